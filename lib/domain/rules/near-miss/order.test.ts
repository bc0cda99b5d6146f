import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearMiss, planPlainRule } from '../index';
import { known } from '../rules.fixture';
import type { FactReader, Rule } from '../types';
import { all, any, asOf } from './firms.fixture';
import { catalogue, smallRule } from './near-miss.fixture';
import { between, condition, list, lookAt, some, total } from './owners.fixture';
import type { NearMiss } from './types';

/** The same rule with the parts of every group in it, and of what is asked of each owner, turned round. */
function turnedRound(rule: Rule): Rule {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: rule.of.map(turnedRound).toReversed() };
    case 'not':
      return { ...rule, of: turnedRound(rule.of) };
    case 'linked':
      return { ...rule, where: turnedRound(rule.where) };
    default:
      return rule;
  }
}

/** What is told of a firm, but for the order in which conditions are named. */
function told({ verdict, inPower, blocked, isCut }: NearMiss) {
  const ways = [...inPower, ...blocked].map(({ cost, changes }) => [cost, changes.map(({ to }) => to)]);
  return { verdict, ways, isCut };
}

const parts = fc.array(condition, { minLength: 2, maxLength: 3 });

describe('in whatever order conditions are written', () => {
  it.each([
    ['nothing is known of them', some({})],
    ['nobody is known', { kind: 'unknown' } as const],
  ])('the same is told of totals, where %s', (_, value) => {
    const whole = total('share', '<=', 100);
    const small = total('share', '<', 50);
    const large = total('share', '>', 25, between('share', 10, null));
    const orders = [
      [whole, small, large],
      [large, small, whole],
      [small, whole, large],
      [whole, large, small],
    ];
    const [first, ...others] = orders.map((of) => told(lookAt(all(...of), value)));
    for (const other of others) expect(other).toEqual(first);
  });

  it('the same is told of owners', () => {
    fc.assert(
      fc.property(parts, condition, list, fc.boolean(), (of, beside, value, isAll) => {
        const rule = isAll ? all(...of, beside) : any(all(...of), beside);
        expect(told(lookAt(turnedRound(rule), value))).toEqual(told(lookAt(rule, value)));
      }),
      { numRuns: 30 },
    );
  });

  it('the same is told of facts of the firm', () => {
    fc.assert(
      fc.property(
        smallRule,
        known,
        fc.constantFrom('wide', 'narrow'),
        catalogue,
        (rule, of, degree, facts) => {
          const read: FactReader = of[degree];
          const look = (one: Rule) => nearMiss(planPlainRule(one, { asOf, catalogue: facts }), { read });
          expect(told(look(turnedRound(rule)))).toEqual(told(look(rule)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
