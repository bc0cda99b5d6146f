import { describe, expect, it } from 'vitest';
import {
  type CodeList,
  type FactCatalogue,
  type RuleCatalogue,
  type WrittenRule,
  withCodeLists,
} from '../language';
import { isListed } from '../language/code-list';
import { lintCatalogue } from './catalogue';
import { rangeMeant } from './code-mends';
import { EVERY_FACT, lintCase, PLACES, SECTORS } from './every-code.fixture';
import { AS_OF, documentOf, found, group, libraryOf, under } from './lint.fixture';
import type { LintFinding } from './types';

function mends(rule: WrittenRule, facts: FactCatalogue = EVERY_FACT) {
  return found(rule, { facts }).map(({ code, values, mend }) => [code, values.code, mend.code, mend.values]);
}

function place(codes: readonly string[], except?: readonly string[]): WrittenRule {
  return { id: 'x', op: 'under', fact: 'place', codes, ...(except && { except }) };
}

describe('a code that is on no list', () => {
  it.each<[string, WrittenRule, readonly unknown[]]>([
    [
      'of one letter too many',
      place(['AR-MM', 'UY']),
      ['AR-MM', 'use_code', { code: 'AR-MM', instead: 'AR-M' }],
    ],
    [
      'of a country that has others',
      place(['AR-9X', 'UY']),
      ['AR-9X', 'use_below', { parent: 'AR', codes: ['AR-J', 'AR-M'] }],
    ],
    ['of no country', place(['ZZ', 'UY']), ['ZZ', 'drop_codes', { codes: ['ZZ'] }]],
    [
      'among exceptions',
      place(['UY'], ['UY-M', 'UY-MO']),
      ['UY-M', 'use_code', { code: 'UY-M', instead: 'UY-MO' }],
    ],
    [
      'of a class',
      under('x', ['1073', 'J']),
      ['1073', 'use_below', { parent: '107', codes: ['1072', '1071'] }],
    ],
    [
      'one digit below a class',
      under('x', ['10711', 'J']),
      ['10711', 'use_code', { code: '10711', instead: '1071' }],
    ],
    ['of a division', under('x', ['12', 'J']), ['12', 'use_below', { parent: 'C', codes: ['11', '10'] }]],
    [
      'at the end of a range',
      under('x', ['10..13', 'J']),
      ['13', 'use_code', { code: '10..13', instead: '10..11' }],
    ],
    [
      'with a digit left out',
      under('x', ['1..1', 'J']),
      ['1..1', 'use_code', { code: '1..1', instead: '01..01' }],
    ],
    ['all over a range', under('x', ['80..82', 'J']), ['80..82', 'drop_codes', { codes: ['80..82'] }]],
  ])('%s is an error with what may be meant', (_, rule, expected) => {
    expect(mends(rule)).toContainEqual(['unknown_code', ...expected]);
    expect(found(rule, { facts: EVERY_FACT }).find(({ code }) => code === 'unknown_code')?.severity).toBe(
      'error',
    );
  });

  it('is the only one of the node that nothing is left of', () => {
    expect(mends(place(['ZZ']))).toEqual([['unknown_code', 'ZZ', 'remove', {}]]);
  });

  it.each([
    place(['AR', 'UY-MO']),
    place(['GB-ENG-E12000007']),
    under('x', ['A', '011', '1071']),
    under('x', ['*']),
  ])('is not found in %j', (rule) =>
    expect(mends(rule).filter(([code]) => code === 'unknown_code')).toEqual([]),
  );
});

it('a code of another list is a warning, with the code that stands for it', () => {
  expect(found(place(['ARG']), { facts: EVERY_FACT })).toMatchObject([
    {
      ...{ code: 'other_list', severity: 'warning', values: { list: 'ISO 3166-1 alpha-3', own: 'ISO 3166' } },
      mend: { code: 'use_successor', replacement: { with: { codes: ['AR'] } } },
    },
  ]);
  expect(mends(under('x', ['1199', 'J']))).toEqual([
    ['other_list', '1199', 'use_below', { parent: '11', codes: ['1101', '110'] }],
  ]);
});

it('a code of a zone is told once, at the zone, however often the zone is used', () => {
  const rule = group(
    'all',
    'r',
    { ...place(['zone:south']), id: 'a' },
    { ...place(['zone:south', 'MX']), id: 'b' },
  );
  const findings = lintCase({
    rules: [documentOf(rule), documentOf(rule, { id: 'S' })],
    library: { zones: { south: { codes: ['AR', 'ZZ'] } } },
  });
  expect(findings.filter(({ code }) => code === 'unknown_code')).toMatchObject([
    { rule: '', node: 'zone:south', values: { code: 'ZZ', zone: 'south' } },
  ]);
});

