import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsFromJson, factsToJson } from './fact-json';
import type { FactValue } from './types';

const text = fc.string({ maxLength: 6 });
const number = fc.oneof(fc.integer(), fc.constantFrom(Infinity, -Infinity, 0.25));
const range = fc.tuple(number, number).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }));
const open = fc.constantFrom({}, { open: true as const });

const simple: fc.Arbitrary<FactValue> = fc.oneof(
  fc.array(text, { minLength: 1 }).map((values): FactValue => ({ kind: 'values', values })),
  range.map((ends): FactValue => ({ kind: 'range', ...ends })),
  range.map((ends): FactValue => ({ kind: 'range', ...ends, unit: 'USD' })),
  fc.tuple(fc.array(text), open).map(([members, mark]): FactValue => ({ kind: 'set', members, ...mark })),
  fc.boolean().map((value): FactValue => ({ kind: 'flag', value })),
  fc.tuple(fc.array(fc.tuple(text, range)), open).map(
    ([events, mark]): FactValue => ({
      kind: 'events',
      events: events.map(([code, ends]) => ({ code, ...ends })),
      ...mark,
    }),
  ),
);
const value = fc.oneof(
  simple,
  fc
    .array(
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        simple,
      ),
    )
    .map((entities): FactValue => ({ kind: 'entities', entities })),
);
const facts = fc
  .array(
    fc.tuple(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      value,
    ),
  )
  .map((list) => [...new Map(list)]);

describe('facts as JSON', () => {
  it('come back as they were, numbers without an end too', () => {
    fc.assert(
      fc.property(facts, (some) => {
        // Minus zero is the same number as zero, and JSON has one of them.
        expect(new Map(factsFromJson(factsToJson(some)))).toEqual(new Map(some));
      }),
    );
  });

  it('leave out what is unknown', () => {
    expect(
      factsToJson([
        ['a', { kind: 'unknown' }],
        ['b', { kind: 'flag', value: true }],
      ]),
    ).toBe('{"b":{"kind":"flag","value":true}}');
  });

  it.each([
    '[]',
    'null',
    '{"a": 1}',
    '{"a": {"kind": "colour"}}',
    '{"a": {"kind": "range", "lo": 2, "hi": 1}}',
    '{"a": {"kind": "range", "lo": "2", "hi": 3}}',
    '{"a": {"kind": "values", "values": [1]}}',
    '{"a": {"kind": "set", "members": [], "open": false}}',
    '{"a": {"kind": "events", "events": [{"lo": 1, "hi": 2}]}}',
    '{"a": {"kind": "entities", "entities": [{"b": 1}]}}',
  ])('refuse %s', (json) => expect(() => factsFromJson(json)).toThrow(RangeError));
});
