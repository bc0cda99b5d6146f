import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import demo from '../../../db/seed/data/demo-catalogue.json' with { type: 'json' };
import { day } from '../dates';
import type { Eligibility } from '../eligibility';
import { diagnosticFacts } from '../facts';
import { catalogueFileSchema } from '../matching';
import { OFFERING_STATES } from '../people';
import type { OfferingContent } from './attributes';
import { publishProblem, publishTurn } from './publishing';

const [demonstration] = catalogueFileSchema.parse(demo).offerings;
if (!demonstration) throw new Error('The demonstration has no offering.');
const { eligibility: _, ...open } = demonstration;
const both = (text: string) => ({ en: text, es: text });
const text = { name: both('A'), summary: both('B'), conditions: { en: ['C'], es: ['C'] }, how: both('D') };
const SETTING = { facts: diagnosticFacts, registers: [], asOf: day('2026-12-01') };

/** For firms of at least so many and at most so many people. */
function forSizes(min: number, max: number): Eligibility {
  const of = { id: 'size', op: 'between', fact: 'firm.employees', min, max } as const;
  const asked = { op: 'criterion', id: 'c', kind: 'hard', of } as const;
  return { rule: { op: 'all', id: 'eligibility', of: [asked] }, rates: [], personas: [] };
}

function content(summary: string, eligibility?: Eligibility): OfferingContent {
  const offering = eligibility ? { ...open, eligibility } : open;
  return { offering, text: { ...text, summary: both(summary) } };
}

describe('what keeps an offering from being published', () => {
  it('is that the catalogue says the same already, and only then', () => {
    for (const state of OFFERING_STATES) {
      const problem = publishProblem({ state, last: content('B'), next: content('B'), unsaid: [] }, SETTING);
      expect(problem).toEqual(state === 'published' ? { why: 'same' } : null);
    }
    const changed = { state: 'published', last: content('B'), next: content('E'), unsaid: [] } as const;
    expect(publishProblem(changed, SETTING)).toBeNull();
    expect(publishProblem({ ...changed, last: null }, SETTING)).toBeNull();
  });

  it('is first of all that something is not said yet, which is told', () => {
    const unsaid = ['price_usd', 'countries'];
    const offering = { state: 'draft', last: null, next: content('B', forSizes(50, 10)), unsaid } as const;
    expect(publishProblem(offering, SETTING)).toEqual({ why: 'unfinished', unsaid });
    const again = { state: 'published', last: content('B'), next: content('B'), unsaid } as const;
    expect(publishProblem(again, SETTING)).toEqual({ why: 'unfinished', unsaid });
  });

  it('is a rule with a mistake, which is told', () => {
    const wrong = { state: 'draft', last: null, next: content('B', forSizes(50, 10)), unsaid: [] } as const;
    expect(publishProblem(wrong, SETTING)).toMatchObject({
      why: 'rule',
      blockers: { empty: false, errors: [{ code: 'min_above_max', node: 'size' }] },
    });
    expect(publishProblem({ ...wrong, next: content('B', forSizes(10, 50)) }, SETTING)).toBeNull();
  });

  it('is that nothing has changed, whatever is wrong with the rule', () => {
    const wrong = content('B', forSizes(50, 10));
    expect(publishProblem({ state: 'published', last: wrong, next: wrong, unsaid: [] }, SETTING)).toEqual({
      why: 'same',
    });
  });
});

describe('whose turn it is to publish', () => {
  it.each([
    [false, null, 'free'],
    [false, 'maria', 'free'],
    [true, null, 'ask'],
    [true, 'maria', 'wait'],
    [true, 'jose', 'second'],
  ] as const)('two people: %s, asked by %s: %s', (twoPeople, asker, turn) => {
    expect(publishTurn(twoPeople, asker === null ? null : { person: asker }, 'maria')).toBe(turn);
  });

  it('is never that of one alone where two are needed', () => {
    const people = fc.constantFrom('maria', 'jose', 'ana');
    fc.assert(
      fc.property(fc.option(people), people, (asker, looker) => {
        const turn = publishTurn(true, asker === null ? null : { person: asker }, looker);
        expect(turn === 'free' || (turn === 'second' && asker === looker)).toBe(false);
      }),
    );
  });
});
