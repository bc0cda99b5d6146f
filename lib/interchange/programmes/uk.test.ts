import { readFileSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, day, dayNumber } from '@/lib/domain/dates';
import {
  documentProblems,
  evaluate,
  type FactReader,
  type FactValue,
  factEntry,
  factsOf,
  nodesOf,
  type RuleDocument,
  resolve,
  ruleCatalogueSchema,
  type Verdict,
  type WrittenRule,
} from '@/lib/domain/rules';
import { decodeEntities } from './entities';
import { PROGRAMME_FACTS, ukSchemes } from './index';

type Raw = Readonly<Record<string, string | number | null | readonly string[]>>;
const file = resolvePath(import.meta.dirname, '../../../db/seed/data/programmes/uk-schemes.json');
const raw: readonly Raw[] = JSON.parse(readFileSync(file, 'utf8'));
const catalogue = ukSchemes();
const TODAY = day('2013-09-02');

/** Fields of prose by the name of their criteria, and how many rows of the file have them. */
const PROSE: Readonly<Record<string, readonly [field: string, count: number]>> = {
  eligibility: ['eligibility_text', 166],
  summary: ['short_description', 247],
  description: ['long_description', 213],
  evaluation: ['evaluation_text', 19],
  note: ['additional_information', 74],
};

function listOf(row: Raw, facet: string): readonly string[] {
  const value = row[facet];
  return Array.isArray(value) ? value : [];
}

function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The leaf of a criterion, where a rule has it. */
function leafOf({ rule }: RuleDocument, criterion: string): WrittenRule | undefined {
  return nodesOf(rule).find((node) => node.id.startsWith(`${criterion}.`));
}

function codesOf(criterion: string): readonly string[] {
  return catalogue.rules.flatMap((document) => {
    const leaf = leafOf(document, criterion);
    return leaf && 'values' in leaf ? leaf.values : [];
  });
}

function countOf(criterion: string): number {
  return catalogue.rules.filter((document) => leafOf(document, criterion)).length;
}

function plainOf(document: RuleDocument) {
  const plain = resolve(document.rule, { ruleId: document.id, library: catalogue.library, asOf: TODAY });
  if (!plain.ok) throw new Error(`${document.id}: ${JSON.stringify(plain.problems)}`);
  return plain.rule;
}

const plain = new Map(catalogue.rules.map((document) => [document.id, plainOf(document)]));

