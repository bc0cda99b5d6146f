import type { FactCatalogue, FactEntry } from '@/lib/domain/rules';

/** Facts by what they are read as. A key with a dot and one in a language of its own are no accident. */
export const FACTS = {
  codes: ['legal-form', 'buyer'],
  sectors: ['sector'],
  places: ['place'],
  numbers: ['employees', 'project.share'],
  amounts: ['sales', 'cargo'],
  dates: ['founded', 'project.start'],
  sets: ['standards', 'languages'],
  sectorSets: ['products'],
  placeSets: ['markets'],
  flags: ['exports', 'project.new'],
  events: ['steps'],
  entities: ['owners', 'sites'],
} as const;

/** How many lists of entities stand within one another. */
const DEEPEST = 3;
const OF_CODE = { kind: 'code', power: 'fixed', questions: [] } as const;
const OF_SET = { kind: 'set', power: 'fixed', questions: [] } as const;

/** What is known of the facts whose codes form a tree, those of entities included; of no other is anything to be known. */
export const HIERARCHIES: FactCatalogue = hierarchies(DEEPEST);

function hierarchies(depth: number): FactCatalogue {
  const each = (facts: readonly string[], entry: FactEntry) => facts.map((fact) => [fact, entry] as const);
  const of = depth > 0 ? hierarchies(depth - 1) : {};
  return Object.fromEntries([
    ...each(FACTS.sectors, { ...OF_CODE, hierarchy: 'sector' }),
    ...each(FACTS.places, { ...OF_CODE, hierarchy: 'place' }),
    ...each(FACTS.sectorSets, { ...OF_SET, hierarchy: 'sector' }),
    ...each(FACTS.placeSets, { ...OF_SET, hierarchy: 'place' }),
    ...each(FACTS.entities, { kind: 'entities', power: 'fixed', questions: [], of }),
  ]);
}

/** No rule names the last one: there is always another value that a list leaves out. */
export const LETTERS = ['a', 'b', 'c', 'd', 'z'] as const;
export const ASKED_LETTERS = ['a', 'b', 'c', 'd'] as const;

/** Part of ISIC Rev.4, child and parent; every code but one has a sister that no rule names. */
export const SECTOR_TREE: readonly (readonly [code: string, parent: string | null])[] = [
  ['A', null],
  ['01', 'A'],
  ['011', '01'],
  ['0111', '011'],
  ['0112', '011'],
  ['0113', '011'],
  ['012', '01'],
  ['0121', '012'],
  ['02', 'A'],
  ['021', '02'],
  ['0210', '021'],
  ['C', null],
  ['10', 'C'],
  ['101', '10'],
  ['1010', '101'],
  ['102', '10'],
  ['1020', '102'],
  ['11', 'C'],
  ['110', '11'],
  ['1101', '110'],
  ['1104', '110'],
  ['25', 'C'],
  ['251', '25'],
  ['2511', '251'],
  ['2512', '251'],
  ['33', 'C'],
  ['331', '33'],
  ['3311', '331'],
  ['G', null],
  ['45', 'G'],
  ['451', '45'],
  ['4510', '451'],
  ['46', 'G'],
  ['461', '46'],
  ['4610', '461'],
  ['J', null],
  ['58', 'J'],
  ['581', '58'],
  ['5811', '581'],
  ['62', 'J'],
  ['620', '62'],
  ['6201', '620'],
  ['6202', '620'],
];

/** Countries, subdivisions and places below them. */
export const PLACE_TREE: readonly (readonly [code: string, parent: string | null])[] = [
  ['AR', null],
  ['AR-B', 'AR'],
  ['AR-B-1', 'AR-B'],
  ['AR-B-2', 'AR-B'],
  ['AR-C', 'AR'],
  ['UY', null],
  ['UY-MO', 'UY'],
  ['US', null],
  ['US-CA', 'US'],
  ['US-NY', 'US'],
  ['ES', null],
];

/** Ranges of one level, as written rules may list them. */
export const SECTOR_RANGES = [
  'A..C',
  'C..J',
  '01..03',
  '10..33',
  '25..62',
  '011..110',
  '0111..0113',
  '1010..2511',
];

/** Units an amount may be in; nobody has a rate for the last one. */
export const UNITS = {
  sales: ['USD', 'EUR', 'UYU', 'XTS'],
  cargo: ['kg', 't', 'lb'],
} as const;

export const EVENT_CODES = ['plan', 'audit', 'loan', 'visit'] as const;
export const ASKED_EVENTS = ['plan', 'audit', 'loan'] as const;

/** Greater than most amounts: as many digits as are kept of a fraction, one more, and close to where whole numbers end. */
export const HUGE = [10 ** 11, 10 ** 12, 10 ** 13, 2 ** 50] as const;

/** The days all dates lie around. */
export const FIRST_DAY = Date.UTC(2016, 0, 1) / 86_400_000;
export const LAST_DAY = Date.UTC(2026, 11, 31) / 86_400_000;

/** In: days since 1970-01-01. Out: the day as text, by the platform's own calendar. */
export function dayText(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Codes of a tree. */
export function codesOf(
  tree: readonly (readonly [code: string, parent: string | null])[],
): readonly string[] {
  return tree.map(([code]) => code);
}

/** Codes below which nothing lies. */
export function leavesOf(
  tree: readonly (readonly [code: string, parent: string | null])[],
): readonly string[] {
  const parents = new Set(tree.map(([, parent]) => parent));
  return codesOf(tree).filter((code) => !parents.has(code));
}
