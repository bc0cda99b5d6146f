import { describe, expect, it, vi } from 'vitest';
import type { ResultDay } from '@/lib/data/history/list';
import { day } from '@/lib/domain/dates';
import { CAPABILITIES, type Locale } from '@/lib/domain/vocabulary';
import { historyView } from './history-view';

const counts = { answers: 6, eligible: 2, later: 1, closed: 0, unknown: 4 };
const dayWith = (on: string, known: Readonly<Record<string, number>>): ResultDay => ({
  ...{ day: day(on), ...counts },
  levels: CAPABILITIES.map((capability) => ({ capability, level: known[capability] ?? null })),
});
const DAYS = [
  dayWith('2026-05-03', { QMS: 1, OPS: 2, DIG: 4 }),
  dayWith('2026-08-10', { QMS: 2, OPS: 2 }),
  dayWith('2026-11-22', { QMS: 3, OPS: 2, MKT: 0 }),
];

const { stored } = vi.hoisted(() => ({ stored: { days: [] as readonly unknown[] } }));
vi.mock('@/lib/data/history/list', () => ({ listResultDays: async () => stored.days }));

function viewOf(days: readonly ResultDay[], query = {}, locale: Locale = 'en') {
  stored.days = days;
  const actor = { kind: 'job', name: 'test' } as const;
  return historyView({ actor, locale, today: day('2026-11-22'), requestId: '', db: Object(null) }, query);
}

describe('the firm over time', () => {
  it('compares the first day with the last, in words', async () => {
    const { compared, rows } = await viewOf(DAYS);
    expect(compared?.said).toEqual([
      'Quality: from 1 to 3',
      'Customers and markets: 0, not answered before',
      'Digital tools: not answered any more, 4 before',
    ]);
    expect(compared?.finding).toBe('3 parts of the work have changed from 3 May 2026 to 22 November 2026.');
    expect(rows.map((row) => row.day)).toEqual(['22 November 2026', '10 August 2026', '3 May 2026']);
    expect(rows[0]?.offers).toBe('2 fit, 1 later, 0 closed, 4 to settle');
  });

  it('compares any two days, the earlier first, whatever the order they are asked for in', async () => {
    for (const query of [
      { from: '2026-05-03', to: '2026-08-10' },
      { from: '2026-08-10', to: '2026-05-03' },
    ]) {
      const { compared } = await viewOf(DAYS, query);
      expect(compared?.said).toEqual([
        'Quality: from 1 to 2',
        'Digital tools: not answered any more, 4 before',
      ]);
      expect([compared?.from, compared?.to]).toEqual(['2026-05-03', '2026-08-10']);
    }
  });

  it.each([{ from: '2026-08-10', to: '2026-08-10' }])('says so where nothing has changed', async (query) => {
    expect((await viewOf(DAYS, query)).compared).toMatchObject({
      said: [],
      finding: 'The levels are the same on both days.',
    });
  });

  it('takes the first and the last day for what is no day of the firm', async () => {
    const query = { from: '1999-01-01', to: ['x', 'y'] };
    const { compared, asked, leftOut } = await viewOf(DAYS, query);
    expect([compared?.from, compared?.to]).toEqual(['2026-05-03', '2026-11-22']);
    expect(asked).toEqual({ from: null, to: null });
    expect(leftOut).toEqual([
      'From: we do not know “1999-01-01”, so we left it out.',
      'To: we do not know “x, y”, so we left it out.',
    ]);
    expect((await viewOf(DAYS, query, 'es')).leftOut).toEqual([
      'Desde: no conocemos «1999-01-01», así que no lo usamos.',
      'Hasta: no conocemos «x, y», así que no lo usamos.',
    ]);
  });

  it('takes the first of several days of the firm', async () => {
    const { asked, leftOut } = await viewOf(DAYS, { from: ['2026-08-10', '2026-05-03'] });
    expect(asked.from).toBe('2026-08-10');
    expect(leftOut).toEqual(['From: we can use only one at a time, so we left out the others.']);
  });

  it('leaves nothing out where the days are of the firm', async () => {
    expect((await viewOf(DAYS, { from: '2026-08-10' })).leftOut).toEqual([]);
  });

  it('compares nothing where there is one day or none', async () => {
    expect((await viewOf(DAYS.slice(0, 1))).compared).toBeNull();
    expect((await viewOf([])).rows).toEqual([]);
  });
});
