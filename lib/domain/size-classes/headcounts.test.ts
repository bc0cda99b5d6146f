import { describe, expect, it } from 'vitest';
import { possible } from '../fact';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { type Headcount, headcountsOf } from './headcounts';
import { classOf, money, sizeRules, unknown, workers } from './size-rules.fixture';

function of(country: string, sectors: readonly string[], sizeClasses: readonly SizeClass[]) {
  return headcountsOf({ countries: [country], sectors, sizeClasses }, sizeRules);
}

describe('how many people firms of some sizes have', () => {
  it('is told by activity where the limits differ, and as standing in where the law counts sales', () => {
    expect(of('AR', ['0121', '1102', '10'], ['micro', 'small', 'medium'])).toEqual({
      counts: 'sales',
      everywhere: false,
      groups: [
        { min: 1, max: 215, sectors: ['0121'] },
        { min: 1, max: 655, sectors: ['1102', '10'] },
      ],
    });
    expect(of('AR', ['*'], ['medium', 'large'])).toEqual({
      counts: 'sales',
      everywhere: false,
      groups: null,
    });
    expect(of('CL', ['01', '0163'], ['micro', 'small', 'medium'])).toEqual({
      counts: 'sales',
      everywhere: true,
      groups: [{ min: 1, max: 199, sectors: ['01', '0163'] }],
    });
    expect(of('RS', ['*'], ['micro', 'small'])).toMatchObject({ counts: 'several', groups: [{ max: 50 }] });
  });

  it('is a plain number where the law counts people', () => {
    const groups = [{ min: 100, max: null, sectors: ['25', '26'] }];
    expect(of('BR', ['25', '26'], ['medium', 'large'])).toEqual({
      counts: 'people',
      everywhere: false,
      groups,
    });
    expect(of('NI', ['1050'], ['small', 'medium'])).toEqual({
      counts: 'people',
      everywhere: true,
      groups: [{ min: 6, max: 100, sectors: ['1050'] }],
    });
  });

  it('is left open for an activity that the law has no limits for', () => {
    expect(of('BR', ['25', '01'], ['micro', 'small'])).toEqual({
      counts: 'people',
      everywhere: false,
      groups: null,
    });
  });

  it.each<[string, string, readonly SizeClass[]]>([
    ['limits that nobody has checked', 'MX', ['micro']],
    ['a country without limits', 'DE', ['micro']],
    ['all sizes', 'NI', SIZE_CLASSES],
    ['sizes with one between them left out', 'NI', ['micro', 'medium']],
  ])('is not told for %s', (_, country, sizes) => {
    expect(of(country, ['10'], sizes)).toBeNull();
  });

  it('never speaks against what decides whether the size of a firm fits', () => {
    const rules = { items: sizeRules.items.map((item) => ({ ...item, checked: true })) };
    const seen = { inside: 0, outside: 0 };
    const against: (string | number)[][] = [];
    for (const rule of rules.items)
      for (const sizeClasses of STRETCHES)
        for (const main of DIVISIONS) {
          const said = [[main], [main, '01', '25'], DIVISIONS, ['*']].flatMap((sectors) => {
            const read = headcountsOf({ countries: [rule.country], sectors, sizeClasses }, rules);
            const group = read?.groups?.find((one) => read.everywhere || one.sectors.includes(main));
            return read && group ? [{ ...group, counts: read.counts }] : [];
          });
          for (const people of said.length > 0 ? aroundLimits(rule) : []) {
            // Where people alone count, no amount changes anything.
            const amount = said[0]?.counts === 'people' ? money(1e12, rule.unit ?? 'USD') : unknown;
            const facts = { employees: workers(people), sales: amount, assets: amount };
            const classes = possible(classOf({ country: rule.country, divisions: [main], ...facts }).class);
            const fits = new Set(classes.map((one) => sizeClasses.includes(one)));
            if (fits.size === 2) continue;
            const want = fits.has(true);
            if (said.some((range) => isWithin(people, range) !== want))
              against.push([rule.country, main, people, ...sizeClasses]);
            seen[want ? 'inside' : 'outside'] += 1;
          }
        }
    expect(against).toEqual([]);
    expect(seen.inside).toBeGreaterThan(1_000);
    expect(seen.outside).toBeGreaterThan(1_000);
  });
});

const DIVISIONS = ['01', '05', '10', '25', '35', '41', '46', '47', '62', '96'];

/** Every set of sizes: next to each other or not. */
const STRETCHES = Array.from({ length: 15 }, (_, index) =>
  SIZE_CLASSES.filter((__, place) => (((index + 1) >> place) & 1) === 1),
);

function aroundLimits(rule: (typeof sizeRules.items)[number]): readonly number[] {
  const limits = rule.employees.flatMap(({ max }) => max.filter(Number.isFinite));
  return [...new Set([0, 1, 10_000, ...limits.flatMap((limit) => [limit, limit + 1])])];
}

function isWithin(people: number, { min, max }: Headcount): boolean {
  return (people >= min || min === 1) && people <= (max ?? Number.POSITIVE_INFINITY);
}
