import { asc, eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import {
  activity,
  capitalSubdivision,
  country,
  exchangeRate,
  sizeRule,
  standard,
  subdivision,
} from '@/db/schema';
import plainDivisions from '@/db/seed/data/isic/plain-divisions.json' with { type: 'json' };
import standardsFile from '@/db/seed/data/standards/standards.json' with { type: 'json' };
import type { Capitals, Standards } from '../../domain/facts';
import { standardsSchema } from '../../domain/facts';
import type { Geography } from '../../domain/matching';
import { type SizeRules, sizeRulesSchema } from '../../domain/size-classes';
import type { Locale } from '../../domain/vocabulary';
import { reading } from '../reading';
import { keptByKey } from './kept';
import { versionsOn } from './versions';

export type Names = Readonly<Record<Locale, string>>;
export type CountryItem = { code: string; name: Names; currency: string | null; focus: boolean };
export type SubdivisionItem = { code: string; country: string; name: string };
export type ActivityItem = {
  code: string;
  level: 'section' | 'division' | 'group' | 'class';
  section: string;
  title: Names;
  /** What firms call a division; other levels are found by their everyday words. */
  plain: Names | null;
  /** Everyday words for it. */
  words: Readonly<Record<Locale, readonly string[]>>;
};
/** Local money for one US dollar, for display. */
export type ExchangeRate = { perUsd: number; date: string; checked: boolean };

/** Files as they were loaded: what a profile is made from, and what a run keeps to be run again. */
export type ProfileReference = {
  sizeRules: unknown;
  standards: unknown;
  capitals: Capitals;
  geography: Geography;
};

export type ReferenceLists = {
  countries: ReadonlyMap<string, CountryItem>;
  /** By code; only those a firm can choose. */
  subdivisions: ReadonlyMap<string, SubdivisionItem>;
  activities: ReadonlyMap<string, ActivityItem>;
  /** By currency. */
  exchangeRates: ReadonlyMap<string, ExchangeRate>;
  standards: Standards;
  sizeRules: SizeRules;
  capitals: Capitals;
  geography: Geography;
  profileReference: ProfileReference;
};

const PLAIN: ReadonlyMap<string, Names> = new Map(Object.entries(plainDivisions.items));

const lists = keptByKey<ReferenceLists>(2);

/** Countries, subdivisions, activities, standards and what else is the same for everybody. */
export const getReferenceLists = reading('reference.read', async (ctx) => {
  const { reference } = await versionsOn(ctx.db, ctx.today);
  return referenceLists(ctx.db, reference);
});

export function referenceLists(db: Database, edition: string): Promise<ReferenceLists> {
  return lists(edition, () => load(db));
}

async function load(db: Database): Promise<ReferenceLists> {
  const countries = await db.select().from(country).orderBy(asc(country.code));
  const subdivisions = await db.select().from(subdivision).orderBy(asc(subdivision.code));
  const activities = await db.select().from(activity).orderBy(asc(activity.code));
  const rates = await db.select().from(exchangeRate).orderBy(asc(exchangeRate.date));
  const profileReference = {
    ...(await loadFiles(db)),
    geography: Object.fromEntries(
      subdivisions.flatMap(({ code, lat, lon }) =>
        lat === null || lon === null ? [] : [[code, [lat, lon] as const]],
      ),
    ),
  };
  return {
    countries: new Map(
      countries.map(({ code, nameEn: en, nameEs: es, currency, focus }) => [
        code,
        { code, name: { en, es }, currency, focus },
      ]),
    ),
    subdivisions: new Map(
      subdivisions
        .filter((row) => row.listed)
        .map(({ code, country: of, name }) => [code, { code, country: of, name }]),
    ),
    activities: new Map(activities.map((row) => [row.code, activityItem(row)])),
    // In order of date, so that the last one stays.
    exchangeRates: new Map(
      rates.map(({ currency, perUsd, date, checked }) => [currency, { perUsd, date, checked }]),
    ),
    profileReference,
    ...parsedReference(profileReference),
  };
}

/** Currencies that an amount can be in: those with a rate, and that of each country. */
export function knownCurrencies({
  countries,
  exchangeRates,
}: Pick<ReferenceLists, 'countries' | 'exchangeRates'>): ReadonlySet<string> {
  return new Set([
    ...exchangeRates.keys(),
    ...[...countries.values()].flatMap(({ currency }) => currency ?? []),
  ]);
}

/** In: files as a run kept them. Out: what the core reads. */
export function parsedReference({ sizeRules, standards, capitals, geography }: ProfileReference) {
  return {
    sizeRules: sizeRulesSchema.parse(sizeRules),
    standards: standardsSchema.parse(standards),
    capitals,
    geography,
  };
}

/** Rows of the database in the shape of the files they came from. */
async function loadFiles(db: Database): Promise<Omit<ProfileReference, 'geography'>> {
  const rules = await db
    .select({ definition: sizeRule.definition })
    .from(sizeRule)
    .orderBy(asc(sizeRule.country));
  const standards = await db
    .select({ definition: standard.definition })
    .from(standard)
    .orderBy(asc(standard.id));
  const capitals = await db
    .select({ country: capitalSubdivision.country, subdivision: capitalSubdivision.subdivision })
    .from(capitalSubdivision)
    .innerJoin(country, eq(country.code, capitalSubdivision.country))
    .orderBy(asc(capitalSubdivision.subdivision));
  const { version, tiers, readiness_checklists, readiness_scoring } = standardsFile;
  return {
    sizeRules: { version: '', fallback: 'XX-WBES', rule: '', items: rules.map((row) => row.definition) },
    standards: {
      version,
      tiers,
      readiness_checklists,
      readiness_scoring,
      items: standards.map((row) => row.definition),
    },
    capitals: byCountry(capitals),
  };
}

function byCountry(rows: readonly { country: string; subdivision: string }[]): Capitals {
  const lists: Record<string, string[]> = {};
  for (const row of rows) {
    lists[row.country] ??= [];
    lists[row.country]?.push(row.subdivision);
  }
  return lists;
}

function activityItem(row: typeof activity.$inferSelect): ActivityItem {
  return {
    code: row.code,
    level: row.level,
    section: row.section,
    title: { en: row.titleEn, es: row.titleEs },
    plain: PLAIN.get(row.code) ?? null,
    words: { en: row.wordsEn, es: row.wordsEs },
  };
}
