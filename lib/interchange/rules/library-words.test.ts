import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

const source = { title: 'The rules' };
const NONE = { predicates: {}, parameters: {}, zones: {}, rates: [] };
const catalogue = (library: object) => ({
  language: 'puente-rules/1',
  library: { ...NONE, ...library },
  rules: [],
});

/** What is told of the library between two versions of it. */
function told(before: object, after: object, ...more: readonly string[]): readonly string[] {
  const files = { 'a.json': catalogue(before), 'b.json': catalogue(after) };
  const { out, err } = runRules(files, ['diff', 'a.json', 'b.json', ...more]);
  expect(err).toBe('');
  // A library says nothing in JSON.
  expect(out).not.toMatch(/[{}[\]]/);
  return out
    .trim()
    .split('\n')
    .map((line) => line.replace(/^[^:]+:\S* /, '').replace(/ \([^)]*\)$/, ''));
}

describe('a parameter', () => {
  const limit = (value: number | null, more: object = {}) => ({
    parameters: { limit: { unit: 'EUR', history: [{ from: '2024-01-01', value, source }], ...more } },
  });
  const two = (...values: readonly (number | null)[]) => ({
    parameters: {
      limit: { history: values.map((value, index) => ({ from: `202${4 + index}-01-01`, value, source })) },
    },
  });

  it.each<[string, object, object, string]>([
    ['new', {}, limit(10_000), 'new: 10,000 EUR from 1 January 2024 on.'],
    [
      'gone',
      two(5, null),
      {},
      'taken away. It was: 5 from 1 January 2024 on; no limit from 1 January 2025 on.',
    ],
    [
      'another value',
      limit(5000),
      limit(6000.5),
      'from 1 January 2024 on it was 5,000 EUR and is now 6,000.5 EUR.',
    ],
    ['a day more', two(5), two(5, 6), 'new: 6 from 1 January 2025 on.'],
    ['a day less', two(5, 6), two(5), 'no longer changes on 1 January 2025. From then on it was 6.'],
    ['no limit', two(5), two(null), 'from 1 January 2024 on it was 5 and is now no limit.'],
  ])('%s', (_, before, after, said) => expect(told(before, after)).toEqual([said]));

  it('of another unit', () => {
    expect(told(limit(5), limit(5, { unit: 'USD' }))).toEqual([
      'the unit was “EUR” and is now “USD”. From 1 January 2024 on it was 5 EUR and is now 5 USD.',
    ]);
  });

  it('of another source, in Spanish', () => {
    const other = {
      history: [{ from: '2024-01-01', value: 5, source: { title: 'Otra', date: '2024-02-03' } }],
    };
    expect(told(limit(5), limit(5, other), '--lang', 'es')).toEqual([
      'la fuente del valor desde el 1 de enero de 2024 era «The rules» y ahora es «Otra», 3 de febrero de 2024.',
    ]);
  });
});

describe('a zone', () => {
  const zone = (codes: readonly string[], except?: readonly string[]) => ({
    zones: { south: { codes, ...(except && { except }) } },
  });

  it.each<[string, object, object, string]>([
    ['new', {}, zone(['AR', 'CL'], ['CL-RM']), 'new: “AR” and “CL” without “CL-RM”.'],
    ['gone', zone(['AR']), {}, 'taken away. It was: “AR”.'],
    [
      'changed',
      zone(['AR', 'UY'], ['AR-V']),
      zone(['AR', 'BR'], ['AR-M']),
      'added to the list: “BR”. Taken off the list: “UY”. New exceptions: “AR-M”. No exceptions any more: “AR-V”.',
    ],
    ['in another order', zone(['AR', 'UY']), zone(['UY', 'AR']), 'its parts stand in another order.'],
  ])('%s', (_, before, after, said) => expect(told(before, after)).toEqual([said]));
});

describe('a predicate', () => {
  const small = {
    predicates: { small: { id: 's', op: 'between', fact: 'firm.employees', min: null, max: 9 } },
  };

  it('that is new or gone is put into words', () => {
    expect(told({}, small)[0]).toMatch(/^new: the firm has at most 9 people\.$/);
    expect(told(small, {}, '--lang', 'es')[0]).toMatch(
      /^se quitó\. Era: la empresa tiene como máximo 9 personas\.$/,
    );
  });
});

describe('a rate', () => {
  const rate = (factor: number, more: object = {}) => ({
    rates: [{ from: 'USD', to: 'EUR', factor, day: '2026-01-02', source, ...more }],
  });

  it.each<[string, object, object, string]>([
    ['new', {}, rate(0.9), 'new: from 2 January 2026 on, 1 USD is 0.9 EUR.'],
    ['gone', rate(0.9), {}, 'taken away: from 2 January 2026 on, 1 USD was 0.9 EUR.'],
    ['changed', rate(0.9), rate(0.9512), 'from 2 January 2026 on, 1 USD was 0.9 EUR and is now 0.9512 EUR.'],
    [
      'of another source',
      rate(0.9),
      rate(0.9, { source: { title: 'Other' } }),
      'the source of the rate from USD to EUR of 2 January 2026 was “The rules” and is now “Other”.',
    ],
  ])('%s', (_, before, after, said) => expect(told(before, after)).toEqual([said]));
});
