import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../../domain/rules';
import { exact, type Facts, type FindingRow, findingIn, linesOf, sayIn, textsOf } from './rule-text.fixture';

const sales: WrittenRule = {
  id: 't',
  op: 'between',
  fact: 'firm.turnover',
  min: null,
  max: 2000,
  unit: 'EUR',
};
const eurosOf = (fact: string) => ({ term: 'fact', fact, unit: 'EUR' }) as const;
const MONEY: FindingRow[] = [
  [
    'an amount in another currency, by the last rate',
    sales,
    { 'firm.turnover': exact(2500, 'USD') },
    'Yearly sales: at most EUR 2,000. You said USD 2,500, which is about EUR 2,250 (1 USD = 0.9 EUR, rate of 2 January 2026). This does not fit.',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: USD 2500, es decir, unos EUR 2250 (1 USD = 0.9 EUR, tipo de cambio del 2 de enero de 2026). Esto no se cumple.',
  ],
  [
    'an amount that takes two rates',
    sales,
    { 'firm.turnover': exact(80_000, 'UYU') },
    'Yearly sales: at most EUR 2,000. You said UYU 80,000, which is about EUR 1,800 (1 UYU = 0.0225 EUR, rates of 2 January 2026 and 3 February 2026). This fits.',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: UYU 80 000, es decir, unos EUR 1800 (1 UYU = 0.0225 EUR, tipos de cambio del 2 de enero de 2026 y del 3 de febrero de 2026). Esto se cumple.',
  ],
  [
    'an interval in another currency',
    sales,
    { 'firm.turnover': { kind: 'range', lo: 2000, hi: 3000, unit: 'USD' } },
    'Yearly sales: at most EUR 2,000. You said between USD 2,000 and USD 3,000, which is between about EUR 1,800 and about EUR 2,700 (1 USD = 0.9 EUR, rate of 2 January 2026). Not settled yet. How much did you sell in the last full year?',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: entre USD 2000 y USD 3000, es decir, entre unos EUR 1800 y unos EUR 2700 (1 USD = 0.9 EUR, tipo de cambio del 2 de enero de 2026). Todavía no se sabe. ¿Cuánto vendió en el último año completo?',
  ],
  [
    'an interval with an open end',
    sales,
    { 'firm.turnover': { kind: 'range', lo: 3000, hi: Infinity, unit: 'USD' } },
    'Yearly sales: at most EUR 2,000. You said USD 3,000 or more, which is about EUR 2,700 or more (1 USD = 0.9 EUR, rate of 2 January 2026). This does not fit.',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: USD 3000 o más, es decir, unos EUR 2700 o más (1 USD = 0.9 EUR, tipo de cambio del 2 de enero de 2026). Esto no se cumple.',
  ],
  [
    'a comparison with the number first',
    {
      ...{ id: 'k', op: 'compare', relation: '>=' },
      left: { term: 'number', value: 2000 },
      right: eurosOf('firm.turnover'),
    },
    { 'firm.turnover': exact(2500, 'USD') },
    'Yearly sales: at most EUR 2,000. You said USD 2,500, which is about EUR 2,250 (1 USD = 0.9 EUR, rate of 2 January 2026). This does not fit.',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: USD 2500, es decir, unos EUR 2250 (1 USD = 0.9 EUR, tipo de cambio del 2 de enero de 2026). Esto no se cumple.',
  ],
  [
    'a weight in another unit, which is exact',
    { id: 'q', op: 'between', fact: 'project.cost', min: 500, max: null, unit: 'kg' },
    { 'project.cost': exact(0.5, 't') },
    'Cost of the project: at least 500 kg. You said 0.5 tonnes, which is 500 kg (1 tonne = 1,000 kg). This fits.',
    'Costo del proyecto: al menos 500 kg. Usted respondió: 0.5 toneladas, es decir, 500 kg (1 tonelada = 1000 kg). Esto se cumple.',
  ],
  [
    'two amounts, one of them in another currency',
    {
      ...{ id: 'k', op: 'compare', relation: '<' },
      left: eurosOf('project.grant'),
      right: eurosOf('project.cost'),
    },
    { 'project.grant': exact(300, 'USD'), 'project.cost': exact(1400, 'EUR') },
    'Grant: less than cost of the project. It comes to about EUR 270, and the other side to about EUR 1,400. Exchange: 1 USD = 0.9 EUR, rate of 2 January 2026. This fits.',
    'Subsidio: menos que «costo del proyecto». Esto da unos EUR 270; el otro lado da unos EUR 1400. Cambio: 1 USD = 0.9 EUR, tipo de cambio del 2 de enero de 2026. Esto se cumple.',
  ],
  [
    'a share of amounts in one currency, rounded',
    {
      ...{ id: 'k', op: 'compare', relation: '<=' },
      left: { term: 'ratio', of: eurosOf('project.grant'), by: eurosOf('project.cost') },
      right: { term: 'number', value: 0.3 },
    },
    { 'project.grant': exact(100, 'EUR'), 'project.cost': exact(300, 'EUR') },
    'Grant divided by cost of the project: at most 30%. It comes to about 33.333%. This does not fit.',
    'El resultado de dividir «subsidio» por «costo del proyecto»: como máximo 30 %. Esto da aproximadamente 33.333 %. Esto no se cumple.',
  ],
];

describe('what a firm said of money and units', () => {
  it.each([
    ['<', '>'],
    ['<=', '>='],
    ['=', '='],
    ['>=', '<='],
    ['>', '<'],
  ] as const)('is told alike with the fact first (%s) and with the number first (%s)', (first, second) => {
    const [fact, number] = [eurosOf('firm.turnover'), { term: 'number', value: 2000 } as const];
    const told = (given: Facts) => [
      linesOf({ id: 'k', op: 'compare', left: fact, relation: first, right: number }, given),
      linesOf({ id: 'k', op: 'compare', left: number, relation: second, right: fact }, given),
    ];
    // At the limit by the rate of the day, below it, above it, and on both sides of it.
    for (const [lo, hi] of [
      [2000 / 0.9, 2000 / 0.9],
      [2000, 2000],
      [2500, 2500],
      [2000, 2500],
    ] as const) {
      const [one, other] = told({ 'firm.turnover': { kind: 'range', lo, hi, unit: 'USD' } });
      expect(other).toEqual(one);
      expect(one?.[0]).toContain('1 USD = 0.9 EUR, rate of 2 January 2026');
    }
  });

  it.each(MONEY)('%s', (_, rule, facts, en, es) => {
    expect(linesOf(rule, facts)).toEqual([en, es]);
  });

  it('says a limit between two cents in full', () => {
    expect(textsOf({ ...sales, max: 333.304 })).toEqual([
      'Yearly sales: at most EUR 333.304.',
      'Ventas anuales: como máximo EUR 333.304.',
    ]);
    expect(textsOf({ ...sales, max: 0.5 })[0]).toBe('Yearly sales: at most EUR 0.50.');
  });

  it('leaves the rate out where nobody knows the day', () => {
    const { asOf: _, ...undated } = sayIn('en', 'firm');
    expect(findingIn(sales, { 'firm.turnover': exact(2500, 'USD') }, undated).said).toBe(
      'You said USD 2,500, which is about EUR 2,250.'
        .replaceAll('USD ', 'USD\u00a0')
        .replaceAll('EUR ', 'EUR\u00a0'),
    );
  });
});
