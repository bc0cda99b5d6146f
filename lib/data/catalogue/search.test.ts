import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { catalogueRevision, offeringVersion } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { aVisitor } from '../testing/visitors';
import { currentCatalogue } from './current';
import { getOffering } from './offering';
import { listOfferings, PAGE_SIZE, searchOfferings } from './search';

const { db, owner: admin } = await withTestDatabase();
const ctx = aVisitor(db);
const ids = async (parameters: Record<string, string>) =>
  (await searchOfferings(ctx, parameters)).items.map((item) => item.offering.id);

describe('searching offerings', () => {
  it('shows all in pages of 25', async () => {
    const first = await searchOfferings(ctx, {});
    expect(first).toMatchObject({ total: 49, pages: 2, ignored: [] });
    const second = await searchOfferings(ctx, { page: '2' });
    expect([first.items.length, second.items.length]).toEqual([PAGE_SIZE, 24]);
    expect(await searchOfferings(ctx, { page: '99' })).toMatchObject({ query: { page: 2 } });
  });

  it('lists them for machines by their id, in every language alike, so that no page repeats or misses any', async () => {
    const inEnglish = await listOfferings(ctx, {});
    const rest = await listOfferings({ ...ctx, locale: 'es' }, { page: '2' });
    const listed = [...inEnglish.items, ...rest.items].map(({ offering }) => offering.id);
    expect(listed).toHaveLength(49);
    expect(listed).toEqual([...new Set(listed)].toSorted());
    const worded = await listOfferings(ctx, { q: 'lact' });
    expect(worded.items.map(({ offering }) => offering.id)).toEqual((await ids({ q: 'lact' })).toSorted());
  });

  it('takes a single letter for a word, not for the beginning of nearly all of them', async () => {
    const all = await ids({});
    expect((await ids({ q: 'b' })).length).toBeLessThan(all.length / 2);
    expect((await ids({ q: 'bo' })).length).toBeGreaterThan(0);
  });

  it('finds words of both languages with and without accents, in any order', async () => {
    const [plain, accented] = [await ids({ q: 'diagnostico' }), await ids({ q: 'DIAGNÓSTICO' })];
    expect(plain).toEqual(accented);
    expect(plain.length).toBeGreaterThan(0);
    const { items } = await searchOfferings(ctx, { q: 'lact' });
    expect(items.length).toBeGreaterThan(0);
    expect(await ids({ q: 'zzzz' })).toEqual([]);
  });

  it.each([
    ['exportación', 'exportar'],
    ['exportacion', 'exportar'],
    ['exportaciones', 'exportar'],
    ['exports', 'export'],
    ['exporting', 'export'],
    ['certificación', 'certificado'],
    ['certificados', 'certificado'],
    ['certificates', 'certificate'],
    ['quesos', 'queso'],
  ])('finds other forms of a word: %s as %s', async (typed, stem) => {
    const found = (await listOfferings(ctx, { q: typed })).items.map(({ offering }) => offering.id);
    const plain = (await listOfferings(ctx, { q: stem })).items.map(({ offering }) => offering.id);
    expect(plain.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(plain));
  });

  it('finds every offering by the name of its type', async () => {
    for (const [type, en, es] of [
      ['training_course', 'training', 'curso de capacitacion'],
      ['mentoring', 'mentors', 'mentores'],
    ] as const) {
      const ofType = await ids({ type });
      expect(ofType.length).toBeGreaterThan(0);
      for (const q of [en, es]) expect(await ids({ q, type })).toEqual(expect.arrayContaining([...ofType]));
    }
  });

  it.each(['😀', '%', "';--", '...'])('says that nothing was looked for: %s', async (q) => {
    expect(await searchOfferings(ctx, { q })).toMatchObject({
      total: 49,
      query: { q: '' },
      ignored: [{ filter: 'q', value: q }],
    });
  });

  it('finds a number by its first digits', async () => {
    const whole = await ids({ q: 'iso 9001' });
    expect(whole.length).toBeGreaterThan(0);
    expect(await ids({ q: 'iso 9' })).toEqual(expect.arrayContaining([...whole]));
  });

  it('filters, each alone and all together', async () => {
    const { items } = await searchOfferings(ctx, {
      country: 'NI',
      sector: '10',
      size: 'micro',
      language: 'es',
      price: '100',
      open: '1',
    });
    expect(items.length).toBeGreaterThan(0);
    for (const { offering } of items) {
      expect(offering.countries).toContain('NI');
      expect(offering.sizeClasses).toContain('micro');
      expect(offering.languages).toContain('es');
      expect((offering.priceUsd * (100 - (offering.waiver.micro ?? 0))) / 100).toBeLessThanOrEqual(100);
      expect(offering.intake).toBe('open');
      expect(
        offering.sectors.some(
          (sector) => sector === '*' || sector.startsWith('10') || '10'.startsWith(sector),
        ),
      ).toBe(true);
    }
    expect(await ids({ type: 'testing' })).not.toHaveLength(0);
  });

  it('takes a sector from above and from below', async () => {
    expect(await ids({ sector: '1050', country: 'NI' })).toContain('O24');
    expect(await ids({ sector: '10', country: 'NI' })).toContain('O24');
    expect(await ids({ sector: '1102', country: 'NI' })).not.toContain('O24');
  });

  it('counts a member fee that must be paid', async () => {
    expect(await ids({ price: '500', country: 'MX' })).not.toContain('O26');
  });

  it('takes the price for the chosen size, and never calls money cheap', async () => {
    // O16 costs 250, and micro firms pay a fifth.
    expect(await ids({ price: '100', country: 'CL' })).not.toContain('O16');
    expect(await ids({ price: '100', country: 'CL', size: 'micro' })).toContain('O16');
    expect(await ids({ price: '100', country: 'CL', size: 'small' })).not.toContain('O16');
    for (const price of ['free', '2000']) expect(await ids({ price, country: 'CO' })).not.toContain('O45');
    expect(await ids({ country: 'CO' })).toContain('O45');
  });

  it('reaches a region as matching does: online from anywhere in the country', async () => {
    // O21 is online and names three other regions of Chile; O20 is at the centre and names two.
    const found = await ids({ country: 'CL', subdivision: 'CL-RM' });
    expect(found).toContain('O21');
    expect(found).toContain('O16');
    expect(found).not.toContain('O20');
  });

  it('counts what serves a whole country in each of its regions', async () => {
    const whole = (await currentCatalogue(ctx)).view.catalogue.offerings.find(
      ({ subdivisions, modality }) => subdivisions === null && modality !== 'online',
    );
    const country = whole?.countries[0] ?? '';
    const { counts } = await searchOfferings(ctx, { country });
    const regions = Object.keys(counts.subdivision);
    expect(regions.length).toBeGreaterThan(5);
    for (const subdivision of regions) {
      const { items } = await listOfferings(ctx, { country, subdivision });
      expect(items.map(({ offering }) => offering.id)).toContain(whole?.id);
    }
  });

  it('finds the country, the regions and what an offering asks, after those named so', async () => {
    expect(await ids({ q: 'chile' })).toContain('O16');
    expect(await ids({ q: 'farming', country: 'CL' })).toContain('O16');
    const wine = await ids({ q: 'wine' });
    expect(wine[0]).toBe('O02');
    expect(wine).toEqual(expect.arrayContaining(['O01', 'O03']));
  });

  it('counts what each value would leave', async () => {
    const { counts, total } = await searchOfferings(ctx, { country: 'AR' });
    expect(counts.country.AR).toBe(total);
    for (const [type, count] of Object.entries(counts.type))
      expect((await searchOfferings(ctx, { country: 'AR', type })).total).toBe(count);
    for (const [sector, count] of Object.entries(counts.sector))
      expect((await searchOfferings(ctx, { country: 'AR', sector })).total).toBe(count);
    for (const [price, count] of Object.entries(counts.price))
      expect((await searchOfferings(ctx, { country: 'AR', price })).total).toBe(count);
    expect(Object.keys(counts.subdivision).length).toBeGreaterThan(0);
    for (const [subdivision, count] of Object.entries(counts.subdivision))
      expect((await searchOfferings(ctx, { country: 'AR', subdivision })).total).toBe(count);
  });

  it('says which filters mean nothing', async () => {
    expect(await searchOfferings(ctx, { country: 'atlantis', type: 'x' })).toMatchObject({
      total: 49,
      ignored: [
        { filter: 'type', value: 'x' },
        { filter: 'country', value: 'ATLANTIS' },
      ],
    });
  });
});

