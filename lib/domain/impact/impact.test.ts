import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFirm,
  deskOf,
  fill,
  finishColumns,
  plainKernels,
  startColumns,
  startPopulation,
} from '../population';
import { evaluate, type FactValue, type ImpactRow, MOVES, moveOf, ROW_COLUMNS, type Rule } from '../rules';
import { determined } from '../suppression';
import { type FirmsByWay, firmsByWay, type ImpactOnFirms, impactOnFirms } from './impact';
import { LEAD_FACT } from './ways';

type Firm = {
  size: string | null;
  country: string | null;
  place: string | null;
  groups: readonly string[];
  lead: readonly string[];
  n: number | null;
};

const rule = (min: number): Rule => ({ id: `n${min}`, op: 'between', fact: 'n', min, max: null });
const [BEFORE, AFTER] = [rule(5), rule(3)];

function factsOf({ size, country, place, groups, lead, n }: Firm): ReadonlyMap<string, FactValue> {
  const one = (value: string | null): FactValue =>
    value === null ? { kind: 'unknown' } : { kind: 'values', values: [value] };
  const number: FactValue = n === null ? { kind: 'unknown' } : { kind: 'range', lo: n, hi: n };
  return new Map<string, FactValue>([
    ...([
      ['size.class', one(size)],
      ['firm.country', one(country)],
      ['firm.subdivision', one(place)],
    ] as const),
    ...([
      ['groups', { kind: 'set', members: groups }],
      [LEAD_FACT, { kind: 'set', members: lead }],
      ['n', number],
    ] as const),
  ]);
}

function counted(firms: readonly Firm[], before = BEFORE, after = AFTER): FirmsByWay {
  const builder = startColumns(firms.length);
  firms.forEach((firm, at) => {
    addFirm(builder, `firm-${at}`, factsOf(firm));
  });
  const columns = finishColumns(builder);
  const rules = [
    { ...before, id: 'before' },
    { ...after, id: 'after' },
  ];
  const { population, fillings } = startPopulation({ columns, rules });
  const desk = deskOf(population.planes, 0, plainKernels(population.planes.words));
  fill(desk, fillings, 0, population.planes.blocks);
  const program = (id: string) => population.rules.get(id)?.program ?? new Int32Array(0);
  return firmsByWay(desk, columns, { before: program('before'), after: program('after') });
}

/** The same firm by firm. */
function recounted(firms: readonly Firm[], test: (firm: Firm) => boolean): Record<string, number> {
  const here = firms.filter(test);
  const moves = here.map((firm) => {
    const read = (fact: string) => factsOf(firm).get(fact) ?? ({ kind: 'unknown' } as const);
    return moveOf({ before: evaluate(BEFORE, read).verdict, after: evaluate(AFTER, read).verdict });
  });
  const each = MOVES.map((move) => [move, moves.filter((one) => one === move).length]);
  return Object.fromEntries([['firms', here.length], ...each]);
}

const firm: fc.Arbitrary<Firm> = fc
  .record({
    size: fc.constantFrom('micro', 'small', null),
    country: fc.constantFrom('AR', 'AR', 'CL', null),
    at: fc.constantFrom('M', 'J', null),
    groups: fc.subarray(['young', 'informal', 'micro']),
    lead: fc.subarray(['women']),
    n: fc.constantFrom(1, 3, 4, 6, 7, null),
  })
  .map(({ at, ...rest }) => ({ ...rest, place: rest.country && at && `${rest.country}-${at}` }));

/** Few firms of one kind among many of another, as they are. */
const firms = fc
  .array(fc.tuple(firm, fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60 }))), {
    maxLength: 14,
  })
  .map((kinds) => kinds.flatMap(([one, times]) => Array<Firm>(times).fill(one)));

/** Every row that is shown, with a test of who is in it; rows of the same sum have the same `sum`. */
function rowsShown({ total, sizes, countries, groups }: ImpactOnFirms) {
  type Row = { name: string; row: ImpactRow; sum: string | null; has: (one: Firm) => boolean };
  const named = new Set(countries.map(({ country }) => country));
  const inCountry = (country: string | null) => (one: Firm) =>
    country === null ? !named.has(one.country) || one.country === null : one.country === country;
  const rows: Row[] = [{ name: 'total', row: total, sum: null, has: () => true }];
  for (const { size, row } of sizes)
    rows.push({ name: `size ${size}`, row, sum: 'total', has: (one) => one.size === size });
  for (const { country, row, places } of countries) {
    const name = `country ${country}`;
    rows.push({ name, row, sum: 'total', has: inCountry(country) });
    const own = places.map(({ place }) => place);
    for (const { place, row: placeRow } of places) {
      const isIn = (one: Firm) =>
        place === null ? !own.includes(one.place) || one.place === null : one.place === place;
      rows.push({
        name: `${name} ${place}`,
        row: placeRow,
        sum: name,
        has: (one) => inCountry(country)(one) && isIn(one),
      });
    }
  }
  for (const { group, row } of groups)
    rows.push({
      ...{ name: `group ${group}`, row, sum: null },
      has: (one) => one.groups.includes(group) || one.lead.includes(group),
    });
  return rows;
}

