import { expect, it } from 'vitest';
import { decodeEntities } from './entities';
import { readUkSchemes, readUsPrograms } from './files';

it.each([
  ['&amp;pound;10,000', '£10,000'],
  ['Parks &amp; gardens&nbsp;', 'Parks & gardens'],
  ['&#163;100', '£100'],
  ['R&D', 'R&D'],
  ['a &unheard; of', 'a &unheard; of'],
])('%s', (text, plain) => expect(decodeEntities(text)).toBe(plain));

it('leaves none in the texts of the programmes', () => {
  const texts = JSON.stringify([readUkSchemes(), readUsPrograms()]);
  expect(texts.match(/&(#\d+|[a-z]+);/gi)).toBeNull();
});
