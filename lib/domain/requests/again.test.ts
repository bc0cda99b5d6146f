import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { REQUEST_STATES } from '../people';
import { mayAskAgain, type Standing } from './again';

const AGREED: Standing = { kind: 'talk', state: 'accepted', day: null, changedOn: day('2027-03-01') };

describe('asking again', () => {
  it.each([
    ['a talk on its day', { day: day('2027-03-10') }, '2027-03-10', false],
    ['a talk that is over', { day: day('2027-03-10') }, '2027-03-11', true],
    ['a place before the start', { kind: 'place', day: day('2027-03-10') }, '2027-03-09', false],
    ['a place in a group that has started', { kind: 'place', day: day('2027-03-10') }, '2027-03-10', true],
    // Thirty days from 1 March end on 31 March.
    ['a yes without a day', {}, '2027-03-31', false],
    ['a yes without a day, some weeks old', {}, '2027-04-01', true],
  ] satisfies [string, Partial<Standing>, string, boolean][])('%s', (_, changes, today, may) => {
    expect(mayAskAgain({ ...AGREED, ...changes }, day(today))).toBe(may);
  });

  it('waits for the end of all that is still under way, and for nothing that has ended', () => {
    const free = REQUEST_STATES.filter((state) => mayAskAgain({ ...AGREED, state }, day('2027-03-02')));
    expect(free).toEqual(['declined', 'refused', 'withdrawn']);
    const late = REQUEST_STATES.filter((state) => mayAskAgain({ ...AGREED, state }, day('2029-01-01')));
    expect(late).toEqual(['accepted', 'declined', 'refused', 'withdrawn']);
  });
});
