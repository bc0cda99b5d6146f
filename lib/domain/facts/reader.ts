import { day, dayNumber } from '../dates';
import { type Fact, possible } from '../fact';
import { toNumber } from '../fraction';
import type { FactReader, FactValue } from '../rules';
import { CAPABILITIES, type Capability, FIRM_GROUPS, KNOWLEDGE_KINDS } from '../vocabulary';
import { possibleHours } from './measures/access';
import { possibleExports } from './measures/exports';
import { settledGroups } from './measures/groups';
import { possibleReadiness } from './measures/levels';
import { areTiesSettled, possibleBridging, settledCommunities } from './measures/ties';
import type { FirmProfile, LevelRange, MoneyFact, NumberFact } from './types';

type Readable = { questions: readonly string[]; read: (firm: FirmProfile) => FactValue };

const UNKNOWN: FactValue = { kind: 'unknown' };
const MEMBER = 'member.';
const HIGHEST_LEVEL = 4;

const BEHIND_QUALITY = ['cap.qms', 'standards.checklist', 'standards.held'];
const BEHIND_TOKENS = ['standards.held', 'learn.programmes'];
const BEHIND_GROUPS = [
  'people.lead_group',
  'firm.legal',
  'firm.year_started',
  'firm.country',
  'firm.subdivision',
  'firm.isic',
  'firm.employees',
  'firm.associations',
  'sales.direct_export_pct',
  'sales.indirect_export_pct',
  'learn.seek',
  'learn.understand',
  'learn.try',
  'learn.keep',
  'learn.programmes',
];

const readables: Readonly<Record<string, Readable>> = {
  'firm.country': { questions: ['firm.country'], read: (firm) => values(firm.country) },
  'firm.subdivision': { questions: ['firm.subdivision'], read: (firm) => values(firm.subdivision) },
  'firm.isic': { questions: ['firm.isic'], read: (firm) => values(firm.isic) },
  'firm.employees': { questions: ['firm.employees'], read: (firm) => span(firm.employees) },
  'firm.founded': { questions: ['firm.year_started'], read: (firm) => daysOfYear(firm.yearStarted) },
  'firm.turnover': { questions: ['firm.sales_band'], read: (firm) => amount(firm.sales) },
  'size.class': { questions: ['firm.employees', 'firm.isic'], read: (firm) => values(firm.size.class) },
  'size.comparison': { questions: ['firm.employees'], read: (firm) => values(firm.size.comparison) },
  'export.status': {
    questions: ['sales.direct_export_pct', 'sales.indirect_export_pct'],
    read: (firm) => values(possibleExports(firm)),
  },
  'ac.level': {
    questions: ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'],
    read: ({ absorption }) => rangeOf(absorption.possible),
  },
  'quality.level': {
    questions: BEHIND_QUALITY,
    read: (firm) => rangeOf(firm.quality),
  },
  'gap.type': {
    questions: ['need.know'],
    read: ({ gap }) => values(gap.type === 'unknown' ? [] : [gap.type]),
  },
  'need.priorities': { questions: ['need.priorities'], read: (firm) => set(firm.priorities) },
  'ties.bridging': {
    questions: ['ties.list', 'ties.overlap'],
    read: (firm) => bridging(possibleBridging(firm)),
  },
  'ties.isolated': {
    questions: ['ties.list', 'ties.outside_peers'],
    read: (firm) => flag(firm.isolatedCertain ? firm.isolated : null),
  },
  'ties.translocal': {
    questions: ['ties.list'],
    read: (firm) => flag(areTiesSettled(firm) ? firm.translocal : null),
  },
  'ties.communities': {
    questions: ['ties.list', 'firm.subdivision', 'firm.isic'],
    read: (firm) => {
      const { members, open } = settledCommunities(firm);
      return open ? openSet(members) : set(members);
    },
  },
  'buyer.what_only': {
    questions: ['sales.main_buyer_role', 'sales.customer_type'],
    read: (firm) => flag(firm.buyer.whatOnly),
  },
  'buyer.tie_in': {
    questions: ['sales.buyer_limits', 'sales.customer_type'],
    read: (firm) => flag(firm.buyer.tieIn),
  },
  'access.languages': {
    questions: ['access.languages'],
    read: ({ languages }) => set(languages.kind === 'exact' ? languages.value : null),
  },
  'access.fee_max': { questions: ['access.fee_max'], read: (firm) => point(firm.feeMax) },
  'access.travel': { questions: ['access.travel'], read: (firm) => point(firm.travelKm) },
  'learn.hours': { questions: ['learn.hours'], read: (firm) => between(possibleHours(firm)) },
  readiness: {
    questions: ['standards.checklist', 'standards.held'],
    read: (firm) => rangeOf(possibleReadiness(firm.qualityBasis)),
  },
  tokens: { questions: BEHIND_TOKENS, read: (firm) => listed(firm, firm.tokens, BEHIND_TOKENS) },
  groups: {
    questions: BEHIND_GROUPS,
    read: (firm) =>
      isSizeGroupOpen(firm) ? openSet(settledGroups(firm)) : listed(firm, settledGroups(firm), BEHIND_GROUPS),
  },
  ...Object.fromEntries(
    CAPABILITIES.map((one) => [
      `cap.${one}`,
      {
        questions: one === 'QMS' ? BEHIND_QUALITY : [`cap.${one.toLowerCase()}`],
        read: (firm: FirmProfile) => levelOf(firm, one),
      },
    ]),
  ),
  ...Object.fromEntries(
    KNOWLEDGE_KINDS.map((one) => [
      `know.${one}`,
      { questions: ['need.know'], read: (firm: FirmProfile) => point(firm.know[one]) },
    ]),
  ),
};

