import { describe, expect, it, vi } from 'vitest';
import { day } from '@/lib/domain/dates';
import type { Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { listView, readFilter, recordWords } from './list-view';

vi.mock('@/lib/data/requests/list', async (real) => ({
  ...(await real<typeof import('@/lib/data/requests/list')>()),
  listRequests: async () => ({ rows: [] }),
}));

describe('filters of the list of requests', () => {
  it('reads those it knows', () => {
    expect(readFilter({ state: 'accepted', page: '٣' }, 'institution')).toEqual({
      filter: { states: ['accepted'], offering: null, page: 3 },
      ignored: [],
    });
    expect(readFilter({}, 'institution').filter).toEqual({ states: [], offering: null, page: 1 });
  });

  it('reads which answers are due', () => {
    expect(readFilter({ due: 'late' }, 'institution').filter).toMatchObject({ due: 'late' });
    expect(readFilter({ due: 'never' }, 'institution').ignored).toEqual([{ filter: 'due', value: 'never' }]);
  });

  it('knows no states on the side of the firm', () => {
    expect(readFilter({ state: 'accepted', due: 'late', page: '2' }, 'firm')).toEqual({
      filter: { states: [], offering: null, page: 2 },
      ignored: [],
    });
  });

  it.each<[Locale, readonly string[]]>([
    [
      'en',
      ['State: we do not know “lost”, so we left it out.', 'Pages: we do not know “0”, so we left it out.'],
    ],
    [
      'es',
      [
        'Estado: no conocemos «lost», así que no lo usamos.',
        'Páginas: no conocemos «0», así que no lo usamos.',
      ],
    ],
  ])('says which it left out (%s)', async (locale, said) => {
    const asked = readFilter({ state: 'lost', page: '0' }, 'institution');
    expect(asked.filter).toEqual({ states: [], offering: null, page: 1 });
    const actor = { kind: 'job', name: 'test' } as const;
    const context = { actor, locale, today: day('2026-11-22'), requestId: '', db: Object(null) };
    expect((await listView(context, asked, 'institution')).leftOut).toEqual(said);
  });
});

it.each<[Locale, string]>([
  [
    'en',
    'In the last 12 months 2 of 3 answers came in time, which is within 15 days. Half of them took this many days or fewer: 11.5.',
  ],
  [
    'es',
    'En los últimos 12 meses 2 de 3 respuestas llegaron a tiempo, es decir, en 15 días o menos. La mitad tardó este número de días o menos: 11.5.',
  ],
])('tells how answers came (%s)', (locale, said) => {
  const t = translator(locale);
  expect(recordWords(t, { record: { count: 3, inTime: 2, medianDays: 11.5 } })).toBe(said);
  expect(recordWords(t, { record: null })).toBeNull();
});
