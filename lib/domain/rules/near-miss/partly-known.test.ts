import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { type FactCatalogue, nearMiss, planPlainRule } from '../index';
import type { Rule } from '../types';
import { all, asOf, code, look, not } from './firms.fixture';

const cone: Rule = {
  ...{ id: 'cone', op: 'under', fact: 'country', codes: ['AR', 'CL', 'UY'], except: ['CL-MA'] },
  also: [{ codes: ['BR-RS'] }],
};
const south: Rule = { id: 'south', op: 'under', fact: 'country', codes: ['CL-MA', 'AR-V', 'AR-Z'] };
const made: Rule = {
  ...{ id: 'made', op: 'under', fact: 'sector', codes: ['C', '62'], except: ['12', '1010', '620'] },
};

/** What the one change proposed asks for. */
function asked(rule: Rule, fact: string, ...values: string[]) {
  const { inPower, blocked } = look(rule, { [fact]: code(...values) });
  const [way] = [...inPower, ...blocked];
  const [change] = way?.changes ?? [];
  return { by: change?.by, wanted: change?.wanted };
}

describe('a place or an activity known in part', () => {
  const rule = all(cone, not(south));

  it('is to be found out where it may still lie in what is allowed, told with what is taken away from it', () => {
    expect(asked(rule, 'country', 'AR')).toEqual({
      by: 'find_out',
      wanted: { wanted: 'code', oneOf: ['AR'], except: ['AR-V', 'AR-Z'] },
    });
    expect(asked(rule, 'country', 'CL')).toMatchObject({
      by: 'find_out',
      wanted: { oneOf: ['CL'], except: ['CL-MA'] },
    });
    expect(asked(rule, 'country', 'BR')).toEqual({
      by: 'find_out',
      wanted: { wanted: 'code', oneOf: ['BR-RS'] },
    });
    expect(asked(made, 'sector', '10')).toMatchObject({
      by: 'find_out',
      wanted: { oneOf: ['10'], except: ['1010'] },
    });
    expect(asked(made, 'sector', 'C')).toMatchObject({
      by: 'find_out',
      wanted: { oneOf: ['C'], except: ['12', '1010'] },
    });
    expect(asked(made, 'sector', 'J')).toMatchObject({
      by: 'find_out',
      wanted: { oneOf: ['62'], except: ['620'] },
    });
  });

  it('includes the class that an exception of an excluded division allows', () => {
    const anyBut: Rule = not({ id: 'no', op: 'under', fact: 'sector', codes: ['10'], except: ['1010'] });
    expect(asked(anyBut, 'sector', '10', '101')).toEqual({
      by: 'find_out',
      wanted: { wanted: 'code', oneOf: ['1010'] },
    });
    expect(asked(anyBut, 'sector', '10', '62')).toMatchObject({
      by: 'find_out',
      wanted: { oneOf: ['62', '1010'] },
    });
  });

  it('is beyond reach where all of it is taken away, and then told in full', () => {
    expect(asked(rule, 'country', 'AR-V')).toMatchObject({
      by: 'fixed',
      wanted: { oneOf: ['UY', 'BR-RS', 'AR', 'CL'], except: ['AR-V', 'AR-Z', 'CL-MA'] },
    });
    expect(asked(made, 'sector', '1010')).toMatchObject({ by: 'fixed' });
    // The whole of the one place that is allowed lies in places that are not.
    const none = all(
      { id: 'b', op: 'under', fact: 'country', codes: ['BR-RS'] },
      not({ ...south, codes: ['BR'] }),
    );
    expect(look(none, { country: code('BR') })).toMatchObject({ inPower: [], blocked: [] });
  });

  it('is taken away where several conditions together take all of it away', () => {
    const apart = all(
      not({ id: 'b', op: 'under', fact: 'country', codes: ['AR-B'], except: ['AR-B-1'] }),
      not({ id: 'c', op: 'under', fact: 'country', codes: ['AR-B-1'] }),
    );
    expect(asked(apart, 'country', 'AR')).toMatchObject({
      by: 'find_out',
      wanted: { oneOf: ['AR'], except: ['AR-B'] },
    });
  });

  it('is to be found out exactly where some place that it may be meets the conditions', () => {
    // Each place has another one beside it that no rule names.
    const places = ['AR', 'AR-B', 'AR-B-1', 'AR-C', 'BR', 'BR-RS'];
    const exact = ['AR-B-1', 'AR-B-2', 'AR-C', 'AR-D', 'BR-RS', 'BR-SP', 'UY-MO'];
    const some = fc.subarray(places, { minLength: 1, maxLength: 3 });
    const area = fc.tuple(some, fc.subarray(places, { maxLength: 2 }), fc.boolean(), fc.nat());
    const rules = fc.array(area, { minLength: 1, maxLength: 3 }).map((areas) =>
      all(
        ...areas.map(([codes, except, isRefused, id]): Rule => {
          const leaf: Rule = { id: `n${id}`, op: 'under', fact: 'country', codes, except };
          return isRefused ? not(leaf) : leaf;
        }),
      ),
    );
    fc.assert(
      fc.property(rules, fc.subarray(places, { minLength: 1, maxLength: 2 }), (rule, known) => {
        const found = look(rule, { country: code(...known) });
        if (found.verdict === 'met') return;
        const reached = exact.filter((one) => known.some((above) => `${one}-`.startsWith(`${above}-`)));
        const isPossible = reached.some((one) => evaluate(rule, () => code(one)).verdict === 'met');
        expect(found.inPower.length > 0).toBe(isPossible);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a place whose parts stand beside it on the list', () => {
  const parts = new Map([
    ['GB-UKM', ['GB-ENG', 'GB-SCT']],
    ['GB-ENG', ['GB-LND', 'GB-YOR']],
    ['GB-SCT', ['GB-EDH']],
  ]);
  const codes = new Set(['GB', 'GB-UKM', 'GB-ENG', 'GB-SCT', 'GB-LND', 'GB-YOR', 'GB-EDH']);
  const list = { name: 'ISO 3166', codes, levels: 2, parts, others: new Map() };
  const catalogue: FactCatalogue = {
    country: { kind: 'code', power: 'fixed', questions: [], hierarchy: 'place', list },
  };
  const without = (...except: readonly string[]) => {
    const rule: Rule = { id: 'u', op: 'under', fact: 'country', codes: ['GB'], except };
    const { inPower } = nearMiss(planPlainRule(rule, { asOf, catalogue }), { read: () => code('GB') });
    return inPower.flatMap(({ changes }) => changes.map(({ wanted, to }) => ({ wanted, to })));
  };

  it('is not to be found out where nothing is left of it', () => {
    expect(without('GB-ENG', 'GB-SCT')).toEqual([]);
    // What is made of both goes with it.
    expect(without('GB-UKM')).toEqual([]);
    expect(without('GB-LND', 'GB-YOR', 'GB-EDH')).toEqual([]);
  });

  it('is tried with what is left, without the parts of what is taken away', () => {
    const [first] = without('GB-ENG');
    expect(first?.wanted).toEqual({ wanted: 'code', oneOf: ['GB'], except: ['GB-ENG'] });
    expect(first?.to).toEqual(code('GB-UKM', 'GB-SCT', 'GB-EDH'));
    const [second] = without('GB-LND');
    expect(second?.to).toEqual(code('GB-UKM', 'GB-ENG', 'GB-SCT', 'GB-YOR', 'GB-EDH'));
  });
});
