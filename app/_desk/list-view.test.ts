import { describe, expect, it, vi } from 'vitest';
import { day } from '@/lib/domain/dates';
import type { Locale } from '@/lib/domain/vocabulary';
import { deskList, readDeskFilter } from './list-view';

vi.mock('@/lib/auth/context', () => ({ institutionName: async () => 'Chamber of Puebla' }));
vi.mock('@/lib/data/offerings/list', () => ({
  listDeskOfferings: async () => ({
    rows: [],
    found: 0,
    page: 1,
    pages: 1,
    total: 0,
    counts: {},
    types: [],
    revision: 0,
  }),
}));

describe('filters of the desk list', () => {
  it('reads those it knows', () => {
    expect(readDeskFilter({ state: 'paused', type: 'benchmarking', q: ' wood ', page: '2' })).toEqual({
      filter: { state: 'paused', type: 'benchmarking', q: 'wood', page: 2 },
      ignored: [],
    });
  });

  it.each<[Locale, readonly string[]]>([
    [
      'en',
      [
        'State: we do not know “asleep”, so we left it out.',
        'Kind: we do not know “castle”, so we left it out.',
        'Words in the name or summary: we do not know “?!”, so we left it out.',
        'Pages: we do not know “x”, so we left it out.',
      ],
    ],
    [
      'es',
      [
        'Estado: no conocemos «asleep», así que no lo usamos.',
        'Tipo: no conocemos «castle», así que no lo usamos.',
        'Palabras en el nombre o el resumen: no conocemos «?!», así que no lo usamos.',
        'Páginas: no conocemos «x», así que no lo usamos.',
      ],
    ],
  ])('says which it left out (%s)', async (locale, said) => {
    const asked = readDeskFilter({ state: 'asleep', type: 'castle', q: '?!', page: 'x' });
    expect(asked.filter).toEqual({ state: null, type: null, q: '', page: 1 });
    const actor = { kind: 'job', name: 'test' } as const;
    const context = { actor, locale, today: day('2026-11-22'), requestId: '', db: Object(null) };
    expect((await deskList(context, { institution: 'I01', ...asked })).leftOut).toEqual(said);
  });
});
