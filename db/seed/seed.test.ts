import { count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { prepareDatabase } from '../migrate';
import * as schema from '../schema';
import { withTestDatabase } from '../testing';
import { seed } from './index';

const { owner: admin, url } = await withTestDatabase();

async function size(table: PgTable): Promise<number> {
  const [row] = await admin.select({ rows: count() }).from(table);
  return row?.rows ?? 0;
}

describe('a seeded database', () => {
  it.each([
    ['countries', schema.country, 249],
    ['subdivisions', schema.subdivision, 5070],
    ['places', schema.place, 2176],
    ['activities', schema.activity, 766],
    ['size rules', schema.sizeRule, 20],
    ['standards', schema.standard, 41],
    ['capabilities', schema.capability, 9],
    ['rule templates', schema.ruleTemplate, 42],
    ['ranking policies', schema.rankingPolicy, 1],
    ['institutions', schema.institutionVersion, 26],
    ['offerings', schema.offeringVersion, 49],
    ['revisions', schema.catalogueRevision, 1],
  ])('has its %s', async (_, table, rows) => {
    expect(await size(table)).toBe(rows);
  });

  it('holds the catalogue at its first revision, marked as illustrative', async () => {
    const [row] = await admin
      .select()
      .from(schema.offeringVersion)
      .where(eq(schema.offeringVersion.id, 'O01'));
    expect(row).toMatchObject({
      version: 1,
      institution: 'I01',
      fromRevision: 1,
      toRevision: null,
      illustrative: true,
    });
    expect(row?.definition).toMatchObject({ sectors: ['0121', '1102'], min_ac: 0 });
    expect(row?.text).toMatchObject({ name: { es: 'Rondas de cata y práctica entre zonas' } });
  });

  it('keeps the names of bodies with their institution', async () => {
    const [row] = await admin
      .select()
      .from(schema.institutionVersion)
      .where(eq(schema.institutionVersion.id, 'I02'));
    expect(row?.text).toMatchObject({
      bodies: {
        'Province government': { es: 'Gobierno provincial' },
        'Chamber of industry': { es: 'Cámara de industria' },
      },
    });
  });

  it('gives every listed subdivision of a country with positions its position', async () => {
    const lost = await admin
      .select({ code: schema.subdivision.code })
      .from(schema.subdivision)
      .innerJoin(schema.country, eq(schema.country.code, schema.subdivision.country))
      .where(
        sql`${schema.country.focus} and ${schema.subdivision.listed} and ${isNull(schema.subdivision.lat)}`,
      );
    expect(lost).toEqual([]);
  });
});

describe('seeding again', () => {
  it('changes nothing', async () => {
    const before = await admin.select().from(schema.referenceLoad).orderBy(schema.referenceLoad.name);
    await seed(admin);
    expect(await admin.select().from(schema.referenceLoad).orderBy(schema.referenceLoad.name)).toEqual(
      before,
    );
    expect(await size(schema.offeringVersion)).toBe(49);
  });

  it('loads a reference file again when its content is another', async () => {
    await admin
      .update(schema.referenceLoad)
      .set({ contentHash: 'old' })
      .where(eq(schema.referenceLoad.name, 'activities'));
    await admin.update(schema.activity).set({ titleEs: 'Otro' }).where(eq(schema.activity.code, '1102'));
    await seed(admin);
    const [row] = await admin.select().from(schema.activity).where(eq(schema.activity.code, '1102'));
    expect(row?.titleEs).toBe('Elaboración de vinos');
  });

  it('leaves a setting that an administrator changed', async () => {
    await admin.delete(schema.capitalSubdivision).where(eq(schema.capitalSubdivision.subdivision, 'DO-32'));
    await seed(admin);
    expect(
      await admin
        .select()
        .from(schema.capitalSubdivision)
        .where(eq(schema.capitalSubdivision.subdivision, 'DO-32')),
    ).toEqual([]);
  });

  it('refuses a ranking policy that changed under its version', async () => {
    const [policy] = await admin.select().from(schema.rankingPolicy);
    await admin.update(schema.rankingPolicy).set({ definition: { version: '2026.1' } });
    await expect(seed(admin)).rejects.toThrow('give it a new version');
    await admin.update(schema.rankingPolicy).set({ definition: policy?.definition });
  });

  it('comes back to a file that was loaded before another', async () => {
    const wine = eq(schema.activity.code, '1102');
    const mark = eq(schema.referenceLoad.name, 'activities');
    const [before] = await admin.select().from(schema.referenceLoad).where(mark);
    // As a release with other files leaves it.
    await admin.update(schema.referenceLoad).set({ contentHash: 'of another release' }).where(mark);
    await admin.update(schema.activity).set({ titleEs: 'De otra versión' }).where(wine);
    await prepareDatabase(url);
    expect((await admin.select().from(schema.activity).where(wine))[0]?.titleEs).toBe('Elaboración de vinos');
    expect((await admin.select().from(schema.referenceLoad).where(mark))[0]?.contentHash).toBe(
      before?.contentHash,
    );
  });

  it('publishes a changed demonstration catalogue as a new revision, and leaves the old one as it was', async () => {
    const mark = eq(schema.referenceLoad.name, 'demo_catalogue');
    const [file] = await admin
      .select()
      .from(schema.offeringVersion)
      .where(eq(schema.offeringVersion.id, 'O01'));
    // As a release with another O01 and an O99 that is gone leaves it.
    const definition = { ...Object(file?.definition), price_usd: 7 };
    await admin
      .update(schema.offeringVersion)
      .set({ definition })
      .where(eq(schema.offeringVersion.id, 'O01'));
    if (file) await admin.insert(schema.offeringVersion).values({ ...file, id: 'O99' });
    await admin.update(schema.referenceLoad).set({ contentHash: 'of another release' }).where(mark);
    await seed(admin);
    await seed(admin);
    const versions = admin
      .select({
        id: schema.offeringVersion.id,
        version: schema.offeringVersion.version,
        from: schema.offeringVersion.fromRevision,
        to: schema.offeringVersion.toRevision,
        price: sql`${schema.offeringVersion.definition} -> 'price_usd'`,
      })
      .from(schema.offeringVersion)
      .where(inArray(schema.offeringVersion.id, ['O01', 'O02', 'O99']))
      .orderBy(schema.offeringVersion.id, schema.offeringVersion.version);
    const price = Object(file?.definition).price_usd;
    expect(await versions).toMatchObject([
      { id: 'O01', version: 1, from: 1, to: 2, price: 7 },
      { id: 'O01', version: 2, from: 2, to: null, price },
      { id: 'O02', version: 1, from: 1, to: null },
      { id: 'O99', version: 1, from: 1, to: 2, price },
    ]);
    expect(await size(schema.catalogueRevision)).toBe(2);
    expect(await size(schema.institutionVersion)).toBe(26);
  });
});
