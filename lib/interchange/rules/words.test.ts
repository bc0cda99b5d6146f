import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { CHANGE_CODES, EFFECTS } from '@/lib/domain/rules/diff/types';
import { BARRIER_CLASSES, CRITERION_KINDS } from '@/lib/domain/rules/language/types';
import { LINT_SEVERITIES, type LintFinding, MEND_CODES } from '@/lib/domain/rules/lint/types';
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

it.each<[{ since?: string; until?: string }, en: string, es: string]>([
  [{}, '', ''],
  [
    { since: '2027-01-01' },
    'This is so from 1 January 2027 on. ',
    'Esto es así a partir del 1 de enero de 2027. ',
  ],
  [
    { until: '2026-12-31' },
    'The last day on which this is so is 31 December 2026. ',
    'El último día en que esto es así es el 31 de diciembre de 2026. ',
  ],
  [
    { since: '2027-01-01', until: '2027-12-31' },
    'This is so from 1 January 2027 to 31 December 2027. ',
    'Esto es así desde el 1 de enero de 2027 hasta el 31 de diciembre de 2027. ',
  ],
])('says when it is so: %j', ({ since, until }, en, es) => {
  const finding: LintFinding = {
    ...{ rule: 'R', node: 'g', severity: 'warning' as const, code: 'too_few_in_force' as const },
    values: { needed: 2, of: 1, parts: ['k'], from: '' },
    mend: { code: 'later_end', values: {} },
    ...(since && { since: day(since) }),
    ...(until && { until: day(until) }),
  };
  expect(findingSentence(finding, t)).toBe(
    `warning Rule R, node g: 2 points are asked for, and only 1 is in force, so nobody can meet it. Not in force: “k”. ${en}Give it a later end, or take it away. [too_few_in_force]`,
  );
  expect(findingSentence(finding, translator('es'))).toContain(
    `Se piden 2 puntos y solo vale 1, así que nadie puede cumplirlo. Todavía o ya no valen: «k». ${es}`,
  );
});
