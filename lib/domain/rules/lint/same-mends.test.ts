import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { casesOf, everyCase } from '../domains/worlds.fixture';
import { evaluate } from '../evaluate';
import { resolve, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { AS_OF, between, found, group } from './lint.fixture';
import { apart, daysBack, firmOf } from './moving.fixture';
import { replaced } from './replace';
import type { LintFinding } from './types';
import { datedRule, extremeRule } from './written.fixture';

/** Read on 15 May 2026; each day on which something of such a rule begins or has ended, and days between. */
const LATER = [AS_OF, ...['2026-12-31', '2027-01-01', '2027-01-02', '2028-01-01', '2028-01-02'].map(day)];
const nobody = group('all', 'nobody', between('ten', 10, null), between('five', null, 5));
const everybody = group('any', 'everybody', between('low', null, 5), between('high', 5, null));
const led: WrittenRule = { id: 'led', op: 'is', fact: 'women_led' };
const dated = (of: WrittenRule, from: string | null, to: string | null = null): WrittenRule => ({
  ...{ id: `${of.id}.c`, op: 'criterion', kind: 'hard', of },
  ...(from && { from: day(from) }),
  ...(to && { to: day(to) }),
});

function plainOn(rule: WrittenRule, asOf: IsoDate): Rule {
  const resolution = resolve(rule, { ruleId: 'R', asOf });
  if (!resolution.ok) throw new Error('not readable');
  return resolution.rule;
}

function replacementOf(findings: readonly LintFinding[], node: string): LintFinding['mend']['replacement'] {
  return findings.find((one) => one.node === node)?.mend.replacement;
}

describe('the last part in force', () => {
  const linked = (where: WrittenRule): WrittenRule => ({
    ...{ id: 'l', op: 'linked', fact: 'owners', where },
    ...{ min: 1, max: null },
  });

  it.each<[string, WrittenRule, string]>([
    ['of what nobody meets', group('any', 'r', nobody, dated(led, '2027-06-01')), 'nobody'],
    [
      'of what nobody meets, when the other ends',
      group('any', 'r', nobody, dated(led, null, '2027-06-01')),
      'nobody',
    ],
    ['beside what has ended', group('any', 'r', nobody, dated(led, null, '2025-06-01')), 'nobody'],
    [
      'of what everybody meets',
      group('any', 'r', group('all', 'g', everybody, dated(led, '2027-06-01')), between('n', 7, 9)),
      'everybody',
    ],
    ['asked of owners', linked(group('any', 'w', nobody, dated(led, '2027-06-01'))), 'nobody'],
  ])('cannot be taken away: %s', (_, rule, node) => {
    const findings = found(rule);
    expect(findings.map((one) => one.node)).toContain(node);
    expect(replacementOf(findings, node)).toBeUndefined();
  });

  it('is not one beside which something else is in force on every day', () => {
    const rule = group(
      'any',
      'r',
      nobody,
      dated(led, null, '2027-06-01'),
      dated({ ...led, id: 'on' }, '2027-01-01'),
    );
    expect(replacementOf(found(rule), 'nobody')).toEqual({ with: null, effect: 'same' });
  });
});

it('changes the verdict of no firm on any day, where it is told that it does not', () => {
  fc.assert(
    fc.property(fc.oneof(datedRule, extremeRule), (rule) => {
      const days = LATER.map((one) => [one, plainOn(rule, one)] as const);
      fc.pre(days.every(([, whole]) => casesOf([whole]) <= 2_000));
      for (const { node, mend } of found(rule)) {
        const change = mend.replacement;
        if (change?.effect !== 'same') continue;
        const mended = replaced(rule, node, change.with);
        if (!mended) throw new Error('nothing is left');
        for (const [one, whole] of days) {
          const after = plainOn(mended, one);
          for (const read of everyCase([whole, after]))
            expect(evaluate(after, read).verdict).toBe(evaluate(whole, read).verdict);
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('changes it on no day where limits that move fall together on the day of reading alone', () => {
  const months = Array.from({ length: 40 }, (_, at) => dayFromNumber(dayNumber(AS_OF) + 31 * at));
  fc.assert(
    fc.property(apart('g'), (part) => {
      const rule = group('any', 'r', led, part);
      for (const { node, mend } of found(rule)) {
        if (mend.replacement?.effect !== 'same') continue;
        const mended = replaced(rule, node, mend.replacement.with);
        if (!mended) throw new Error('nothing is left');
        for (const asOf of months) {
          const [before, after] = [rule, mended].map((one) => plainOn(one, asOf));
          for (const firm of daysBack(asOf).map((begun) => firmOf(begun)))
            expect(after && evaluate(after, firm).verdict).toBe(before && evaluate(before, firm).verdict);
        }
      }
    }),
    { numRuns: 60 },
  );
});