describe('the 249 schemes of the United Kingdom', () => {
  it('are rules of the right shape, each with its own ids, that resolve and name known facts alone', () => {
    expect(ruleCatalogueSchema.parse(catalogue).rules).toHaveLength(249);
    expect(new Set(catalogue.rules.map(({ id }) => id)).size).toBe(249);
    expect(plain.size).toBe(249);
    for (const document of catalogue.rules) {
      expect(documentProblems(document)).toEqual([]);
      for (const fact of factsOf(document.rule)) expect(factEntry(PROGRAMME_FACTS, fact)).not.toBeNull();
    }
  });

  // Counted in the published file with another program.
  it('have in each facet as many codes as the file, where it does not list all', () => {
    expect(tally(codesOf('business-type'))).toEqual({
      'private-company': 180,
      partnership: 171,
      'public-limited-company': 149,
      'social-enterprise': 96,
      'sole-trader': 93,
      charity: 25,
    });
    expect(tally(codesOf('stage'))).toEqual({
      'grow-and-sustain': 221,
      'start-up': 181,
      'pre-start': 76,
      'exiting-a-business': 1,
    });
    expect(tally(codesOf('support'))).toEqual({
      finance: 118,
      grant: 105,
      'expertise-and-advice': 102,
      loan: 39,
      equity: 11,
      'recognition-award': 10,
    });
    expect(tally(codesOf('purpose'))).toMatchObject({
      'business-growth-and-expansion': 71,
      'setting-up-your-business': 46,
      'making-the-most-of-the-internet': 9,
    });
    expect([countOf('business-type'), countOf('stage'), countOf('purpose')]).toEqual([202, 243, 186]);
    expect([countOf('location'), countOf('open')]).toEqual([249, 6]);
    expect([countOf('employees'), countOf('turnover'), countOf('age')]).toEqual([180, 3, 8]);
  });

  it('have the same codes as a count over the rows that do not list all of a facet', () => {
    const facets: readonly (readonly [criterion: string, facet: string, open: number])[] = [
      ['business-type', 'business_types', 47],
      ['stage', 'stages', 5],
      ['purpose', 'purposes', 1],
      ['sector', 'sectors', 158],
    ];
    for (const [criterion, facet, open] of facets) {
      const all = new Set(raw.flatMap((row) => listOf(row, facet)));
      const some = raw.filter((row) => new Set(listOf(row, facet)).size < all.size);
      expect([facet, raw.length - some.length]).toEqual([facet, open]);
      expect(tally(codesOf(criterion))).toEqual(tally(some.flatMap((row) => listOf(row, facet))));
    }
    expect(tally(codesOf('support'))).toEqual(tally(raw.flatMap((row) => listOf(row, 'support_types'))));
  });

  it('have each limit of employees as often as the file', () => {
    const limits = catalogue.rules.flatMap((document) => {
      const leaf = leafOf(document, 'employees');
      return leaf?.op === 'between' && typeof leaf.max === 'number' ? [String(leaf.max)] : [];
    });
    expect(tally(limits)).toEqual({
      ...{ 249: 140, 250: 10, 4: 6, 19: 5, 49: 4, 9: 3, 50: 2, 99: 2, 25: 2 },
      ...{ 1: 1, 149: 1, 10: 1, 1000: 1, 35: 1 },
    });
  });

  it('let the eligibility prose decide and all other prose inform', () => {
    const kinds = catalogue.rules.flatMap(({ rule }) =>
      nodesOf(rule).flatMap((node) =>
        node.op === 'criterion' && node.of.op === 'prose'
          ? [`${node.id.replace(/-\d+$/, '')} ${node.kind}`]
          : [],
      ),
    );
    expect(new Set(kinds)).toEqual(
      new Set([
        'eligibility to_verify',
        ...['summary', 'description', 'evaluation', 'note'].map((field) => `${field} informative`),
      ]),
    );
    const sentences = catalogue.rules.flatMap(({ rule }) => nodesOf(rule).filter(({ op }) => op === 'prose'));
    const must = sentences.filter(
      (node) =>
        node.op === 'prose' && /^(evaluation|note)-/.test(node.id) && /\bmust\b/i.test(node.text.en ?? ''),
    );
    expect(must).toHaveLength(22);
  });

  it('keep every word of each field of prose', () => {
    const words = (text: string) =>
      decodeEntities(text)
        .replaceAll('&amp;', '&')
        .replace(/[\s\u00a0]/g, '');
    for (const [name, [field, count]] of Object.entries(PROSE)) {
      expect(countOf(`${name}-1`), field).toBe(count);
      for (const [index, { rule }] of catalogue.rules.entries()) {
        const kept = nodesOf(rule).flatMap((node) =>
          node.op === 'prose' && node.id.startsWith(`${name}-`) ? [node.text.en] : [],
        );
        const row = raw[index]?.[field];
        expect(words(kept.join(''))).toBe(words(typeof row === 'string' ? row : ''));
      }
    }
  });
});

const REGION_CODES: Readonly<Record<string, string>> = {
  scotland: 'GB-SCT',
  wales: 'GB-WLS',
  'northern-ireland': 'GB-NIR',
  'north-east': 'GB-ENG-E12000001',
  london: 'GB-ENG-E12000007',
  'east-midlands': 'GB-ENG-E12000004',
  'south-west': 'GB-ENG-E12000009',
};

type Firm = { type: string; place: string; sector: string; stage: string; purposes: readonly string[] };
type Figures = { employees: number; turnover: number; months: number };

function readerOf(firm: Firm, figures: Figures): FactReader {
  const one = (value: string | undefined): FactValue => ({
    kind: 'values',
    values: value === undefined ? [] : [value],
  });
  const number = (value: number): FactValue => ({ kind: 'range', lo: value, hi: value });
  const founded = dayNumber(addMonths(TODAY, -figures.months));
  const facts: Readonly<Record<string, FactValue>> = {
    'firm.business_type': one(firm.type),
    'firm.location': one(REGION_CODES[firm.place]),
    'firm.sector_uk': one(firm.sector),
    'firm.stage': one(firm.stage),
    'firm.employees': number(figures.employees),
    'firm.turnover': {
      ...number(figures.turnover),
      kind: 'range',
      lo: figures.turnover,
      hi: figures.turnover,
      unit: 'GBP',
    },
    'firm.founded': number(founded),
    'project.purposes': { kind: 'set', members: firm.purposes },
    'request.day': number(dayNumber(TODAY)),
  };
  return (key) => facts[key] ?? { kind: 'unknown' };
}

