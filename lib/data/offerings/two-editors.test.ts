import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '../context';
import { anEdit } from '../testing/offerings';
import { ofInstitution } from '../testing/people';
import { discardDraft } from './discard-draft';
import { getDeskOffering } from './get';
import { latestOf, seenOf, seenOnPage, seenWithState } from './load';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';

const { db, owner } = await withTestDatabase();
const editors = await Promise.all(
  (['programme_officer', 'programme_officer', 'institution_admin', 'programme_officer'] as const).map(
    (role) => ofInstitution({ db, owner }, 'I01', role),
  ),
);

let offerings = 0;

/** A window on the form: what it was drawn from, and every price that was ever seen in it. */
type Tab = { ctx: Context; seen: string; onPage: string; withState: string; known: Set<number> };
type Act = 'open' | 'save' | 'publish' | 'discard';
type Turn = { tabs: number[]; act: Act };

const turn = fc.record<Turn>({
  // More than one: they press the button at the same moment.
  tabs: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
  act: fc.constantFrom('open', 'save', 'save', 'save', 'save', 'publish', 'discard'),
});

async function look(tab: Tab, id: string): Promise<number> {
  const desk = await getDeskOffering(tab.ctx, id);
  const price = latestOf(desk).content?.offering.priceUsd ?? -1;
  Object.assign(tab, {
    seen: seenOf(desk),
    onPage: seenOnPage(desk, 'main'),
    withState: seenWithState(desk),
  });
  tab.known.add(price);
  return price;
}

/** An offering of its own for one run, as the files of the site would bring it. */
async function aPublished(): Promise<string> {
  offerings += 1;
  const id = `T${offerings}`;
  await owner.execute(sql`
    insert into offering_version
    select ${id}, 1, institution, 1, null, definition || jsonb_build_object('id', ${id}::text), text, illustrative
    from offering_version where id = 'O01'`);
  return id;
}

/** What stands at the desk, for nobody's window. */
async function priceNow(id: string): Promise<number> {
  const [row] = await owner.execute<{ price: number }>(sql`
    select coalesce(
      (select definition -> 'price_usd' from offering_draft where offering = ${id}),
      (select definition -> 'price_usd' from offering_version where id = ${id} and to_revision is null))::int as price`);
  return row?.price ?? -1;
}

/** Out: what the window wrote, if it was taken. */
async function act(tab: Tab, kind: Act, { id, price }: { id: string; price: number }) {
  switch (kind) {
    case 'open':
      await look(tab, id);
      return null;
    case 'save': {
      const input = { offering: id, seen: tab.onPage, edit: anEdit({ priceUsd: price }) };
      const { outcome } = await saveDraft(tab.ctx, input);
      return outcome === 'saved' ? price : null;
    }
    case 'publish':
      await publishOffering(tab.ctx, { offering: id, seen: tab.withState });
      return null;
    case 'discard':
      // There may be no draft any more.
      await discardDraft(tab.ctx, { offering: id, seen: tab.seen }).catch(() => null);
      return null;
  }
}

it('loses no update over 1,000 interleavings of two to four editors', { timeout: 600_000 }, async () => {
  const [first] = editors;
  if (!first) throw new Error('Nobody is there.');
  let taken = 0;
  let refused = 0;
  let price = 1000;
  const script = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.array(turn, { minLength: 2, maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(script, async ([count, turns]) => {
      const id = await aPublished();
      const opened: Tab = { ctx: first, seen: '', onPage: '', withState: '', known: new Set() };
      await look(opened, id);
      // All of them begin with the same page open.
      const tabs = editors
        .slice(0, count)
        .map((ctx): Tab => ({ ...opened, ctx, known: new Set(opened.known) }));
      let before = await priceNow(id);
      for (const { tabs: which, act: kind } of turns) {
        const acting = [...new Set(which.map((one) => one % count))].flatMap((one) => tabs[one] ?? []);
        const done = await Promise.all(
          acting.map(async (tab) => {
            price += 1;
            const wrote = await act(tab, kind, { id, price });
            return { tab, wrote };
          }),
        );
        const after = await priceNow(id);
        const winners = done.filter(({ wrote }) => wrote !== null);
        if (kind === 'save') {
          taken += winners.length;
          refused += done.length - winners.length;
          // Of those who save at once from the same page, one is taken; what stands is what that one wrote.
          expect(winners.length).toBeLessThanOrEqual(1);
          expect(after).toBe(winners[0]?.wrote ?? before);
          // What was replaced had been seen by whoever replaced it.
          if (winners[0]) expect([...winners[0].tab.known]).toContain(before);
        }
        if (kind === 'discard' && after !== before)
          expect(acting.some(({ known }) => known.has(before))).toBe(true);
        if (kind === 'publish') expect(after).toBe(before);
        // The browser follows to the next page, which shows what stands now.
        for (const { tab, wrote } of done) if (wrote !== null) await look(tab, id);
        before = after;
      }
    }),
    { numRuns: 1000 },
  );
  expect(offerings).toBeGreaterThanOrEqual(1000);
  expect(taken).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(300);
});
