import type { IsoDate } from '../../dates';
import type { Dated } from '../diff/calendar';
import type { Rewrite } from '../diff/clock-days';
import { STEPS_PER_NODE, spend } from '../domains';
import { plainNodes } from '../plain-nodes';
import type { Rule } from '../types';
import { certainFindings, type Decided } from './certain';
import { plainOf, type Subject } from './mending';
import type { NodeFinding } from './types';

/** What is found of a rule as it is read on one day, its nodes on that day and which of them are decided; null once the steps are spent. */
export type Story = {
  nodes: ReadonlySet<string>;
  found: ReadonlyMap<string, readonly NodeFinding[]>;
  decided: ReadonlySet<string>;
  isNever: boolean;
} | null;
/** In: a day. Out: the rule as it is read on it; where limits leave nothing from that day on, beside it the rule without these. */
export type On = (day: IsoDate) => readonly [Subject, ...Subject[]];
/** For each day, all that is told of it. */
export type Stories = readonly (readonly Story[])[];

/** In: what was found of a node. Out: what it is told by, whatever it says of its parts. */
export function keyOf({ code, node }: Decided): string {
  return `${code} ${node}`;
}

/** In: ways to read a rule, and days. Out: for each day, what is told of the rule in each way; nothing of one that cannot be read on the day. */
export function storiesBy(ways: readonly Rewrite[], days: readonly IsoDate[], on: On): Stories {
  return days.map((day) =>
    ways.flatMap((way) => {
      const stories = on(day).map((one) => {
        const then = readBy(way, one);
        if (then.budgets.judging.steps === 0) return null;
        const rule = plainOf(then.document.rule, then);
        return rule ? storyIn(rule, then, () => true) : undefined;
      });
      return together(stories);
    }),
  );
}

/** In: what is told of a rule as it is, and of the same without limits that leave nothing. Out: both, of the former what nobody meets; nothing of one that cannot be read. */
export function together([first, without]: readonly (Story | undefined)[]): readonly Story[] {
  if (first === undefined) return [];
  if (first === null || without === null) return [null];
  if (!without) return [first];
  const never = [...first.found].filter(([, [one]]) => one?.code === 'contradiction');
  const isNever = (key: string) => key.startsWith('contradiction ');
  const decided = new Set([...without.decided, ...[...first.decided].filter(isNever)]);
  return [{ ...first, found: new Map([...without.found, ...never]), decided }];
}

/** In: a plain rule and the subject it is of. Out: what is found of it, as far as it is told; once the steps are spent, nothing is certain any more. */
export function storyIn(rule: Rule, subject: Subject, isTold: (finding: Decided) => boolean): Story {
  const nodes = new Set(plainNodes(rule).map(({ id }) => id));
  const { judging } = subject.budgets;
  spend(judging, nodes.size * STEPS_PER_NODE);
  if (judging.steps === 0) return null;
  const { findings, decided, isNever } = certainFindings(rule, subject);
  const found = new Map<string, NodeFinding[]>();
  for (const one of findings.filter(isTold)) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return { nodes, found, decided: new Set(decided.filter(isTold).map(keyOf)), isNever };
}

function readBy(way: Rewrite, subject: Subject): Subject {
  const { document, setting } = subject;
  const { rule, library } = way<Dated>({ rule: document.rule, library: setting.library });
  return { ...subject, document: { ...document, rule }, setting: { ...setting, library } };
}
