import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOfferingQuery } from './catalogue-query';
import type { UrlParameters } from './filter-reader';

const codes = {
  countries: new Set(['AR', 'MX']),
  subdivisions: new Set(['AR-M']),
  activities: new Set(['10', '1050']),
};
const empty = {
  ...{
    q: '',
    type: null,
    country: null,
    subdivision: null,
    sector: null,
    size: null,
    language: null,
    price: null,
  },
  open: false,
  page: 1,
};

it('reads every filter', () => {
  const read = readOfferingQuery(
    {
      q: ' queso  fresco ',
      type: 'testing',
      country: 'ar',
      subdivision: 'AR-M',
      sector: '1050',
      size: 'micro',
      language: 'es',
      price: 'free',
      open: '1',
      page: '3',
    },
    codes,
  );
  expect(read.ignored).toEqual([]);
  expect(read.query).toEqual({
    ...{
      q: 'queso fresco',
      type: 'testing',
      country: 'AR',
      subdivision: 'AR-M',
      sector: '1050',
      size: 'micro',
    },
    ...{ language: 'es', price: 'free', open: true, page: 3 },
  });
});

it('leaves out what means nothing, and says so', () => {
  const { query, ignored } = readOfferingQuery(
    { type: 'magic', country: 'ZZ', price: '7', page: '0', open: 'yes' },
    codes,
  );
  expect(query).toEqual(empty);
  expect(ignored.map((one) => one.filter).toSorted()).toEqual(['country', 'open', 'page', 'price', 'type']);
});

it('takes a region for its country, and leaves out one of another country', () => {
  expect(readOfferingQuery({ subdivision: 'ar-m' }, codes)).toEqual({
    query: { ...empty, country: 'AR', subdivision: 'AR-M' },
    ignored: [],
  });
  expect(readOfferingQuery({ country: 'MX', subdivision: 'AR-M' }, codes)).toEqual({
    query: { ...empty, country: 'MX' },
    ignored: [{ filter: 'subdivision', value: 'AR-M' }],
  });
});

it('takes the first of repeated values, tells of the others, and takes no inherited ones', () => {
  const read = (parameters: UrlParameters) => readOfferingQuery(parameters, codes);
  expect(read({ country: ['MX', 'AR'] })).toMatchObject({
    query: { country: 'MX' },
    ignored: [{ filter: 'country', value: 'AR', repeated: true }],
  });
  expect(read({ size: ['small', 'large', 'micro', 'large', ''] })).toMatchObject({
    query: { size: 'small' },
    ignored: [{ filter: 'size', value: 'large, micro', repeated: true }],
  });
  // One that means nothing does not take the place of one that does.
  expect(read({ size: ['', 'huge', 'small'], country: ['zz', 'ar'] })).toMatchObject({
    query: { size: 'small', country: 'AR' },
    ignored: [
      { filter: 'country', value: 'ZZ' },
      { filter: 'size', value: 'huge' },
    ],
  });
  expect(read({ size: ['small', 'small', ''], q: ['mill'] }).ignored).toEqual([]);
  expect(readOfferingQuery(Object.create({ q: 'x' }), codes).query).toEqual(empty);
});

it('cuts what it leaves out between two characters', () => {
  const { ignored } = readOfferingQuery({ type: `${'a'.repeat(99)}😀😀` }, codes);
  expect(ignored).toEqual([{ filter: 'type', value: `${'a'.repeat(99)}😀` }]);
});

it('reads any address', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.string({ unit: 'binary' })),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(empty)), fc.string()), anyValue),
      (parameters) => {
        const { query } = readOfferingQuery(parameters, codes);
        expect(query.page).toBeGreaterThan(0);
        expect(query.q.length).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 1000 },
  );
});
