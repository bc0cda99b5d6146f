import { possible } from '../../fact';
import type { AnswerValue, FirmProfile } from '../../facts';
import { ACTIVITIES_WITH_LIST, waitsForActivity } from '../../facts';
import { divisionsOf, liesUnder } from '../../rules';
import { distinct } from './asks';
import type { TrialInput } from './trial';

/** Stands for every country that nothing names; no country has this code. */
const ELSEWHERE = 'ZZ';
const CLASS_DIGITS = 4;
const MOST = 1_000_000;

/** Countries with offerings or named by rules, and any other. */
export function countries({ firm, catalogue, asks }: TrialInput): readonly AnswerValue[] {
  if (firm.country.kind === 'exact') return [];
  const named = catalogue.offerings.flatMap((offering) => offering.countries);
  return candidates(possible(firm.country), [...named, ...asks.codesOf('firm.country'), ELSEWHERE]);
}

/** Regions of the country that something names, and any other. It is asked after the country, and tells nothing before. */
export function regions({ firm, geography, catalogue, asks }: TrialInput): readonly AnswerValue[] {
  if (firm.subdivision.kind === 'exact' || firm.country.kind !== 'exact') return [];
  const { value: country } = firm.country;
  const named = [
    ...Object.keys(geography),
    ...catalogue.offerings.flatMap(({ subdivisions }) => subdivisions ?? []),
    ...asks.codesOf('firm.subdivision'),
    `${country}-${ELSEWHERE}`,
  ];
  const inCountry = named.filter((code) => code.startsWith(`${country}-`));
  return candidates(possible(firm.subdivision), inCountry);
}

/** Activities that something names, those with a self-check list where that decides, others beside them, and any other. */
export function activities({ firm, catalogue, asks, firmWith }: TrialInput): readonly AnswerValue[] {
  if (firm.isic.kind === 'exact')
    return waitsForActivity(firm.qualityBasis) ? classesOf(firm.isic.value) : [];
  const sectors = catalogue.offerings.flatMap((offering) => offering.sectors);
  const listed = waitsForActivity(firm.qualityBasis) ? ACTIVITIES_WITH_LIST : [];
  const asked = [...sectors, ...asks.codesOf('firm.isic'), ...listed].filter((code) => code !== '*');
  const named = distinct(asked.flatMap((code) => divisionsOf(code).slice(0, 1)));
  // Size limits can differ by section.
  const bySection =
    firmWith && waitsForSector(firm) ? SECTIONS.flatMap((one) => divisionsOf(one).slice(0, 1)) : [];
  const besides = named.map((code) => code.padEnd(CLASS_DIGITS, '9'));
  const other = DIVISIONS.find((code) => liesUnder(code, ...named) === 'unmet') ?? [];
  const all = candidates(possible(firm.isic), [...named, ...besides, ...bySection, other].flat());
  return all.map((main) => ({ main, second: null }));
}

/** Of a division or group: its class with a self-check list, and one without. */
function classesOf(part: string): readonly AnswerValue[] {
  const listed = ACTIVITIES_WITH_LIST.filter((code) => liesUnder(code, part) === 'met');
  return [...listed, part.padEnd(CLASS_DIGITS, '9')].map((main) => ({ main, second: null }));
}

const SECTIONS = [...'ABCDEFGHIJKLMNOPQRSTU'];
const DIVISIONS = SECTIONS.flatMap(divisionsOf);

function waitsForSector({ size }: FirmProfile): boolean {
  return size.open?.facts.includes('sector') ?? false;
}

/** Headcounts on both sides of each number where the size class or a rule begins to tell them apart. */
export function headcounts(input: TrialInput): readonly AnswerValue[] {
  const { firm, asks, firmWith } = input;
  if (firm.employees.kind === 'exact') return [];
  const { lo, hi } = firm.employees.kind === 'interval' ? firm.employees : { lo: 1, hi: MOST };
  const limits = asks.limitsOf('firm.employees').flatMap((limit) => [Math.floor(limit), Math.ceil(limit)]);
  const near = limits.flatMap((limit) => [limit - 1, limit, limit + 1]);
  const ends = [Math.max(1, lo), Math.min(MOST, hi)];
  const inside = near.filter((count) => count > (ends[0] ?? 0) && count < (ends[1] ?? 0));
  if (!firmWith) return numbered([...ends, ...inside]);
  const classes = new Map<number, string>();
  const classAt = (count: number) => {
    const { size } = firmWith('firm.employees', count);
    const known = classes.get(count) ?? JSON.stringify([possible(size.class), possible(size.comparison)]);
    classes.set(count, known);
    return known;
  };
  const knots = numbered([...ends, ...inside]);
  return numbered([...knots, ...knots.slice(1).flatMap((to, at) => turns(knots[at] ?? to, to, classAt))]);
}

/** Neighbours between which the class changes, found by halving. */
function turns(from: number, to: number, classAt: (count: number) => string): readonly number[] {
  if (to - from <= 1 || classAt(from) === classAt(to)) return [from, to];
  const middle = Math.floor((from + to) / 2);
  return [...turns(from, middle, classAt), ...turns(middle, to, classAt)];
}

function candidates(left: readonly string[], named: readonly string[]): readonly string[] {
  return left.length > 0 ? left : distinct(named);
}

function numbered(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