it('currencies are known in limits, parameters and rates; other units are free', () => {
  const rule = (unit: string): WrittenRule => ({
    id: 'x',
    op: 'between',
    fact: 'turnover',
    min: 1,
    max: null,
    unit,
  });
  const rates = [{ from: 'EUR', to: 'USX', factor: 1, day: AS_OF, source: { title: 'x' } }];
  const history = [{ from: AS_OF, value: 1, source: { title: 'x' } }];
  const parameters = { most: { unit: 'XUR', history }, heaviest: { unit: 'kg', history } };
  const findings = lintCase({ rules: [documentOf(rule('EUR'))], library: { rates, parameters } });
  expect(findings.filter(({ code }) => code === 'unknown_unit')).toMatchObject([
    { node: 'parameter:most', values: { unit: 'XUR' }, mend: { code: 'name_unit', values: { unit: 'EUR' } } },
    { node: 'rate:0', values: { unit: 'USX' }, mend: { code: 'name_unit', values: { unit: 'USD' } } },
  ]);
});

it.each(['euros', 'eur', '€'])('%s is no currency, and money is read in none but a currency', (unit) => {
  const rule: WrittenRule = { id: 'x', op: 'between', fact: 'turnover', min: 1, max: null, unit };
  const findings = lintCase({ rules: [documentOf(rule)] }).filter(({ node }) => node === 'x');
  expect(findings.map(({ code }) => code)).toEqual(['unknown_unit']);
  expect(findings[0]).toMatchObject({
    values: { unit },
    ...(unit !== '€' && { mend: { code: 'name_unit', values: { unit: 'EUR' } } }),
  });
});

it('currencies that were withdrawn are told with what took their place, from the day on, and may stand in rates', () => {
  const rule = (unit: string): WrittenRule => ({
    id: 'x',
    op: 'between',
    fact: 'turnover',
    min: 1,
    max: null,
    unit,
  });
  const retired = (findings: readonly LintFinding[]) =>
    findings.filter(({ code }) => code === 'retired_unit');
  const source = { title: 'x' };
  const rates = [{ from: 'DEM', to: 'EUR', factor: 0.511292, day: AS_OF, source }];
  const parameters = { most: { unit: 'CSK', history: [{ from: AS_OF, value: 1, source }] } };
  const library = { rates, parameters };
  const findings = lintCase({ rules: [documentOf(rule('DEM'))], library });
  expect(retired(findings)).toMatchObject([
    {
      ...{ node: 'x', severity: 'warning', values: { unit: 'DEM', year: '2002' } },
      mend: { code: 'use_currency', values: { unit: 'EUR' } },
    },
    {
      node: 'parameter:most',
      values: { unit: 'CSK', year: '1993' },
      mend: { code: 'name_unit', values: { unit: '' } },
    },
  ]);
  expect(findings.filter(({ code }) => code === 'unknown_unit')).toEqual([]);
  // Withdrawn on a later day.
  expect(retired(lintCase({ rules: [documentOf(rule('USD'))] }))).toEqual([]);
});

describe('lists of codes', () => {
  const lists = { sector: SECTORS, place: PLACES };
  const bare: CodeList = { ...PLACES, codes: new Set(['AR', 'AR-M']) };

  it('are given to every fact whose codes form a hierarchy, those of linked entities too', () => {
    const place = { kind: 'code', power: 'fixed', questions: [], hierarchy: 'place' } as const;
    const owners = { kind: 'entities', power: 'fixed', questions: [], of: { home: place } } as const;
    const facts = withCodeLists({ place, owners, form: { ...owners, kind: 'code' } }, lists);
    expect(facts.place?.list).toBe(PLACES);
    expect(facts.owners?.of?.home?.list).toBe(PLACES);
    expect(facts.form).not.toHaveProperty('list');
  });

  it.each([
    ['AR', true],
    ['AR-M', true],
    ['AR-M-1', true],
    ['AR-M-1-2', true],
    ['AR-Q', false],
    ['AR-Q-1', false],
    ['UY', false],
  ])('%s: %s', (code, expected) => expect(isListed(code, bare)).toBe(expected));
});

it.each([
  ['12..10', '10..12'],
  ['C..A', 'A..C'],
  ['9..11', '09..11'],
  ['10..111', '10..11'],
  ['0001..9999', '01..99'],
])('the range %s was meant as %s', (range, expected) => expect(rangeMeant(range)).toBe(expected));

it('a predicate that holds for linked entities is read with their facts', () => {
  const share = { kind: 'number', power: 'fixed', questions: [] } as const;
  const owners = { kind: 'entities', power: 'fixed', questions: ['q'], of: { share } } as const;
  const where: WrittenRule = { id: 'u', op: 'use', predicate: 'big' };
  const rule: WrittenRule = { id: 'r', op: 'linked', fact: 'owners', where, min: 1, max: null };
  const big: WrittenRule = { id: 'b', op: 'between', fact: 'share', min: 25, max: null };
  const library = libraryOf({ predicates: { big } });
  const catalogue: RuleCatalogue = { language: 'puente-rules/1', library, rules: [documentOf(rule)] };
  expect(lintCatalogue(catalogue, { facts: { owners }, registers: [], asOf: AS_OF })).toEqual([]);
});
