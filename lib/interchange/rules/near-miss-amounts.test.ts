import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day } from '@/lib/domain/dates';
import { evaluate, type FactValue, NO_LIBRARY, resolve, type WrittenRule } from '@/lib/domain/rules';
import { plain } from '@/lib/messages/rule-text/rule-text.fixture';
import { runRules } from './testing/run';

const asOf = day('2026-06-01');
const amount = { kind: 'amount', power: 'do', questions: ['q'], min: 0 };
const facts = { own: amount, cost: { ...amount, power: 'fixed' } };

type Amount = { value: number; unit: string };
type Firm = { own: Amount; cost: Amount };
type Change = { text: string; wanted: { min: number | null; max: number | null } };

const answer = z.object({ in_power: z.array(z.object({ changes: z.array(z.unknown()) })) });
const changeShape = z.object({
  text: z.string(),
  wanted: z.object({ min: z.number().nullable(), max: z.number().nullable() }),
});

function libraryAt(factor: number) {
  const rate = { from: 'USD', to: 'EUR', factor, day: day('2026-01-01'), source: { title: 'Test' } };
  return { ...NO_LIBRARY, rates: [rate] };
}

/** What the command proposes for the first fact, as words and as numbers. */
function told(rule: WrittenRule, firm: Firm, factor: number): readonly Change[] {
  const language = 'puente-rules/1';
  const document = { language, id: 'r', version: 1, title: { en: 'R' }, rule };
  const amountsOf = ({ value, unit }: Amount) => ({ amount: value, unit });
  const { out, err } = runRules(
    {
      'rules.json': { language, library: libraryAt(factor), rules: [document] },
      'facts.json': facts,
      'firm.json': { own: amountsOf(firm.own), cost: amountsOf(firm.cost) },
    },
    ['near-miss', 'rules.json', '--facts', 'facts.json', '--firm', 'firm.json', '--json'],
  );
  expect(err).toBe('');
  const ways = answer.parse(JSON.parse(out)).in_power;
  return ways.flatMap(({ changes }) => changes.map((one) => changeShape.parse(one)));
}

/** The amounts of a sentence, as a reader takes them. */
function amountsIn(text: string): readonly Amount[] {
  return [...plain(text).matchAll(/([A-Z]{3}) ([\d,]+(?:\.\d+)?)/g)].map(([, unit = '', digits = '']) => ({
    value: Number(digits.replaceAll(',', '')),
    unit,
  }));
}

/** What a firm has to have that goes by the sentence: the amount itself, or a cent more or less. */
function isMetAsTold(rule: WrittenRule, { firm, factor, text }: Told & { text: string }): boolean {
  const found = resolve(rule, { ruleId: 'r', library: libraryAt(factor), asOf });
  if (!found.ok) throw new RangeError(JSON.stringify(found.problems));
  const aside = text.includes('more than') ? 0.01 : text.includes('less than') ? -0.01 : 0;
  return amountsIn(text).every(({ value, unit }) => {
    const own = Number((value + aside).toFixed(2 + String(value).length));
    const values: Record<string, FactValue> = {
      own: { kind: 'range', lo: own, hi: own, unit },
      cost: { kind: 'range', lo: firm.cost.value, hi: firm.cost.value, unit: firm.cost.unit },
    };
    return evaluate(found.rule, (fact) => values[fact] ?? { kind: 'unknown' }).verdict === 'met';
  });
}

type Told = { firm: Firm; factor: number };

