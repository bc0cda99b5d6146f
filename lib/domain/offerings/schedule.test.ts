import { expect, it } from 'vitest';
import { day } from '../dates';
import { stepDayProblem } from './schedule';

it('takes a step on a day that comes, within two years', () => {
  const today = day('2026-12-01');
  const of = (text: string) => stepDayProblem(day(text), today);
  expect([of('2026-11-30'), of('2026-12-01')]).toEqual(['past', 'past']);
  expect([of('2026-12-02'), of('2028-12-01')]).toEqual([null, null]);
  expect(of('2028-12-02')).toBe('far');
});
