import { expect, it } from 'vitest';
import { MOST_AT_ONCE, readBulk } from './bulk-view';

it.each([
  [
    { step: 'pause', offering: 'O01' },
    { step: 'pause', ids: ['O01'], cut: 0 },
  ],
  [
    { step: ['publish'], offering: ['O01', 'O02', 'O01'] },
    { step: 'publish', ids: ['O01', 'O02'], cut: 0 },
  ],
  [{ step: 'withdraw' }, { step: 'withdraw', ids: [], cut: 0 }],
  [
    { step: 'pause', offering: ['O01', '../x', ''] },
    { step: 'pause', ids: ['O01'], cut: 0 },
  ],
  [{ step: 'erase', offering: 'O01' }, null],
  [{ offering: 'O01' }, null],
])('reads %j', (query, asked) => {
  expect(readBulk(query)).toEqual(asked);
});

it('takes no more at once than it says', () => {
  const offering = Array.from({ length: MOST_AT_ONCE + 5 }, (_, index) => `O${index}`);
  const asked = readBulk({ step: 'pause', offering });
  expect(asked?.ids).toEqual(offering.slice(0, MOST_AT_ONCE));
  expect(asked?.cut).toBe(5);
});
