import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue, Rule, Verdict } from '../types';
import { betweenRules, type FirmBetween, impactOf } from './impact';
import { MOVES, type Move, moveOf } from './impact-rows';

const VERDICTS: readonly Verdict[] = ['met', 'unmet', 'unknown'];

it.each<[Verdict, Verdict, Move]>([
  ['met', 'met', 'same'],
  ['unmet', 'unmet', 'same'],
  ['unknown', 'unknown', 'same'],
  ['unmet', 'met', 'gained'],
  ['met', 'unmet', 'lost'],
  ['met', 'unknown', 'undecided'],
  ['unmet', 'unknown', 'undecided'],
  ['unknown', 'met', 'decided'],
  ['unknown', 'unmet', 'decided'],
])('from %s to %s is %s', (before, after, move) => {
  expect(moveOf({ before, after })).toBe(move);
});

it('holds two rules against each firm', () => {
  const rule = (min: number): Rule => ({ id: 'n', op: 'between', fact: 'n', min, max: null });
  const firm = (value: FactValue) => ({ read: () => value, groups: { size: 'any' } });
  const firms = [
    firm({ kind: 'range', lo: 8, hi: 8 }),
    firm({ kind: 'range', lo: 8, hi: 12 }),
    firm({ kind: 'unknown' }),
  ];
  expect(betweenRules(rule(10), rule(5), firms)).toEqual([
    { before: 'unmet', after: 'met', groups: { size: 'any' } },
    { before: 'unknown', after: 'met', groups: { size: 'any' } },
    { before: 'unknown', after: 'unknown', groups: { size: 'any' } },
  ]);
});

function many(
  count: number,
  before: Verdict,
  after: Verdict,
  groups: FirmBetween['groups'] = {},
): readonly FirmBetween[] {
  return Array.from({ length: count }, () => ({ before, after, groups }));
}

describe('figures', () => {
  it('of large groups are all shown', () => {
    const firms = [
      ...many(20, 'unmet', 'met', { size: 'small' }),
      ...many(30, 'met', 'met', { size: 'large' }),
    ];
    expect(impactOf(firms)).toEqual({
      total: { firms: 50, same: 30, gained: 20, lost: 0, undecided: 0, decided: 0 },
      groups: {
        size: {
          large: { firms: 30, same: 30, gained: 0, lost: 0, undecided: 0, decided: 0 },
          small: { firms: 20, same: 0, gained: 20, lost: 0, undecided: 0, decided: 0 },
        },
      },
    });
  });

  it('below ten are kept back, and others with them', () => {
    const { total } = impactOf([
      ...many(9, 'unmet', 'met'),
      ...many(40, 'met', 'met'),
      ...many(50, 'met', 'unmet'),
    ]);
    expect(total).toEqual({ firms: 99, same: null, gained: null, lost: 50, undecided: 0, decided: 0 });
  });

  it('do not tell by what they leave over of the few firms without a group', () => {
    const firms = [
      ...many(12, 'met', 'unmet', { size: 'a' }),
      ...many(12, 'met', 'met', { size: 'a' }),
      ...many(1, 'met', 'unmet'),
    ];
    const { total, groups } = impactOf(firms);
    expect(total).toMatchObject({ firms: 25, lost: 13, same: 12 });
    expect(groups.size?.a).toMatchObject({ firms: null, lost: null });
    expect(Object.keys(groups.size ?? {})).toEqual(['a']);
  });

  it('are shown where the firms without a group are many', () => {
    const firms = [...many(12, 'met', 'unmet', { size: 'a' }), ...many(15, 'met', 'met')];
    const { total, groups } = impactOf(firms);
    expect([total.firms, total.lost, total.same]).toEqual([27, 12, 15]);
    expect(groups.size?.a).toMatchObject({ firms: 12, lost: 12, same: 0 });
  });

  it('of a small group are kept back whole', () => {
    const firms = [
      ...many(4, 'unmet', 'met', { size: 'tiny' }),
      ...many(40, 'met', 'met', { size: 'large' }),
      ...many(60, 'met', 'met', { size: 'huge' }),
    ];
    const { groups } = impactOf(firms);
    expect(groups.size?.tiny).toMatchObject({ firms: null, gained: null });
    expect(
      Object.values(groups.size ?? {}).filter(({ firms: shown }) => shown === null).length,
    ).toBeGreaterThan(1);
  });
});

it('shows no figure from 1 to 9, and what it shows is right', () => {
  const size = fc.constantFrom('a', 'b', 'c');
  const place = fc.constantFrom('x', 'y');
  const firm = fc.record({
    before: fc.constantFrom(...VERDICTS),
    after: fc.constantFrom(...VERDICTS),
    groups: fc.oneof(
      { weight: 9, arbitrary: fc.record({ size, place }) },
      { weight: 1, arbitrary: fc.record({ size }) },
    ),
  });
  fc.assert(
    fc.property(fc.array(firm, { maxLength: 120 }), (firms) => {
      const { total, groups } = impactOf(firms);
      const right = (row: typeof total, of: readonly FirmBetween[]) => {
        if (row.firms !== null) expect(row.firms).toBe(of.length);
        for (const move of MOVES)
          if (row[move] !== null) expect(row[move]).toBe(of.filter((one) => moveOf(one) === move).length);
        for (const value of Object.values(row))
          expect(value === null || value === 0 || value >= 10).toBe(true);
      };
      right(total, firms);
      for (const rows of Object.values(groups))
        for (const column of ['firms', ...MOVES] as const) {
          // What is left over of a total once all groups that are shown are taken off.
          const shown = Object.values(rows).reduce((sum, row) => sum + (row[column] ?? 0), 0);
          const rest = (total[column] ?? Infinity) - shown;
          expect(rest === 0 || rest >= 10).toBe(true);
        }
      for (const [way, rows] of Object.entries(groups))
        for (const [group, row] of Object.entries(rows))
          right(
            row,
            firms.filter((one) =>
              Object.entries(one.groups).some(([key, value]) => key === way && value === group),
            ),
          );
    }),
    { numRuns: 100 },
  );
});
