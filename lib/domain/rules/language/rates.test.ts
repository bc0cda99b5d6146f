import { expect, it } from 'vitest';
import { day } from '../../dates';
import { exchangeInto, factorsInto } from './rates';
import type { Rate } from './types';

const source = { title: 'Central bank' };
const rate = (from: string, to: string, factor: number, since: string): Rate => ({
  ...{ from, to, factor, source },
  day: day(since),
});
const rates = [
  rate('EUR', 'USD', 1.1, '2025-01-01'),
  rate('EUR', 'USD', 1.25, '2026-01-01'),
  rate('MXN', 'USD', 0.05, '2025-06-01'),
  rate('kg', 't', 0.001, '2000-01-01'),
];

it.each<[unit: string, today: string, factors: Readonly<Record<string, number>>]>([
  ['USD', '2024-12-31', {}],
  ['USD', '2025-01-01', { EUR: 1.1 }],
  ['USD', '2026-03-01', { EUR: 1.25, MXN: 0.05 }],
  ['EUR', '2026-03-01', { USD: 0.8, MXN: 0.04 }],
  ['MXN', '2026-03-01', { USD: 20, EUR: 25 }],
  ['kg', '2026-03-01', { t: 1000 }],
  ['GBP', '2026-03-01', {}],
])('into %s on %s', (unit, today, factors) => {
  const found = factorsInto(unit, rates, day(today));
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(factors).toSorted());
  for (const [from, factor] of Object.entries(factors)) expect(found[from]).toBeCloseTo(factor, 12);
});

it('takes what is told over what could be worked out', () => {
  const both = [...rates, rate('USD', 'EUR', 0.9, '2026-01-01')];
  expect(factorsInto('EUR', both, day('2026-03-01')).USD).toBe(0.9);
});

it('takes the newer of two rates, in whichever direction it was told', () => {
  const turned = [rate('EUR', 'USD', 1.1, '2020-01-01'), rate('USD', 'EUR', 0.8, '2026-01-01')];
  expect(factorsInto('USD', turned, day('2025-12-31')).EUR).toBe(1.1);
  expect(factorsInto('USD', turned, day('2026-01-01')).EUR).toBe(1.25);
});

it('tells by the rates of which days one unit is worth so much in another', () => {
  const on = day('2026-03-01');
  expect(exchangeInto({ from: 'EUR', to: 'USD' }, rates, on)).toEqual({ factor: 1.25, days: ['2026-01-01'] });
  expect(exchangeInto({ from: 'USD', to: 'EUR' }, rates, on)).toEqual({ factor: 0.8, days: ['2026-01-01'] });
  const twice = exchangeInto({ from: 'MXN', to: 'EUR' }, rates, on);
  expect(twice?.factor).toBeCloseTo(0.04, 12);
  expect(twice?.days).toEqual(['2025-06-01', '2026-01-01']);
  expect(exchangeInto({ from: 'EUR', to: 'USD' }, rates, day('2025-12-31'))).toEqual({
    factor: 1.1,
    days: ['2025-01-01'],
  });
  expect(exchangeInto({ from: 'GBP', to: 'EUR' }, rates, on)).toBeNull();
});
