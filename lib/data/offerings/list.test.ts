import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { offeringDraft } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { readOffering } from '../catalogue/revision';
import type { Context } from '../context';
import { ofInstitution } from '../testing/people';
import { duplicateOffering } from './duplicate';
import { listDeskOfferings, OFFERINGS_A_PAGE } from './list';

vi.mock('../catalogue/revision', async (load) => {
  const real = await load<typeof import('../catalogue/revision')>();
  return { ...real, readOffering: vi.fn(real.readOffering) };
});

const { db, owner } = await withTestDatabase();
const officer = await ofInstitution({ db, owner }, 'I01');
const ALL = { state: null, type: null, q: '', page: 1 };
const MANY = 120;

// As many drafts as `MANY`, named in both languages by their number.
const { id: first } = await duplicateOffering(officer, { offering: 'O01' });
const written = await owner.select().from(offeringDraft).where(eq(offeringDraft.offering, first));
const [model] = written;
if (!model) throw new Error('nothing was duplicated');
const nameOf = (number: number) => `Ñandú ${String(number).padStart(3, '0')}`;
await owner.insert(offeringDraft).values(
  Array.from({ length: MANY }, (_, index) => ({
    ...{ ...model, id: crypto.randomUUID(), offering: `Z${MANY - index}` },
    text: {
      ...Object(model.text),
      name: { en: nameOf(index + 1), es: `${nameOf(index + 1)} en español` },
    },
  })),
);

const namesOn = async (ctx: Context, page: number, q = 'nandu') => {
  const { rows, ...list } = await listDeskOfferings(ctx, { ...ALL, q, page });
  return { ...list, names: rows.map(({ content }) => content?.text.name.en) };
};
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => nameOf(from + index));

describe('many offerings of one desk', () => {
  it('come a page at a time, in the order of their names', async () => {
    const one = await namesOn(officer, 1);
    expect(one).toMatchObject({ found: MANY, page: 1, pages: 3, names: numbered(1, OFFERINGS_A_PAGE) });
    expect((await namesOn(officer, 3)).names).toEqual(numbered(2 * OFFERINGS_A_PAGE + 1, MANY));
    const inSpanish = await namesOn({ ...officer, locale: 'es' }, 2, 'español ñandú');
    expect(inSpanish.names).toEqual(numbered(OFFERINGS_A_PAGE + 1, 2 * OFFERINGS_A_PAGE));
  });

  it('end with the last page, whichever is asked for, and are counted whatever is filtered', async () => {
    expect(await namesOn(officer, 999)).toMatchObject({ page: 3, names: numbered(101, MANY) });
    const { total } = await namesOn(officer, 1, '');
    expect(await namesOn(officer, 1, 'ñandú 007')).toMatchObject({
      ...{ found: 1, pages: 1, total },
      names: [nameOf(7)],
    });
    expect(await namesOn(officer, 1, 'nothing')).toMatchObject({ found: 0, page: 1, pages: 1, names: [] });
  });

  it('are read in full only where they are on the page', async () => {
    vi.mocked(readOffering).mockClear();
    await namesOn(officer, 1);
    expect(readOffering).toHaveBeenCalledTimes(OFFERINGS_A_PAGE);
  });

  it('list one that cannot be read by its number, and still the others', async () => {
    await owner
      .update(offeringDraft)
      .set({ text: sql`'{"name": 5}'::jsonb`, definition: sql`'[]'::jsonb` })
      .where(eq(offeringDraft.offering, 'Z1'));
    const { rows, found } = await listDeskOfferings(officer, { ...ALL, state: 'draft', page: 3 });
    expect(found).toBe(MANY + 1);
    expect(rows.at(-1)).toMatchObject({ id: 'Z1', content: null });
    expect(rows.at(-2)?.content).not.toBeNull();
  });

  it('are nobody else’s', async () => {
    const elsewhere = await ofInstitution({ db, owner }, 'I02');
    expect(await namesOn(elsewhere, 1)).toMatchObject({ found: 0, names: [] });
  });
});