/** What the facets of the file say of a firm, read without any rule. */
function isOpenTo(row: Raw, firm: Firm, figures: Figures): boolean {
  const has = (facet: string, value: string) =>
    listOf(row, facet).length === 0 || listOf(row, facet).includes(value);
  const isBelow = (value: number, limit: Raw[string]) => Number(limit ?? 0) === 0 || value <= Number(limit);
  const isAbove = (value: number, limit: Raw[string]) => value >= Number(limit ?? 0);
  const wanted = listOf(row, 'purposes');
  return (
    has('business_types', firm.type) &&
    has('locations', firm.place) &&
    has('sectors', firm.sector) &&
    has('stages', firm.stage) &&
    (wanted.length % of('purposes').length === 0 || wanted.some((one) => firm.purposes.includes(one))) &&
    isBelow(figures.employees, row.max_employees ?? null) &&
    isAbove(figures.employees, row.min_employees ?? null) &&
    isBelow(figures.turnover, row.max_turnover ?? null) &&
    isAbove(figures.turnover, row.min_turnover ?? null) &&
    isBelow(figures.months, row.max_business_age ?? null) &&
    isAbove(figures.months, row.min_business_age ?? null) &&
    String(row.start_date ?? '') <= TODAY &&
    (row.end_date === null || TODAY <= String(row.end_date))
  );
}

const of = (facet: string) => [...new Set(raw.flatMap((row) => listOf(row, facet)))];
const firm = fc.record({
  type: fc.constantFrom(...of('business_types')),
  place: fc.constantFrom(...Object.keys(REGION_CODES)),
  sector: fc.constantFrom(...of('sectors')),
  stage: fc.constantFrom(...of('stages')),
  purposes: fc.subarray(of('purposes')),
});
const figures = fc.record({
  employees: fc.constantFrom(1, 2, 4, 5, 19, 20, 49, 50, 99, 249, 250, 251, 2000),
  turnover: fc.constantFrom(0, 499_999, 500_000, 1_000_000, 43_000_000, 43_000_001),
  months: fc.constantFrom(0, 1, 11, 12, 13, 24, 36, 37, 120),
});

describe('a firm and the schemes', () => {
  it('is kept out of exactly those whose facets leave it out', () => {
    fc.assert(
      fc.property(firm, figures, (one, numbers) => {
        const read = readerOf(one, numbers);
        const open = catalogue.rules.filter(({ id }) => verdictOf(id, read) !== 'unmet').map(({ id }) => id);
        const expected = raw.filter((row) => isOpenTo(row, one, numbers));
        expect(open).toEqual(expected.map((row) => `uk-${row.business_support_identifier}`));
      }),
      { numRuns: 200 },
    );
  });

  it('of which nothing is known is kept out of none, and let into none that asks something', () => {
    const nothing: FactReader = () => ({ kind: 'unknown' });
    expect(tally([...plain.keys()].map((id) => verdictOf(id, nothing)))).toEqual({ unknown: 249 });
  });

  const joiner: Firm = {
    type: 'private-company',
    place: 'scotland',
    sector: 'manufacturing',
    stage: 'grow-and-sustain',
    purposes: ['business-growth-and-expansion'],
  };
  const mid: Figures = { employees: 49, turnover: 2_000_000, months: 60 };

  it.each<[string, string, Partial<Firm & Figures>, Verdict]>([
    ['Fife Investment Fund, 49 people', 'uk-331', {}, 'unknown'],
    ['Fife Investment Fund, 50 people', 'uk-331', { employees: 50 }, 'unmet'],
    ['a scheme of London alone', 'uk-222', {}, 'unmet'],
    ['a fund for retailers', 'uk-828', {}, 'unmet'],
    ['a scheme without conditions in prose', 'uk-366', {}, 'met'],
  ])('%s', (_, id, other, verdict) => {
    expect(verdictOf(id, readerOf({ ...joiner, ...other }, { ...mid, ...other }))).toBe(verdict);
  });
});

function verdictOf(id: string, read: FactReader): Verdict {
  const rule = plain.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return evaluate(rule, read).verdict;
}
