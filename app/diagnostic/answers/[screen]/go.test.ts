import { expect, it } from 'vitest';
import { onlyKeeps, readGo } from './go';

it.each([
  ['next', 'next'],
  ['enter', 'enter'],
  ['search', 'search'],
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
    expect(onlyKeeps(readGo(value))).toBe(false);
  for (const value of ['search', 'lang:en', 'look']) expect(onlyKeeps(readGo(value))).toBe(true);
});