describe('what is shown', () => {
  it('is right, and tells of no one to nine firms, by itself or by what it leaves over', () => {
    fc.assert(
      fc.property(firms, (all) => {
        const impact = impactOnFirms([counted(all)]);
        const rows = rowsShown(impact);
        const hidden = new Set<string>();
        const small: string[] = [];
        for (const { name, row, has } of rows) {
          const exact = recounted(all, has);
          for (const column of ROW_COLUMNS) {
            const [shown, value = 0] = [row[column], exact[column]];
            if (shown === null) hidden.add(`${name} ${column}`);
            else expect([name, column, shown]).toEqual([name, column, value]);
            if (value > 0 && value < 10) {
              expect([name, column, shown]).toEqual([name, column, null]);
              small.push(`${name} ${column}`);
            }
          }
        }
        // What anybody can set up from the page: rows across, and what adds up to the row above them.
        const across = rows.map(({ name }): [string, ...string[]] => [
          `${name} firms`,
          ...MOVES.map((move) => `${name} ${move}`),
        ]);
        const sums = new Set(rows.flatMap(({ name, sum }) => (sum ? [`${sum}|${name.split(' ')[0]}`] : [])));
        const down = [...sums].flatMap((key) => {
          const [sum = '', kind = ''] = key.split('|');
          const parts = rows.filter((row) => row.sum === sum && row.name.startsWith(kind));
          return ROW_COLUMNS.map((column): [string, ...string[]] => [
            `${sum} ${column}`,
            ...parts.map(({ name }) => `${name} ${column}`),
          ]);
        });
        const given = determined([...across, ...down], hidden);
        expect(small.filter((name) => given.includes(name))).toEqual([]);
        // What a group leaves over is about people, too.
        for (const { name, row, has } of rows.filter((one) => one.name.startsWith('group')))
          for (const column of ROW_COLUMNS) {
            const rest = (impact.total[column] ?? Number.NaN) - (row[column] ?? Number.NaN);
            if (Number.isNaN(rest)) continue;
            expect([name, rest]).toEqual([name, recounted(all, (one) => !has(one))[column]]);
            expect(rest === 0 || rest >= 10).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });

  const one: Firm = { size: 'micro', country: 'AR', place: 'AR-M', groups: ['young'], lead: [], n: 4 };
  const many = (times: number, change: Partial<Firm> = {}) => Array<Firm>(times).fill({ ...one, ...change });

  it('is by size, by place inside its country, and by group', () => {
    const impact = impactOnFirms([
      counted([
        ...many(20),
        ...many(30, { size: 'small', place: 'AR-J', n: 7, groups: [], lead: ['women'] }),
      ]),
    ]);
    const gained = { firms: 20, same: 0, gained: 20, lost: 0, undecided: 0, decided: 0 };
    const same = { firms: 30, same: 30, gained: 0, lost: 0, undecided: 0, decided: 0 };
    expect(impact).toEqual({
      total: { ...gained, firms: 50, same: 30 },
      sizes: [
        { size: 'micro', row: gained },
        { size: 'small', row: same },
      ],
      countries: [
        {
          country: 'AR',
          row: { ...gained, firms: 50, same: 30 },
          places: [
            { place: 'AR-J', row: same },
            { place: 'AR-M', row: gained },
          ],
        },
      ],
      groups: [
        { group: 'women', row: same },
        { group: 'young', row: gained },
      ],
    });
  });

  it('adds up over parts', () => {
    const parts = [many(11), many(9), many(30, { n: 7 })];
    expect(impactOnFirms(parts.map((part) => counted(part)))).toEqual(impactOnFirms([counted(parts.flat())]));
  });

  it('has no place of fewer than ten firms by its name', () => {
    const { countries } = impactOnFirms([
      counted([...many(60), ...many(9, { place: 'AR-J' }), ...many(14, { country: 'CL', place: null })]),
    ]);
    expect(countries.map(({ country, places }) => [country, places.map(({ place }) => place)])).toEqual([
      ['AR', ['AR-M', null]],
      ['CL', []],
    ]);
  });

  it('is nothing of nobody', () => {
    expect(impactOnFirms([])).toEqual({
      total: { firms: 0, same: 0, gained: 0, lost: 0, undecided: 0, decided: 0 },
      ...{ sizes: [], countries: [], groups: [] },
    });
  });
});
