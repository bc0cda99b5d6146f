import { expect, it } from 'vitest';
import { onlyKeeps, readGo, stays } from './go';

it.each([
  ['next', 'next'],
  ['enter', 'enter'],
  ['search', 'search'],
  ['keep', 'keep'],
  ['add', 'stay'],
  ['remove:2', 'stay'],
  ['clear:learn.seek', 'stay'],
  ['lang:es', 'language'],
  ['lang:xx', 'next'],
  ['nothing', 'next'],
  [undefined, 'next'],
])('%s asks for %s', (value, to) => {
  expect(readGo(value).to).toBe(to);
});

it('checks what was typed wherever a mistake would be lost', () => {
  for (const value of ['next', 'enter', 'save', 'back', 'add', 'clear:learn.seek'])
    expect(onlyKeeps(readGo(value), {})).toBe(false);
  for (const value of ['search', 'lang:en', 'look', 'keep']) expect(onlyKeeps(readGo(value), {})).toBe(true);
});

it('checks a word that cannot be searched for', () => {
  const searches = (word: string) => onlyKeeps(readGo('search'), { 'firm.isic.query': [word] });
  expect(searches('wine')).toBe(true);
  for (const word of ['\u202Ewine', 'w'.repeat(4000), 'wi\u0000ne']) expect(searches(word)).toBe(false);
});

it.each(['rejected', 'conflict'] as const)(
  'keeps what is %s on its page, in any language and look',
  (outcome) => {
    for (const value of ['next', 'enter', 'save', 'results', 'check', 'add', 'search', 'keepSaved'])
      expect(stays(readGo(value), outcome), value).toBe(true);
    for (const value of ['back', 'lang:es', 'lang:en', 'look'])
      expect(stays(readGo(value), outcome)).toBe(false);
  },
);

it('leaves with what was taken', () => {
  for (const value of ['next', 'save', 'lang:es', 'look'])
    for (const outcome of ['saved', 'kept'] as const) expect(stays(readGo(value), outcome)).toBe(false);
});
