import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../rules';
import { ALWAYS } from './atoms';
import { putFirm, takeFirm } from './change-firm';
import { firmReader } from './columns';
import { tallyRules } from './counts';
import { PAIR_WORDS } from './layout';
import { type Planes, pairAt } from './planes';
import { type Population, startPopulation } from './population';
import { anyRule, columnsOf, deskFor, type Facts, filled, firm, numbered } from './population.fixture';
import { writeSnapshot } from './snapshot';

const rules = fc.array(anyRule, { minLength: 1, maxLength: 4 }).map(numbered);
const edits = fc.array(fc.tuple(fc.nat(30), fc.option(firm)), { maxLength: 8 });

function planesOf({ planes, atoms }: Population): readonly (readonly number[])[] {
  return [ALWAYS, ...atoms.slots.values()].map((slot) => [
    planes.zones[slot] ?? 0,
    ...planes.words.subarray(pairAt(planes, 0, slot), pairAt(planes, 0, slot) + PAIR_WORDS),
  ]);
}

describe('a changed firm', () => {
  it('comes to the same, bit by bit, as a population built anew', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 20 }), rules, edits, (some, list, changes) => {
        const population = filled(startPopulation({ columns: columnsOf(some), rules: list }));
        const now: (Facts | null)[] = [...some];
        for (const [row, facts] of changes) {
          while (now.length < row) now.push(null);
          if (row < now.length || facts) now[row] = facts;
          if (facts) putFirm(population, row, `firm-${row}`, facts);
          else takeFirm(population, row);
        }
        const columns = columnsOf(now.map((facts) => facts ?? new Map()));
        now.forEach((facts, row) => {
          if (!facts) columns.ids[row] = null;
        });
        const anew = filled(startPopulation({ columns, rules: list }));
        expect(planesOf(population)).toEqual(planesOf(anew));
        expect([...population.planes.firms]).toEqual([...anew.planes.firms]);
      }),
      { numRuns: 150 },
    );
  });

  it('may bring a value no firm had, wider codes and a fact nobody had', () => {
    const code = (one: number) =>
      new Map([['code', { kind: 'values', values: [String(1000 + one)] } as const]]);
    const rule = { id: 'r', op: 'under', fact: 'code', codes: ['19'] } as const;
    const columns = columnsOf(
      Array.from({ length: 200 }, (_, one) => code(one)),
      1_000,
    );
    const population = filled(startPopulation({ columns, rules: [rule] }));
    expect(columns.columns.get('code')).toMatchObject({ codes: expect.any(Uint8Array) });
    for (let row = 200; row < 1_000; row += 1) putFirm(population, row, `firm-${row}`, code(row));
    putFirm(population, 0, 'firm-0', new Map([['flag', { kind: 'flag', value: true }]]));
    expect(columns.columns.get('code')).toMatchObject({ codes: expect.any(Uint16Array) });
    expect(firmReader(columns, 0)('flag')).toEqual({ kind: 'flag', value: true });
    const program = population.rules.get('r')?.program ?? new Int32Array(0);
    expect([...tallyRules(deskFor(population), [program], 0, 1)]).toEqual([100, 899]);
  });

  it.each<[string, string, FactValue]>([
    ['a number where there are codes', 'code', { kind: 'range', lo: 1, hi: 1 }],
    ['codes where there is a number', 'number', { kind: 'values', values: ['a'] }],
    ['a range from above to below', 'number', { kind: 'range', lo: 2, hi: 1 }],
    ['a range of a new fact from above to below', 'other', { kind: 'range', lo: 2, hi: 1 }],
    ['a fact that a rule reads as what it is not', 'code', { kind: 'flag', value: true }],
    ['an amount in no unit', 'money', { kind: 'range', lo: 1, hi: 1 }],
  ])('is refused as a whole for %s', (_, fact, value) => {
    const told = (lo: number): Facts =>
      new Map<string, FactValue>([
        ['letter', { kind: 'values', values: ['b'] }],
        ['code', { kind: 'values', values: ['A'] }],
        ['number', { kind: 'range', lo, hi: lo }],
        ['money', { kind: 'range', lo, hi: lo, unit: 'EUR' }],
      ]);
    const columns = columnsOf([told(1), told(7), told(9)], 10);
    const list = [
      { id: 'number', op: 'between', fact: 'number', min: 5, max: null },
      { id: 'code', op: 'under', fact: 'code', codes: ['A'] },
      { id: 'money', op: 'between', fact: 'money', min: 5, max: null, unit: 'EUR' },
    ] as const;
    const population = filled(startPopulation({ columns, rules: list }));
    const before = { planes: planesOf(population), columns: writeSnapshot({ dataVersion: '1', columns }) };
    const changed = new Map([
      ...told(2),
      ['letter', { kind: 'values', values: ['c'] }] as const,
      [fact, value],
    ]);
    for (const row of [1, 5]) expect(() => putFirm(population, row, 'changed', changed)).toThrow(RangeError);
    expect(planesOf(population)).toEqual(before.planes);
    expect(writeSnapshot({ dataVersion: '1', columns })).toEqual(before.columns);
  });

  it('has no place beyond the room there is', () => {
    const population: Population & { planes: Planes } = filled(
      startPopulation({ columns: columnsOf([]), rules: [] }),
    );
    expect(() => putFirm(population, 4_096, 'x', new Map())).toThrow(RangeError);
  });
});