/** Keys the rules can read, besides `member.` with the id of an institution. */
export const readableFacts: readonly string[] = Object.keys(readables);

/** In: a profile. Out: its facts and measures under the keys of the rule language. */
export function factReader(firm: FirmProfile): FactReader {
  return (key) => {
    if (key.startsWith(MEMBER)) return membership(firm, key.slice(MEMBER.length));
    return Object.hasOwn(readables, key) ? (readables[key]?.read(firm) ?? UNKNOWN) : UNKNOWN;
  };
}

/** In: a key of the rule language. Out: the questions whose answers could settle it, the first most likely. */
export function questionsBehind(key: string): readonly string[] {
  if (key.startsWith(MEMBER)) return ['firm.associations'];
  return Object.hasOwn(readables, key) ? (readables[key]?.questions ?? []) : [];
}

function membership(firm: FirmProfile, institution: string): FactValue {
  return flag(firm.memberOf[institution] ?? (firm.memberOfNone ? false : null));
}

function values(fact: Fact<string> | readonly string[]): FactValue {
  const all = 'kind' in fact ? possible(fact) : fact;
  return all.length === 0 ? UNKNOWN : { kind: 'values', values: all };
}

function span(fact: NumberFact): FactValue {
  if (fact.kind === 'unknown') return UNKNOWN;
  return fact.kind === 'exact' ? point(fact.value) : { kind: 'range', lo: fact.lo, hi: fact.hi };
}

/** Some day of that year. */
function daysOfYear(year: number | null): FactValue {
  if (year === null) return UNKNOWN;
  const [lo, hi] = ['01-01', '12-31'].map((one) => dayNumber(day(`${String(year).padStart(4, '0')}-${one}`)));
  return lo === undefined || hi === undefined ? UNKNOWN : { kind: 'range', lo, hi };
}

function amount(fact: MoneyFact): FactValue {
  if (fact.kind === 'unknown') return UNKNOWN;
  const { unit } = fact;
  const [lo, hi] = fact.kind === 'exact' ? [fact.value, fact.value] : [fact.lo, fact.hi];
  return { kind: 'range', lo, hi, unit };
}

/** Quality work is told by what is known, and decides nothing by what a list, a certificate or the activity may still move. */
function levelOf(firm: FirmProfile, capability: Capability): FactValue {
  const isMovable = capability === 'QMS' && firm.levels.QMS.kind === 'exact';
  return isMovable ? rangeOf(firm.quality) : levels(firm.levels[capability]);
}

function levels(fact: Fact<number>): FactValue {
  const all = possible(fact);
  return all.length === 0 ? UNKNOWN : { kind: 'range', lo: Math.min(...all), hi: Math.max(...all) };
}

function rangeOf(range: LevelRange | null | undefined): FactValue {
  const open = !range || (range.lo === 0 && range.hi === HIGHEST_LEVEL);
  return open ? UNKNOWN : { kind: 'range', lo: range.lo, hi: range.hi };
}

function point(value: number | null): FactValue {
  return value === null ? UNKNOWN : { kind: 'range', lo: value, hi: value };
}

function between(range: { lo: number; hi: number } | null): FactValue {
  return range === null ? UNKNOWN : { kind: 'range', ...range };
}

function bridging(range: ReturnType<typeof possibleBridging>): FactValue {
  return between(range && { lo: toNumber(range.lo), hi: toNumber(range.hi) });
}

function flag(value: boolean | null): FactValue {
  return value === null ? UNKNOWN : { kind: 'flag', value };
}

/** While a question behind it is open, what is on the list belongs to it and the rest is not known. */
function listed(
  { unknownFacts }: FirmProfile,
  members: readonly string[],
  questions: readonly string[],
): FactValue {
  if (!questions.some((one) => unknownFacts.includes(one))) return { kind: 'set', members };
  return openSet(members);
}

/** Size classes are groups too: a firm that may yet be of one of them belongs to it perhaps. */
function isSizeGroupOpen({ size }: FirmProfile): boolean {
  if (size.class.kind === 'exact') return false;
  const left = possible(size.class);
  return left.length === 0 || left.some((one) => FIRM_GROUPS.some((group) => group === one));
}

function openSet(members: readonly string[]): FactValue {
  return members.length === 0 ? UNKNOWN : { kind: 'set', members, open: true };
}

function set(members: readonly string[] | null): FactValue {
  return members === null ? UNKNOWN : { kind: 'set', members };
}
