import {
  certaintyOf,
  criterionKinds,
  type Finding,
  NO_LIBRARY,
  plainNodes,
  resolve,
  type Verdict,
  type WrittenRule,
} from '../../domain/rules';
import { missingOf } from './missing';
import { readRule } from './read';
import { saidOf } from './said';
import type { FindingReading, RuleNote, RuleReading, RuleSay } from './types';

type Found = ReadonlyMap<string, Finding>;
/** Findings by node, and whether the words stand in a list of what must not be. */
type Telling = {
  say: RuleSay;
  found: Found;
  against: boolean;
  path: string;
  whole: WrittenRule;
  /** Whether a node counts, and no linked entity is known to ask it of. */
  isUnasked: (node: string) => boolean;
};

const OPPOSITE: Readonly<Record<Verdict, Verdict>> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };
const LINKED = 'rule.linked';

/** In: a rule as written and what came of it for one firm. Out: its reading with verdicts, what the firm said and what is missing. */
export function readFinding(rule: WrittenRule, finding: Finding, say: RuleSay): FindingReading {
  const found: Found = isOutOfForce(rule, finding) ? new Map() : findingsIn(finding);
  const telling = { say, found, against: false, path: '', whole: rule, isUnasked: () => false };
  const reading = withFinding(readRule(rule, say), telling);
  const whole = [...wholeNotes(reading, finding, say), ...certaintyNotes(rule, finding, say)];
  return { ...reading, notes: [...reading.notes, ...whole] };
}

/** A rule of which nothing is in force asks for nothing, and has the finding of an empty group. */
function isOutOfForce(rule: WrittenRule, { reason, parts }: Finding): boolean {
  const isEmpty = rule.op === 'all' && rule.of.length === 0;
  return reason.code === 'rule.all' && parts.length === 0 && !isEmpty;
}

/** What comes of the rule where all that it asks does not count on the day. */
function wholeNotes(reading: FindingReading, { verdict }: Finding, { t }: RuleSay): readonly RuleNote[] {
  const isIdle = reading.verdict === null && verdict === 'met';
  return isIdle ? [{ kind: 'days', text: t('rules.status.none.whole') }] : [];
}

/** How firmly the whole stands; one condition alone says that itself. */
function certaintyNotes(rule: WrittenRule, finding: Finding, say: RuleSay): readonly RuleNote[] {
  const { t, library = NO_LIBRARY, reader = 'firm' } = say;
  // What nothing is missing for and yet stays open cannot be checked either.
  if (finding.parts.length < 2 || (finding.verdict === 'unknown' && finding.missing.length === 0)) return [];
  const certainty = certaintyOf(finding, criterionKinds(rule, library));
  if (certainty === 'declared') return [{ kind: 'who', text: t(`rules.certainty.declared.${reader}`) }];
  return certainty === 'to_be_checked' ? [{ kind: 'who', text: t('rules.certainty.to_be_checked') }] : [];
}

function withFinding(reading: RuleReading, telling: Telling): FindingReading {
  const { say, found, against, path } = telling;
  const finding = found.get(reading.node) ?? null;
  const isUnasked = telling.isUnasked(reading.node);
  const verdict = isUnasked ? 'unknown' : verdictOf(reading, finding);
  const inner = { ...telling, against: against || turnsAgainst(reading) };
  const parts =
    reading.rule.op === 'linked'
      ? entities(reading, finding, inner)
      : reading.parts.map((part) => withFinding(part, inner));
  const isAsked = finding !== null && asksItself(reading);
  return {
    ...reading,
    verdict,
    status: isUnasked ? '' : statusOf(say, verdict, against),
    said: isAsked ? saidOf(reading, finding, { say, path }) : null,
    missing: isAsked ? missingOf(finding, { say, path }) : [],
    parts,
  };
}

/** What only tells is met in any case, so its verdict is that of what it holds. */
function verdictOf({ rule, negated }: RuleReading, finding: Finding | null): Verdict | null {
  if (!finding) return null;
  const own = rule.op === 'criterion' ? (finding.parts[0] ?? finding) : finding;
  return negated ? OPPOSITE[own.verdict] : own.verdict;
}

/** Each linked entity by its number; the condition alone where none is known, of which nothing can come. */
function entities(
  reading: RuleReading,
  finding: Finding | null,
  telling: Telling,
): readonly FindingReading[] {
  const { say, path, against } = telling;
  const key = reading.rule.op === 'linked' ? `${path}${reading.rule.fact}.` : path;
  const known = finding?.reason.code === LINKED ? finding.parts : [];
  if (known.length === 0) {
    const isUnasked = finding ? inForceOn(telling) : telling.isUnasked;
    const none = { ...telling, path: key, found: new Map(), isUnasked };
    return reading.parts.map((part) => ({ ...withFinding(part, none), status: '' }));
  }
  return known.map((one, place) => {
    const parts = reading.parts.map((part) =>
      withFinding(part, { ...telling, path: key, found: findingsIn(one) }),
    );
    const verdict = parts[0]?.verdict ?? null;
    const text = say.t('rules.linked.entity', { number: place + 1 });
    return {
      ...reading,
      ...{ node: `${reading.node}#${place + 1}`, within: [], notes: [], negated: false },
      ...{ text, clause: text.replace(/:$/, ''), join: 'opened', parts, verdict },
      ...{ status: statusOf(say, verdict, against), said: null, missing: [] },
    };
  });
}

/** Tells which nodes count on the day; without a day none is said not to. */
function inForceOn({ whole, say: { library = NO_LIBRARY, asOf } }: Telling): Telling['isUnasked'] {
  const resolution = asOf && resolve(whole, { ruleId: whole.id, library, asOf });
  if (!resolution?.ok) return () => true;
  const counted = new Set(plainNodes(resolution.rule).map(({ id }) => id));
  return (node) => counted.has(node);
}

/** Conditions on facts; a group is settled by its parts. */
function asksItself({ rule, join }: RuleReading): boolean {
  return join === null || rule.op === 'linked';
}

/**
 * Below "none of these" a part that holds speaks against the firm. So does a linked entity for which the condition holds,
 * unless so many of them are asked for, or every one: otherwise it is only told whether it is so.
 */
function turnsAgainst({ negated, rule, join }: RuleReading): boolean {
  if (rule.op !== 'linked') return negated;
  if (join === 'every') return false;
  const [lower, upper] = [rule.min !== null && rule.min !== 0, rule.max !== null];
  return negated ? !upper || lower : !lower || upper;
}

function statusOf({ t }: RuleSay, verdict: Verdict | null, against: boolean): string {
  if (verdict === null) return t('rules.status.none');
  if (verdict === 'unknown') return t('rules.status.unknown');
  return against ? t(`rules.status.against.${verdict}`) : t(`rules.status.${verdict}`);
}

/** Findings by node, without those of linked entities, whose nodes come once for each. */
function findingsIn(finding: Finding): Found {
  const found = new Map<string, Finding>();
  const open = [finding];
  for (let one = open.pop(); one; one = open.pop()) {
    found.set(one.node, one);
    if (one.reason.code !== LINKED) open.push(...one.parts);
  }
  return found;
}
