import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { type Dated, questionOf, sharesClock } from '../diff/calendar';
import { onEveryClock, type Rewrite } from '../diff/clock-days';
import { nodesOf } from '../language';
import { crossedNodes, toldCrossed, withoutCrossed } from './crossed';
import { withLimitsOn } from './limits-on';
import { byHand, laterDays, onDay, plainOf, type Subject } from './mending';
import { keyOf, type On, type Stories, type Story, storiesBy, storyIn, together } from './stories';
import { overStretch } from './stretch';
import type { LintCode, NodeFinding } from './types';
import { wholesIn } from './wholes';

/**
 * In: the rule of a document. Out: what is certain of it on the day, or the first of its days if that is later, and on
 * every later one on which the node is in force, up to its last; and what no firm can meet from a later day on. What is
 * so today alone, as two limits on days happen to stand, is not told.
 */
export function lastingFindings(whole: Subject): readonly NodeFinding[] {
  const days = daysOf(whole);
  const crossed = toldCrossed(whole);
  const subject = withoutCrossed(whole, crossed, days);
  const on: On = (day) => {
    const then = withoutCrossed(onDay(subject, day), crossed, [day]);
    const others = crossedNodes(then);
    return others.length === 0 ? [then] : [then, withoutCrossed(then, others, [day])];
  };
  const own = storiesBy([(rule) => rule], days, on);
  if (own.every((of) => of.every((story) => story?.found.size === 0))) return [];
  const reasons = reasonsFor(subject, days, on);
  const isNever = isOfNobody(own) && reasons.some((because) => isOfNobody(because()));
  const told = new Map<string, NodeFinding>();
  const wholes = wholesIn(subject);
  for (const [at, day] of days.entries()) {
    const story = own[at]?.[0] ?? null;
    for (const finding of [...(story?.found.values() ?? []), wholes.onlyDecided(story)].flat()) {
      const key = keyOf(finding);
      if (told.has(key)) continue;
      const lasting = lastingOf(finding, at, own, reasons);
      if (!lasting) continue;
      const { since, because } = lasting;
      const stories = [own, because].flatMap((of) => of.slice(since).flat());
      const whole = withLastingMend(withLastingParts(finding, because.slice(since).flat()), stories);
      // Where the rule can be met on some other day, nothing keeps it from being used.
      const one: NodeFinding =
        isNever || whole.severity === undefined ? whole : { ...whole, severity: 'warning' };
      if (since === 0) told.set(key, at === 0 ? one : withoutChange(one));
      else if (finding.code === 'contradiction')
        told.set(key, { ...withoutChange(one), since: days[since] ?? day });
    }
  }
  return wholes.unlessInside([...told.values()]);
}

/** Since which of the days, up to the one on which it is found, it is so on every day, and the reading that tells it. */
function lastingOf(
  finding: NodeFinding,
  at: number,
  own: Stories,
  reasons: readonly (() => Stories)[],
): { since: number; because: Stories } | null {
  for (let since = 0; since <= at; since += 1) {
    const lasts = (stories: Stories) => stories.slice(since).every((of) => of.every(isIn(finding)));
    // On an earlier day something else may decide the same node.
    if (!isDecided(finding, own[since]?.[0]) || !lasts(own)) continue;
    const because = reasons.find((reason) => lasts(reason()))?.();
    if (because) return { since, because };
  }
  return null;
}

function isDecided(finding: NodeFinding, story: Story | undefined): boolean {
  const key = keyOf(finding);
  return story?.found.has(key) === true || story?.decided.has(key) === true;
}

/** Readings of which each by itself tells what is so on every day, the shortest first; none is made before it is asked for. */
function reasonsFor(subject: Subject, days: readonly IsoDate[], on: On): readonly (() => Stories)[] {
  const { document, setting, budgets } = subject;
  const version: Dated = { rule: document.rule, library: setting.library };
  if (sharesClock([version])) return [() => [[]]];
  const { judging } = budgets;
  const { asked } = onEveryClock([version], judging);
  // Parameters have other values on other days.
  const standingOn = (day: IsoDate): Stories => {
    const then = withLimitsOn(day);
    const ways = onEveryClock([then(version)], judging).standing();
    return ways
      ? storiesBy(
          ways.map(
            (way): Rewrite =>
              (one) =>
                way(then(one)),
          ),
          [day],
          on,
        )
      : [[null]];
  };
  return [
    () => storiesBy([asked], days, on),
    () => stretchesOf(subject, days, on),
    () => days.flatMap(standingOn),
  ].map(once);
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The first day that counts, and the later ones of the rule on which it reads otherwise. */
function daysOf({ document, setting, budgets }: Subject): readonly [IsoDate, ...IsoDate[]] {
  const { from, to } = document;
  const first = from && setting.asOf < from ? from : setting.asOf;
  const later = laterDays({ document, budgets, setting: { ...setting, asOf: first } });
  return [first, ...later.filter((day) => !to || day <= to)];
}

/** For each of the days, what nobody can meet, or fail, on any day from it up to the next, or to the last of all. */
function stretchesOf(subject: Subject, days: readonly IsoDate[], on: On): Stories {
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
    const starts = on(first);
    const ends = on(last < first ? first : last);
    const stories = starts.map((then, of): Story | undefined => {
      const [start, end] = [then, ends[of] ?? ends[0]].map((one) => plainOf(one.document.rule, one));
      if (!start || !end) return undefined;
      const [wide, narrow] = (['wider', 'narrower'] as const).map((as) => {
        const { rule, wider, narrower } = overStretch(start, end, { questionOf: question, as });
        const certain = { contradiction: wider, tautology: narrower };
        return storyIn(rule, then, ({ node, code }) => isCertain(code) && certain[code].has(node));
      });
      if (!wide || !narrow) return null;
      const decided = new Set([...narrow.decided, ...wide.decided]);
      return { ...wide, found: new Map([...narrow.found, ...wide.found]), decided };
    });
    return together(stories);
  });
}

function isCertain(code: LintCode): code is 'contradiction' | 'tautology' {
  return code === 'contradiction' || code === 'tautology';
}

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** Far beyond any rule; later ones can hardly be written. */
const LAST_DAY = day('9999-01-01');

/** It is found there too, be it by something in the node, or the node is not in force. */
function isIn(finding: NodeFinding): (story: Story) => boolean {
  return (story) => story !== null && (!story.nodes.has(finding.node) || isDecided(finding, story));
}

/** What is found there of the same. */
function sameIn(stories: readonly Story[], finding: NodeFinding): readonly NodeFinding[] {
  return stories.flatMap((story) => story?.found.get(keyOf(finding)) ?? []);
}

/** Two parts may exclude one another today alone; what is told are those that do so however the limits stand. */
function withLastingParts(finding: NodeFinding, stories: readonly Story[]): NodeFinding {
  const all = sameIn(stories, finding).flatMap(partsOf);
  const [today, parts] = [partsOf(finding), [...new Set(all)]];
  if (parts.every((part) => today.includes(part))) return finding;
  const mend = byHand('give_way', { parts, count: parts.length });
  return { ...finding, values: { ...finding.values, parts }, mend };
}

/** Whether nobody meets the whole rule, however it is read. */
function isOfNobody(stories: Stories): boolean {
  return stories.every((of) => of.every((story) => story?.isNever === true));
}

/** What can be taken away on one day may be all that is in force on another: then the mend of that day is told. */
function withLastingMend(finding: NodeFinding, stories: readonly Story[]): NodeFinding {
  const mends = sameIn(stories, finding).map(({ mend }) => mend);
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