const inEuros = (fact: string) => ({ term: 'fact', fact, unit: 'EUR' }) as const;
const cents = fc.integer({ min: 1, max: 300_000_000 }).map((value) => value / 100);
const unit = fc.constantFrom('EUR', 'USD');
const factor = fc.constantFrom(0.9, 0.7, 1.1, 0.333, 3.7, 0.0225);
const relation = fc.constantFrom('>=' as const, '>' as const, '<=' as const, '<' as const);
const share = fc.integer({ min: 1, max: 9999 }).map((value) => value / 10_000);
const rules: fc.Arbitrary<WrittenRule> = fc.oneof(
  fc.tuple(cents, fc.boolean()).map(
    ([limit, isLeast]): WrittenRule => ({
      ...{ id: 'b', op: 'between', fact: 'own', unit: 'EUR' },
      ...(isLeast ? { min: limit, max: null } : { min: null, max: limit }),
    }),
  ),
  fc.tuple(cents, cents).map(
    ([a, b]): WrittenRule => ({
      ...{ id: 'b', op: 'between', fact: 'own', unit: 'EUR' },
      ...{ min: Math.min(a, b), max: Math.max(a, b) },
    }),
  ),
  fc.tuple(relation, share).map(
    ([op, value]): WrittenRule => ({
      ...{ id: 'c', op: 'compare', relation: op, right: { term: 'number', value } },
      left: { term: 'ratio', of: inEuros('own'), by: inEuros('cost') },
    }),
  ),
  fc.tuple(relation, cents).map(
    ([op, value]): WrittenRule => ({
      ...{ id: 's', op: 'compare', relation: op, right: { term: 'number', value } },
      left: { term: 'sum', of: [inEuros('own'), inEuros('cost')] },
    }),
  ),
);

describe('amounts that are told as what would do', () => {
  it.each<[string, WrittenRule, Told, string]>([
    [
      'a third of a cost that is not divided evenly',
      {
        ...{ id: 'c', op: 'compare', relation: '>=', right: { term: 'number', value: 0.3333 } },
        left: { term: 'ratio', of: inEuros('own'), by: inEuros('cost') },
      },
      { firm: { own: { value: 0, unit: 'EUR' }, cost: { value: 1000.01, unit: 'EUR' } }, factor: 0.9 },
      'at least EUR 333.31',
    ],
    [
      'the least in another currency',
      { id: 'b', op: 'between', fact: 'own', min: 1_000_000, max: null, unit: 'EUR' },
      { firm: { own: { value: 5, unit: 'USD' }, cost: { value: 1, unit: 'EUR' } }, factor: 0.9 },
      'at least USD 1,111,111.12',
    ],
    [
      'the most in another currency',
      { id: 'b', op: 'between', fact: 'own', min: null, max: 1_000_000, unit: 'EUR' },
      { firm: { own: { value: 2_000_000, unit: 'USD' }, cost: { value: 1, unit: 'EUR' } }, factor: 0.7 },
      'between USD 0 and USD 1,428,571.42',
    ],
    [
      'a limit between two cents, which no amount in cents meets',
      { id: 'b', op: 'between', fact: 'own', min: 3.332, max: 3.338, unit: 'EUR' },
      { firm: { own: { value: 5, unit: 'EUR' }, cost: { value: 1, unit: 'EUR' } }, factor: 0.7 },
      'between EUR 3.332 and EUR 3.338',
    ],
  ])('%s', (_, rule, { firm, factor }, words) => {
    const [change] = told(rule, firm, factor);
    expect(plain(change?.text ?? '')).toContain(words);
    expect(isMetAsTold(rule, { firm, factor, text: change?.text ?? '' })).toBe(true);
  });

  it('are confirmed by the evaluator as they stand in the sentence, and are those of the machine', () => {
    let looked = 0;
    fc.assert(
      fc.property(rules, cents, unit, cents, unit, factor, (rule, own, ownUnit, cost, costUnit, factor) => {
        const firm = { own: { value: own, unit: ownUnit }, cost: { value: cost, unit: costUnit } };
        for (const { text, wanted } of told(rule, firm, factor)) {
          looked += 1;
          expect([text, isMetAsTold(rule, { firm, factor, text })]).toEqual([text, true]);
          const ends = [wanted.min, wanted.max].filter((end) => end !== null);
          expect(new Set(amountsIn(text).map(({ value }) => value))).toEqual(new Set(ends));
        }
      }),
      { numRuns: 150 },
    );
    expect(looked).toBeGreaterThan(25);
  });
});
