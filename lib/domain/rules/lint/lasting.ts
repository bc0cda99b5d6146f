import { type Dated, sharesClock } from '../diff/calendar';
import { onEveryClock } from '../diff/clock-days';
import { STEPS_PER_LOOK } from '../domains';
import { nodesOf } from '../language';
import { certainFindings } from './certain';
import { byHand, laterDays, onDay, plainOf, type Subject } from './mending';
import { plainNodes } from './plain-nodes';
import type { NodeFinding } from './types';

/** What is found of a rule as it is read on one day, and its nodes on that day. */
type Story = { nodes: ReadonlySet<string>; findings: readonly NodeFinding[] };

/**
 * In: the rule of a document. Out: what is certain of it on the day and on every later one on which the node is in force,
 * and what no firm can meet from a later day on. What is so today alone, as two limits on days happen to stand, is not told.
 */
export function lastingFindings(subject: Subject): readonly NodeFinding[] {
  const { document, setting } = subject;
  const version = { rule: document.rule, library: setting.library };
  const days = [setting.asOf, ...laterDays(subject)];
  const storiesBy = (readings: readonly Subject[]) =>
    days.map((day) => readings.flatMap((one) => storyOf(onDay(one, day)) ?? []));
  const own = storiesBy([subject]);
  const everyDay = sharesClock([version]) ? [[]] : onAnyDay(subject).map(storiesBy);
  const told = new Map<string, NodeFinding>();
  for (const [at, day] of days.entries()) {
    for (const finding of own[at]?.[0]?.findings ?? []) {
      const key = `${finding.code} ${finding.node}`;
      const lasts = (stories: typeof own) => stories.slice(at).every((of) => of.every(isIn(finding)));
      const because = everyDay.find(lasts);
      if (told.has(key) || !lasts(own) || !because) continue;
      const stories = [own, because].flatMap((of) => of.slice(at).flat());
      const lasting = withLastingMend(withLastingParts(finding, because.slice(at).flat()), stories);
      if (at === 0) told.set(key, lasting);
      else if (finding.code === 'contradiction') told.set(key, { ...withoutChange(lasting), since: day });
    }
  }
  return [...told.values()];
}

/** It is found there too, or the node is not in force. */
function isIn({ node, code }: NodeFinding): (story: Story) => boolean {
  return ({ nodes, findings }) =>
    !nodes.has(node) || findings.some((one) => one.node === node && one.code === code);
}

/** Two parts may exclude one another today alone; what is told are those that do so however the limits stand. */
function withLastingParts(finding: NodeFinding, stories: readonly Story[]): NodeFinding {
  const same = ({ node, code }: NodeFinding) => node === finding.node && code === finding.code;
  const all = stories.flatMap(({ findings }) => findings.filter(same).flatMap(partsOf));
  const [today, parts] = [partsOf(finding), [...new Set(all)]];
  if (parts.every((part) => today.includes(part))) return finding;
  const mend = byHand('give_way', { parts, count: parts.length });
  return { ...finding, values: { ...finding.values, parts }, mend };
}

/** What can be taken away on one day may be all that is in force on another: then the mend of that day is told. */
function withLastingMend(finding: NodeFinding, stories: readonly Story[]): NodeFinding {
  const same = ({ node, code }: NodeFinding) => node === finding.node && code === finding.code;
  const mends = stories.flatMap(({ findings }) => findings.filter(same).map(({ mend }) => mend));
  const needed = mends.find(({ code }) => code !== 'remove');
  return finding.mend.code === 'remove' && needed
    ? { ...finding, mend: byHand(needed.code, needed.values) }
    : finding;
}

function partsOf({ values }: NodeFinding): readonly string[] {
  return Array.isArray(values.parts) ? values.parts : [];
}

/** A change that is made today is judged by today. */
function withoutChange({ mend, ...finding }: NodeFinding): NodeFinding {
  return { ...finding, mend: byHand(mend.code, mend.values) };
}

/** Reading a node and making out what it asks takes about as long as so many looks at it. */
const LOOKS_PER_NODE = 20;

/** Null where the rule cannot be read on the day. Once the steps are spent, nothing is certain any more. */
function storyOf(subject: Subject): Story | null {
  const { document, budgets } = subject;
  const ids = nodesOf(document.rule).map(({ id }) => id);
  const { judging } = budgets;
  judging.steps = Math.max(judging.steps - ids.length * LOOKS_PER_NODE * STEPS_PER_LOOK, 0);
  if (judging.steps === 0) return { nodes: new Set(ids), findings: [] };
  const rule = plainOf(subject.document.rule, subject);
  return (
    rule && { nodes: new Set(plainNodes(rule).map(({ id }) => id)), findings: certainFindings(rule, subject) }
  );
}

/** Sets of readings with limits on days wherever they come to stand to each other; what is so in all of one set is so on any day. */
function onAnyDay(subject: Subject): readonly (readonly Subject[])[] {
  const { document, setting } = subject;
  const version: Dated = { rule: document.rule, library: setting.library };
  return onEveryClock([version]).map((readings) =>
    readings.map((read) => {
      const { rule, library } = read(version);
      return { ...subject, document: { ...document, rule }, setting: { ...setting, library } };
    }),
  );
}
