import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possible } from '../fact';
import { SIZE_CLASSES } from '../vocabulary';
import { classOf, money, sizeRules, unknown, workers } from './size-rules.fixture';

const countries = [...sizeRules.items.map((item) => item.country), 'DE', 'ZZ'];
const division = fc.constantFrom('01', '05', '10', '25', '35', '41', '46', '47', '62', '96');
const headcount = fc.integer({ min: 0, max: 2_000 });
const amount = fc.integer({ min: 0, max: 200_000_000 });

function unitOf(country: string): string {
  return sizeRules.items.find((item) => item.country === country)?.unit ?? 'USD';
}

function placesOf(fact: ReturnType<typeof classOf>['class']): readonly number[] {
  return possible(fact).map((one) => SIZE_CLASSES.indexOf(one));
}

describe('the size class', () => {
  it('more workers never make a smaller class', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries),
        division,
        headcount,
        headcount,
        fc.option(amount),
        (country, isic, a, b, sales) => {
          const facts = {
            country,
            divisions: [isic],
            sales: sales === null ? unknown : money(sales, unitOf(country)),
            assets: sales === null ? unknown : money(sales / 2, unitOf(country)),
          };
          const [fewer, more] = [a, b].toSorted((x, y) => x - y);
          const small = classOf({ ...facts, employees: workers(fewer ?? 0) });
          const large = classOf({ ...facts, employees: workers(more ?? 0) });
          // A proxy for one headcount and the legal test for the other answer two different questions.
          fc.pre(small.basis === large.basis);
          expect(Math.max(...placesOf(small.class))).toBeLessThanOrEqual(Math.max(...placesOf(large.class)));
          expect(Math.min(...placesOf(small.class))).toBeLessThanOrEqual(Math.min(...placesOf(large.class)));
        },
      ),
    );
  });

  it('an interval allows every class that a number within it has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries),
        division,
        headcount,
        headcount,
        headcount,
        (country, isic, ...three) => {
          const [lo, value, hi] = three.toSorted((x, y) => x - y);
          const facts = { country, divisions: [isic] };
          const wide = classOf({ ...facts, employees: { kind: 'interval', lo: lo ?? 0, hi: hi ?? 0 } });
          const narrow = classOf({ ...facts, employees: workers(value ?? 0) });
          fc.pre(wide.basis === narrow.basis);
          expect(possible(wide.class)).toEqual(expect.arrayContaining([...possible(narrow.class)]));
        },
      ),
    );
  });

  it('a class found without an amount by the legal test holds for every amount', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries),
        division,
        headcount,
        amount,
        amount,
        (country, isic, count, sales, assets) => {
          const facts = { country, divisions: [isic], employees: workers(count) };
          const without = classOf(facts);
          fc.pre(without.basis === 'legal' && without.class.kind === 'exact');
          const unit = unitOf(country);
          const full = classOf({ ...facts, sales: money(sales, unit), assets: money(assets, unit) });
          expect(full.class).toEqual(without.class);
        },
      ),
    );
  });

  it('naming the division only narrows the class', () => {
    fc.assert(
      fc.property(fc.constantFrom(...countries), division, headcount, (country, isic, count) => {
        const open = classOf({ country, employees: workers(count) });
        const closed = classOf({ country, divisions: [isic], employees: workers(count) });
        fc.pre(open.basis === closed.basis);
        expect(possible(open.class)).toEqual(expect.arrayContaining([...possible(closed.class)]));
      }),
    );
  });

  it('a headcount always gives a class', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries, null),
        fc.option(division),
        headcount,
        (country, isic, count) => {
          const measure = classOf({
            country,
            divisions: isic === null ? null : [isic],
            employees: workers(count),
          });
          expect(measure.class.kind).not.toBe('unknown');
          expect(measure.basis).not.toBe('none');
        },
      ),
    );
  });
});
