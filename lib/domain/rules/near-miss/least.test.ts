import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { all, any } from './firms.fixture';
import { condition, form, list, lookAt, owners, some, total } from './owners.fixture';
import type { NearMiss } from './types';

const parts = fc.array(condition, { minLength: 2, maxLength: 3 });

/** What is asked of owners, each by its answers. */
function asked({ inPower }: NearMiss) {
  const [change] = inPower[0]?.changes ?? [];
  return change?.wanted.wanted === 'entities' ? change.wanted : null;
}

describe('of linked entities no more is asked than has to be', () => {
  it.each([
    ['is written first', [total('share', '<=', 50, form('person')), total('share', '<', 25)]],
    ['is written last', [total('share', '<', 25), total('share', '<=', 50, form('person'))]],
  ])('where what a smaller total holds as well %s', (_, of) => {
    expect(asked(lookAt(all(...of), some({})))).toMatchObject({
      ...{ noOther: false },
      of: [{ entity: 0, changes: [{ fact: 'share' }] }],
    });
  });

  it('the way with fewer answers goes before the one with more', () => {
    const many = owners(form('company'), 3, null);
    const few = owners(form('person'), 2, null);
    for (const of of [
      [many, few],
      [few, many],
    ]) {
      const ways = lookAt(any(...of), some({}, {}, {})).inPower;
      expect(ways.map(({ cost }) => cost.weight)).toEqual([2, 3]);
    }
  });

  it('others are told of before totals that may do without them', () => {
    const of = [total('share', '>=', 25, form('person')), owners(form('fund'), 1, null)];
    // Two names, what each of the two is, the share of one, and that there are no more.
    for (const written of [of, of.toReversed()])
      expect(lookAt(all(...written), { kind: 'unknown' }).inPower[0]?.cost.weight).toBe(6);
  });

  it('none of the answers told can be left out', () => {
    fc.assert(
      fc.property(parts, list, (of, value) => {
        const rule = all(...of);
        const { inPower } = lookAt(rule, value);
        const [to] = inPower.flatMap(({ changes }) => changes.map((one) => one.to));
        if (to?.kind !== 'entities') return;
        const known = value.kind === 'entities' ? value.entities : [];
        for (const [place, entity] of to.entities.entries())
          for (const fact of Object.keys(entity)) {
            const { [fact]: told, ...others } = entity;
            const before = known[place]?.[fact];
            if (JSON.stringify(before) === JSON.stringify(told)) continue;
            const less = before ? { ...others, [fact]: before } : others;
            const entities = to.entities.with(place, less);
            expect(evaluate(rule, () => ({ ...to, entities })).verdict).not.toBe('met');
          }
      }),
      { numRuns: 500 },
    );
  });
});