describe('revisions', () => {
  it('shows a new version from its revision on, and one broken row hides no other', async () => {
    const [row] = await admin.select().from(offeringVersion).where(eq(offeringVersion.id, 'O01'));
    if (!row) throw new Error('no O01');
    await admin
      .insert(catalogueRevision)
      .values({ number: 2, publishedOn: '2026-11-25', note: 'test', contentHash: 'two' });
    await admin.update(offeringVersion).set({ toRevision: 2 }).where(eq(offeringVersion.id, 'O01'));
    const definition = { ...Object(row.definition), price_usd: 7 };
    await admin.insert(offeringVersion).values({ ...row, version: 2, fromRevision: 2, definition });
    await admin
      .update(offeringVersion)
      .set({ definition: { nonsense: true } })
      .where(eq(offeringVersion.id, 'O02'));
    expect((await getOffering(ctx, 'O01')).offering.priceUsd).toBe(7);
    expect((await searchOfferings(ctx, {})).items.map((item) => item.offering.id)).not.toContain('O02');
    expect((await currentCatalogue(ctx)).view.broken).toEqual([{ id: 'O02', institution: row.institution }]);
    await admin
      .update(catalogueRevision)
      .set({ publishedOn: '2027-01-01' })
      .where(eq(catalogueRevision.number, 2));
    expect((await getOffering(ctx, 'O01')).revision).toBe(1);
  });
});
