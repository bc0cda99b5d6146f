import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { nextQuestions, planQuestions, type QuestionGain, type WeighedRule } from '../index';
import type { FactCatalogue } from '../language';
import { catalogue } from '../near-miss/near-miss.fixture';
import { everyValueOf, known, rule } from '../rules.fixture';
import type { FactReader, FactValue, Rule } from '../types';

const UNKNOWN: FactValue = { kind: 'unknown' };
const nothing: FactReader = () => UNKNOWN;
const always = () => true;

function ask(
  rules: readonly WeighedRule[],
  facts: FactCatalogue,
  read: FactReader = nothing,
  isOpen: (question: string) => boolean = always,
  order: readonly string[] = [],
): readonly QuestionGain[] {
  return nextQuestions(planQuestions(rules, facts), { read, isOpen, order });
}

function weighed(...rules: readonly Rule[]): readonly WeighedRule[] {
  return rules.map((one) => ({ rule: one, weight: 1 }));
}

/** Every exact value that a fact can still have within its catalogue, each once. */
function answersTo(fact: string, value: FactValue): readonly FactValue[] {
  const keys = everyValueOf(fact, value)
    .filter((one) => one.kind !== 'range' || (-20 <= one.lo && one.lo <= 20))
    .map((one) => JSON.stringify(one));
  const known = new Map(everyValueOf(fact, value).map((one) => [JSON.stringify(one), one]));
  return [...new Set(keys)].flatMap((key) => known.get(key) ?? []);
}

describe('the next question', () => {
  it('promises as many decided rules as the mean over all exact answers', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 3 }),
        known,
        catalogue,
        (rules, { wide }, facts) => {
          for (const gain of ask(weighed(...rules), facts, wide)) {
            const [fact = ''] = gain.facts;
            if (wide(fact).kind === 'set') continue;
            const open = rules.filter((one) => evaluate(one, wide).missing.includes(fact));
            const answers = answersTo(fact, wide(fact));
            const decided = open.map((one) => {
              const settled = answers.filter((answer) => {
                const read: FactReader = (key) => (key === fact ? answer : wide(key));
                return evaluate(one, read).verdict !== 'unknown';
              });
              return settled.length / answers.length;
            });
            expect(gain.rules).toBe(open.length);
            expect(gain.decided).toBeCloseTo(
              decided.reduce((sum, one) => sum + one, 0),
              9,
            );
            expect(gain.narrowed).toBeGreaterThanOrEqual(gain.decided - 1e-9);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  const facts: FactCatalogue = {
    a: { kind: 'flag', power: 'do', questions: ['qa'] },
    b: { kind: 'flag', power: 'do', questions: ['qb'] },
    c: { kind: 'flag', power: 'do', questions: ['qb'] },
    staff: { kind: 'number', power: 'do', questions: ['qs'], whole: true, min: 0, max: 99 },
    hidden: { kind: 'flag', power: 'do', questions: [] },
  };
  const is = (fact: string): Rule => ({ id: fact, op: 'is', fact });
  const all = (...of: readonly Rule[]): Rule => ({ id: 'all', op: 'all', of });

  it('asks first for what decides most', () => {
    const rules = weighed(is('a'), all(is('a'), is('b')), all(is('b'), is('c')));
    expect(ask(rules, facts)).toMatchObject([
      // A "no" to a decides the second rule, any answer the first.
      { question: 'qa', facts: ['a'], rules: 2, decided: 1.5 },
      // b alone is "no" in half of the cases; both together settle the third.
      { question: 'qb', facts: ['b', 'c'], rules: 2, decided: 0.5 + 1 },
    ]);
  });

  it('counts rules by their weight', () => {
    const [first, second] = ask(
      [
        { rule: is('a'), weight: 1 },
        { rule: is('b'), weight: 3 },
      ],
      facts,
    );
    expect(first).toMatchObject({ question: 'qb', decided: 3 });
    expect(second).toMatchObject({ question: 'qa', decided: 1 });
  });

  it('leaves out questions that are closed, facts nobody asks for and rules that are decided', () => {
    const rules = weighed(is('a'), is('b'), is('hidden'), all(is('b'), { id: 'no', op: 'any', of: [] }));
    expect(ask(rules, facts, nothing, (question) => question !== 'qa')).toMatchObject([
      { question: 'qb', rules: 1, decided: 1 },
    ]);
  });

  it('settles a tie by the order given, then by name', () => {
    const rules = weighed(is('a'), is('b'));
    expect(ask(rules, facts).map(({ question }) => question)).toEqual(['qa', 'qb']);
    expect(ask(rules, facts, nothing, always, ['qb', 'qa']).map(({ question }) => question)).toEqual([
      'qb',
      'qa',
    ]);
  });

  it('weighs a number by the length of what limits leave, of what is still possible', () => {
    const small: Rule = all({ id: 'n', op: 'between', fact: 'staff', min: null, max: 9 }, is('hidden'));
    // 90 of 100 numbers refuse; of 5 to 14 one half does.
    expect(ask(weighed(small), facts)[0]?.decided).toBeCloseTo(0.9, 9);
    const partly: FactReader = (fact) => (fact === 'staff' ? { kind: 'range', lo: 5, hi: 14 } : UNKNOWN);
    expect(ask(weighed(small), facts, partly)[0]?.decided).toBeCloseTo(0.5, 9);
  });

  it('tries few answers where one question asks for many facts', () => {
    const keys = Array.from({ length: 12 }, (_, at) => `k${at}`);
    const many: FactCatalogue = Object.fromEntries(
      keys.map((key) => [key, { kind: 'flag', power: 'do', questions: ['q'] }]),
    );
    const [gain] = ask(weighed(all(...keys.map(is))), many);
    expect(gain).toMatchObject({ question: 'q', rules: 1, facts: keys.toSorted() });
    expect(gain?.decided).toBeCloseTo(1, 9);
  });
});
