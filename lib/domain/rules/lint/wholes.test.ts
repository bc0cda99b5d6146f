import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { WrittenRule } from '../language';
import { between, found, group } from './lint.fixture';

const criterion = (
  id: string,
  inner: WrittenRule,
  dates: { from?: string; to?: string } = {},
): WrittenRule => ({
  ...{ id, op: 'criterion', kind: 'hard', of: inner },
  ...(dates.from !== undefined && { from: day(dates.from) }),
  ...(dates.to !== undefined && { to: day(dates.to) }),
});
const never = (id: string) => group('all', id, between(`${id}.lo`, 10, null), between(`${id}.hi`, null, 5));
const told = (rule: WrittenRule) =>
  found(rule)
    .filter(({ code }) => code === 'contradiction')
    .map(({ node, severity, since }) => [node, severity, since ?? 'now'].join(' '))
    .toSorted();

/** Read on 15 May 2026. */
describe('what nobody meets for good, of what changes hands', () => {
  it('is told where one part in it ends and the next one begins', () => {
    const before = criterion('b', never('x'), { to: '2026-12-31' });
    const after = criterion('a', never('y'), { from: '2027-01-01' });
    expect(told(group('all', 'r', before, after))).toContain('r error now');
  });

  it('is not told beside the part in it that nobody meets as long', () => {
    const lasting = criterion('b', never('x'));
    const after = criterion('a', never('y'), { from: '2027-01-01' });
    const all = told(group('all', 'r', lasting, after));
    expect(all.filter((one) => one.startsWith('r '))).toEqual([]);
    expect(all.some((one) => one.startsWith('x '))).toBe(true);
  });
});
