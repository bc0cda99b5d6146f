import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

describe('canonicalJson', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ b: undefined, a: {} }, '{"a":{}}'],
    [[1.5, -0, 1e21], '[1.5,0,1e+21]'],
    ['é"\n', '"é\\"\\n"'],
    [{ ñ: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"ñ":1}'],
    [{ 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('keeps Infinity, which JSON.stringify would turn into null', () => {
    expect(canonicalJson({ km: Infinity, low: -Infinity })).toBe('{"km":1e999,"low":-1e999}');
    expect(JSON.parse(canonicalJson([Infinity, -Infinity]))).toEqual([Infinity, -Infinity]);
  });

  it.each([[Number.NaN], [undefined], [[undefined]], [new Map()], [() => 1], [1n], [Symbol('s')]])(
    'refuses what JSON cannot hold: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    },
  );

  it('gives the same bytes whatever the order of the keys, and again after reading them back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, shuffled(part)]),
  );
}
