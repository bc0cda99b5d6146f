import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { type Dated, questionOf, sharesClock } from '../diff/calendar';
import { onEveryClock } from '../diff/clock-days';
import { STEPS_PER_LOOK } from '../domains';
import { nodesOf } from '../language';
import type { Rule } from '../types';
import { type Certain, certainFindings } from './certain';
import { byHand, laterDays, onDay, plainOf, type Subject } from './mending';
import { plainNodes } from './plain-nodes';
import { overStretch } from './stretch';
import type { NodeFinding } from './types';

/** What is found of a rule as it is read on one day, and its nodes on that day. */
type Story = Certain & { nodes: ReadonlySet<string> };
/** For each day, all that is told of it. */
type Stories = readonly (readonly Story[])[];

/**
 * In: the rule of a document. Out: what is certain of it on the day, or the first of its days if that is later, and on
 * every later one on which the node is in force, up to its last; and what no firm can meet from a later day on. What is
 * so today alone, as two limits on days happen to stand, is not told.
 */
export function lastingFindings(subject: Subject): readonly NodeFinding[] {
  const { document, setting } = subject;
  const version = { rule: document.rule, library: setting.library };
  const days = daysOf(subject);
  const storiesBy = (readings: readonly Subject[]): Stories =>
    days.map((day) => readings.flatMap((one) => storyOf(onDay(one, day)) ?? []));
  const own = storiesBy([subject]);
  const everyDay = sharesClock([version])
    ? [[]]
    : [...onAnyDay(subject).map(storiesBy), stretchesOf(subject, days)];
  const isNever = isOfNobody(own) && everyDay.some(isOfNobody);
  const told = new Map<string, NodeFinding>();
  for (const [at, day] of days.entries()) {
    for (const finding of own[at]?.[0]?.findings ?? []) {
      const key = `${finding.code} ${finding.node}`;
      const lasts = (stories: Stories) => stories.slice(at).every((of) => of.every(isIn(finding)));
      const because = everyDay.find(lasts);
      if (told.has(key) || !lasts(own) || !because) continue;
      const stories = [own, because].flatMap((of) => of.slice(at).flat());
      const whole = withLastingMend(withLastingParts(finding, because.slice(at).flat()), stories);
      // Where the rule can be met on some other day, nothing keeps it from being used.
      const lasting: NodeFinding =
        isNever || whole.severity === undefined ? whole : { ...whole, severity: 'warning' };
      if (at === 0) told.set(key, lasting);
      else if (finding.code === 'contradiction') told.set(key, { ...withoutChange(lasting), since: day });
    }
  }
  return [...told.values()];
}

/** The first day that counts, and the later ones of the rule on which it reads otherwise. */
function daysOf({ document, setting, budgets }: Subject): readonly [IsoDate, ...IsoDate[]] {
  const { from, to } = document;
  const first = from && setting.asOf < from ? from : setting.asOf;
  const later = laterDays({ document, budgets, setting: { ...setting, asOf: first } });
  return [first, ...later.filter((day) => !to || day <= to)];
}

/** For each of the days, what nobody can meet on any day from it up to the next, or to the last of all. */
function stretchesOf(subject: Subject, days: readonly IsoDate[]): Stories {
  const written = new Map(nodesOf(subject.document.rule).map((node) => [node.id, node]));
  const question = (id: string): string => {
    const node = written.get(id);
    return node ? questionOf(node, subject.setting.library) : id;
  };
  return days.map((first, at) => {
    const next = days[at + 1];
    const last = next
      ? dayFromNumber(dayNumber(next) - 1)
      : earlier(subject.document.to ?? LAST_DAY, LAST_DAY);
    const [start, end] = [first, last < first ? first : last].map((day) =>
      plainOf(subject.document.rule, onDay(subject, day)),
    );
    if (!start || !end) return [];
    const { rule, nodes } = overStretch(start, end, question);
    const { findings, ...story } = storyIn(rule, onDay(subject, first));
    const isSo = ({ node, code }: NodeFinding) => code === 'contradiction' && nodes.has(node);
    return [{ ...story, findings: findings.filter(isSo) }];
  });
}

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** Far beyond any rule; later ones can hardly be written. */
const LAST_DAY = day('9999-01-01');

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

/** Whether nobody meets the whole rule, however it is read. */
function isOfNobody(stories: Stories): boolean {
  return stories.every((of) => of.every(({ isNever }) => isNever));
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

/** Null where the rule cannot be read on the day. */
function storyOf(subject: Subject): Story | null {
  const rule = plainOf(subject.document.rule, subject);
  return rule && storyIn(rule, subject);
}

/** Once the steps are spent, nothing is certain any more. */
function storyIn(rule: Rule, subject: Subject): Story {
  const nodes = new Set(plainNodes(rule).map(({ id }) => id));
  const { judging } = subject.budgets;
  judging.steps = Math.max(judging.steps - nodes.size * LOOKS_PER_NODE * STEPS_PER_LOOK, 0);
  const spent: Certain = { findings: [], isNever: false };
  return { nodes, ...(judging.steps === 0 ? spent : certainFindings(rule, subject)) };
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
