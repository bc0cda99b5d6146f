/** What the forty facts of the workload are and which values they can take. Days count from 1970-01-01. */

/** A number, its ends, the round limits that rules set for it, and the ends of the bands a register would give. */
type NumberFact = { key: string; kind: 'number'; least: number; most: number; limits: readonly number[] };
type CodeFact = { key: string; kind: 'code'; codes: readonly string[] };
/** `codes` are the lowest level; `above` gives the codes over each of them, highest first. */
type TreeFact = {
  key: string;
  kind: 'tree';
  codes: readonly string[];
  above: ReadonlyMap<string, readonly string[]>;
};
type SetFact = { key: string; kind: 'set'; members: readonly string[] };
type FlagFact = { key: string; kind: 'flag'; share: number };
type DateFact = { key: string; kind: 'date'; least: number; most: number; limits: readonly number[] };

/** One fact of the workload and the values it can take. */
export type WorkloadFact = NumberFact | CodeFact | TreeFact | SetFact | FlagFact | DateFact;

/** First and last division of some sections of ISIC Rev.4, the commonest first. */
const SECTIONS: readonly (readonly [letter: string, first: number, last: number])[] = [
  ['C', 10, 33],
  ['G', 45, 47],
  ['A', 1, 3],
  ['I', 55, 56],
  ['J', 58, 63],
  ['F', 41, 43],
  ['M', 69, 75],
  ['H', 49, 53],
  ['N', 77, 82],
  ['S', 94, 96],
];
const CLASSES_OF_A_DIVISION = ['10', '21', '22', '30'];
const COUNTRIES = ['MX', 'CO', 'AR', 'PE', 'CL', 'CR'];
const SUBDIVISIONS = ['01', '02', '03', '04', '05', '06', '07', '08'];
const TOWNS = ['001', '002', '003', '004', '005'];

const SMALL_COUNTS = [1, 2, 3, 5, 8, 10, 15, 20];
const STAFF = [1, 2, 3, 5, 10, 20, 25, 50, 100, 150, 250, 500];
const PERCENT = [5, 10, 20, 25, 30, 40, 50, 60, 75, 80, 90];
const MONEY = [10_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000];

/** Shaped like ISIC Rev.4 (section, division, class); the classes themselves are made up. */
const sectorTree = tree(
  SECTIONS.flatMap(([letter, first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0')).flatMap(
      (division) => CLASSES_OF_A_DIVISION.map((rest) => [letter, division, division + rest]),
    ),
  ),
);
/** Country, subdivision, town; the numbers of the latter two are made up. */
const placeTree = tree(
  COUNTRIES.flatMap((country) =>
    SUBDIVISIONS.flatMap((part) =>
      TOWNS.map((town) => [country, `${country}-${part}`, `${country}-${part}-${town}`]),
    ),
  ),
);

/** In: paths from the highest level to the lowest. */
function tree(paths: readonly (readonly string[])[]): Pick<TreeFact, 'kind' | 'codes' | 'above'> {
  const above = new Map(paths.map((path) => [path.at(-1) ?? '', path.slice(0, -1)]));
  return { kind: 'tree', codes: [...above.keys()], above };
}

function numberFact(key: string, most: number, limits: readonly number[]): NumberFact {
  return { key, kind: 'number', least: 0, most, limits };
}

function codeFact(key: string, count: number): CodeFact {
  return { key, kind: 'code', codes: Array.from({ length: count }, (_, index) => `${key}_${index + 1}`) };
}

function setFact(key: string, count: number): SetFact {
  return { key, kind: 'set', members: Array.from({ length: count }, (_, index) => `${key}_${index + 1}`) };
}

/** Limits are the first of January of every fourth year. */
function dateFact(key: string, firstYear: number, lastYear: number): DateFact {
  const dayOf = (year: number) => Date.UTC(year, 0, 1) / 86_400_000;
  const limits: number[] = [];
  for (let year = firstYear + 1; year < lastYear; year += 4) limits.push(dayOf(year));
  return { key, kind: 'date', least: dayOf(firstYear), most: dayOf(lastYear), limits };
}

/** The forty facts: twelve numbers, eight codes, four hierarchical codes, four sets, eight flags, four dates. */
export const WORKLOAD_FACTS: readonly WorkloadFact[] = [
  numberFact('employees', 900, STAFF),
  numberFact('women', 400, STAFF),
  numberFact('technicians', 200, SMALL_COUNTS),
  numberFact('sites', 30, SMALL_COUNTS),
  numberFact('turnover', 40_000_000, MONEY),
  numberFact('balance_sheet', 40_000_000, MONEY),
  numberFact('investment', 5_000_000, MONEY),
  numberFact('project_cost', 5_000_000, MONEY),
  numberFact('export_share', 100, PERCENT),
  numberFact('foreign_share', 100, PERCENT),
  numberFact('local_inputs', 100, PERCENT),
  numberFact('energy_share', 100, PERCENT),
  codeFact('legal_form', 12),
  codeFact('ownership', 6),
  codeFact('tax_regime', 8),
  codeFact('main_market', 10),
  codeFact('energy_source', 5),
  codeFact('currency', 6),
  codeFact('buyer_type', 9),
  codeFact('process', 14),
  { key: 'sector', ...sectorTree },
  { key: 'second_sector', ...sectorTree },
  { key: 'place', ...placeTree },
  { key: 'plant_place', ...placeTree },
  setFact('certificate', 24),
  setFact('membership', 16),
  setFact('group', 8),
  setFact('need', 20),
  { key: 'registered', kind: 'flag', share: 0.9 },
  { key: 'tax_clear', kind: 'flag', share: 0.8 },
  { key: 'exporter', kind: 'flag', share: 0.3 },
  { key: 'family_firm', kind: 'flag', share: 0.7 },
  { key: 'in_group', kind: 'flag', share: 0.2 },
  { key: 'has_debt', kind: 'flag', share: 0.4 },
  { key: 'trains_staff', kind: 'flag', share: 0.5 },
  { key: 'sells_online', kind: 'flag', share: 0.5 },
  dateFact('founded', 1970, 2026),
  dateFact('first_export', 1990, 2026),
  dateFact('last_audit', 2005, 2026),
  dateFact('last_grant', 2010, 2026),
];
