import { describe, expect, it } from 'vitest';
import { CHANGE_CODES, EFFECTS } from '@/lib/domain/rules/diff/types';
import { BARRIER_CLASSES, CRITERION_KINDS } from '@/lib/domain/rules/language/types';
import { LINT_SEVERITIES, MEND_CODES } from '@/lib/domain/rules/lint/types';
import { LOCALES } from '@/lib/domain/vocabulary';
import { messagesOf, translator } from '@/lib/messages';
import { SHAPE_CODES } from '../json/shape';
import { findingSentence, mendSentence, placeName, say } from './words';

const t = translator('en');
/** By the condition before and after, or by its days. */
const SAID_OTHERWISE: ReadonlySet<string> = new Set(['op', 'limit', 'valid_days']);

describe.each(LOCALES)('every code has a sentence in %s', (locale) => {
  const known = messagesOf(locale);
  it.each([
    ...Object.keys(LINT_SEVERITIES).map((code) => `lint.${code}`),
    ...MEND_CODES.map((code) => `mend.${code}`),
    ...CHANGE_CODES.filter((code) => !SAID_OTHERWISE.has(code)).map((code) => `change.${code}`),
    ...CRITERION_KINDS.map((kind) => `kind.${kind}`),
    ...[...BARRIER_CLASSES, 'none'].map((barrier) => `barrier.${barrier}`),
    ...EFFECTS.flatMap((effect) => [`effect.${effect}`, `effect.whole.${effect}`]),
    ...SHAPE_CODES.map((code) => `shape.${code}`),
    ...['not_json', 'cut_off', 'repeated_key', 'too_deep', 'too_large'].map((code) => `json.${code}`),
  ])('%s', (key) => {
    expect(known.has(`rule-checks.${key}`)).toBe(true);
  });
});

it('has no sentence for a code that nobody gives', () => {
  expect(() => say(t, 'lint.unheard_of')).toThrow(RangeError);
});

it('joins lists, shortens long ones and writes days out', () => {
  expect(say(t, 'lint.code_covered', { codes: ['a', 'b', 'c'] })).toContain('“a”, “b” and “c”');
  const codes = Array.from({ length: 14 }, (_, place) => `c${place}`);
  expect(say(t, 'lint.code_covered', { codes })).toContain('“c11” and 2 more');
  expect(say(t, 'lint.expired', { from: '', to: '2026-05-14' })).toBe('It ended on 14 May 2026.');
});

it('names places and mends', () => {
  expect(placeName('R', 'n', t)).toBe('Rule R, node n');
  expect(placeName('R', '', t)).toBe('Rule R');
  expect(placeName('', 'zone:sur', t)).toBe('Library, zone:sur');
  expect(placeName('', '', t)).toBe('Catalogue');
  expect(mendSentence({ code: 'remove', values: {}, replacement: { with: null, effect: 'same' } }, t)).toBe(
    'Take it away. (This changes the verdict of no firm whose answers are known.)',
  );
});

it('says which parts exclude one another where there are some', () => {
  const mend = { code: 'narrow', values: {} } as const;
  const finding = { rule: 'R', node: 'g', severity: 'error', code: 'contradiction', mend } as const;
  expect(findingSentence({ ...finding, values: { parts: ['a', 'b'] } }, t)).toBe(
    'error Rule R, node g: No firm can meet this. These exclude one another: “a” and “b”. Ask for something that a firm can fail, or take it away. [contradiction]',
  );
  expect(findingSentence({ ...finding, values: { parts: [] } }, t)).toBe(
    'error Rule R, node g: No firm can meet this. Ask for something that a firm can fail, or take it away. [contradiction]',
  );
});
