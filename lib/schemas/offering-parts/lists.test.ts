import { describe, expect, it } from 'vitest';
import { itemsIn, readListStep, withAdded, withoutItem } from './lists';

describe('buttons of a list', () => {
  it.each([
    ['add targets', { step: 'add', list: 'targets' }],
    ['remove communities AR-M:11', { step: 'remove', list: 'communities', item: 'AR-M:11' }],
    ['add eligibility', null],
    ['', null],
    ['keep', null],
  ])('%j', (go, step) => {
    expect(readListStep(go)).toEqual(step);
  });
});

describe('a list', () => {
  const fields = { gives: ['monitored'], 'gives.what': ['certified'] };

  it('takes in an item once and empties the fields it came from', () => {
    const { fields: after, problem } = withAdded(fields, 'gives', true);
    expect(problem).toBeNull();
    expect(after).toEqual({ gives: ['monitored', 'certified'], 'gives.what': [''] });
    expect(
      itemsIn(withAdded({ ...after, 'gives.what': ['monitored'] }, 'gives', true).fields, 'gives'),
    ).toEqual(['certified', 'monitored']);
  });

  it('asks what to add only where somebody wants to add', () => {
    const nothing = { gives: ['monitored'] };
    expect(withAdded(nothing, 'gives', true).problem).toEqual({ field: 'gives.what', code: 'add' });
    expect(withAdded(nothing, 'gives', false)).toEqual({ fields: nothing, problem: null });
  });

  it('lets go of an item', () => {
    expect(itemsIn(withoutItem({ gives: ['a', 'b'] }, 'gives', 'a'), 'gives')).toEqual(['b']);
    expect(itemsIn(withoutItem({ gives: ['a'] }, 'gives', 'z'), 'gives')).toEqual(['a']);
  });
});
