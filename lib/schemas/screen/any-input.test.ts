import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAnswer, question, screens } from '../../domain/facts';
import { keepable, keptFields, sameFields } from '../fields';
import { factsOf } from './parse-screen';
import { parse } from './testing/context';

const PARTS = [
  '',
  '.1',
  '.2',
  '.query',
  '.second',
  '.unknown',
  '.none',
  '.list',
  '.saved',
  '.kind',
  '.place',
  '.what',
  '.products',
  '.ISO9001',
  '.ISO9001.until',
  '.member',
  '.asked',
  '.testing',
  '.__proto__',
];
const HOSTILE = [
  '\u0000',
  '\u202E12',
  '😀',
  '\uD800',
  "'; drop table answer; --",
  '<img src=x>',
  '%00',
  '１２',
  '9'.repeat(400),
  '{"a":1}',
  '[]',
  'constructor',
];
const LIKELY = [
  '',
  '0',
  '1',
  '3',
  'AR',
  'AR-M',
  '1102',
  'none',
  'dont_know',
  'valid',
  'women',
  'QMS',
  'haccp.1',
  'haccp',
  'local',
  'buyer',
  '31/12/2027',
  'remove:0',
  'finished',
];

const value = fc.oneof(
  fc.constantFrom(...LIKELY),
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const screen = fc.constantFrom(...screens.map((one) => one.id));
const post = screen.chain((id) =>
  fc.record({
    id: fc.constant(id),
    fields: fc.dictionary(
      fc.oneof(
        fc
          .tuple(fc.constantFrom(...factsOf(id), 'go'), fc.constantFrom(...PARTS))
          .map(([fact, part]) => `${fact}${part}`),
        fc.string(),
      ),
      fc.array(value, { maxLength: 4 }),
      { maxKeys: 8 },
    ),
  }),
);

it('takes any fields: never throws, and gives answers the core can read or errors at fields', () => {
  fc.assert(
    fc.property(post, ({ id, fields }) => {
      const { answers, errors } = parse(id, fields);
      for (const { fact, answer } of answers) {
        expect(factsOf(id)).toContain(fact);
        if (answer.state === 'answered') expect(parseAnswer(fact, answer.value)).toEqual(answer.value);
      }
      for (const error of errors) expect(factsOf(id).some((fact) => error.field.startsWith(fact))).toBe(true);
      expect(errors.length === 0 || answers.length === 0).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

it('keeps what was typed, so that reading it again gives the same', () => {
  fc.assert(
    fc.property(post, ({ id, fields }) => {
      const once = parse(id, { ...fields, go: [] });
      const again = parse(id, once.fields);
      expect(again).toEqual(once);
      expect(JSON.parse(JSON.stringify(once.fields))).toEqual(once.fields);
    }),
    { numRuns: 1000 },
  );
});

it('keeps text that can be kept as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const kept = keptFields({ a: [text] }, () => true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones that cannot be kept
      if (!/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text))
        expect(kept).toEqual({ a: [text] });
      expect(
        sameFields(
          kept,
          keptFields(kept, () => true),
        ),
      ).toBe(true);
    }),
  );
  expect(keepable('a\u0000b\uD800c')).toBe('a\uFFFDb\uFFFDc');
});

it('knows a screen for every question', () => {
  const facts = screens.flatMap((one) => factsOf(one.id));
  for (const fact of facts) expect(question(fact).fact).toBe(fact);
  expect(new Set(facts).size).toBe(48);
});
