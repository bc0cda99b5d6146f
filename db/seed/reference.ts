import { eq } from 'drizzle-orm';
import { CAPABILITIES } from '../../lib/domain/vocabulary';
import type { Database } from '../client';
import * as schema from '../schema/reference';
import { canonical, hashOf, readData, readRaw } from './files';
import { activities, countries, places, subdivisions } from './rows';
import * as files from './schemas';
import { upsert } from './upsert';

type Load = { name: string; paths: readonly string[]; write: (db: Database) => Promise<void> };

// In the order of their foreign keys.
const LOADS: readonly Load[] = [
  {
    name: 'geography',
    paths: [
      'geo/countries.json',
      'geo/subdivisions-world.json',
      'geo/subdivisions-focus.json',
      'geo/subdivisions-focus-additions.json',
      'geo/cities-focus.json',
    ],
    write: writeGeography,
  },
  {
    name: 'activities',
    paths: ['isic/isic4.json', 'isic/isic4_to_isic5_auto.json', 'isic/words.json'],
    write: writeActivities,
  },
  { name: 'size_rules', paths: ['size-classes/size-classes.json'], write: writeSizeRules },
  { name: 'standards', paths: ['standards/standards.json'], write: writeStandards },
  { name: 'rule_templates', paths: ['rule-catalogue.json'], write: writeRuleTemplates },
  { name: 'exchange_rates', paths: ['exchange-rates.json'], write: writeExchangeRates },
];

/** Loads every reference file whose content is not the one loaded last, and the settings that are missing. */
export async function seedReference(db: Database): Promise<void> {
  for (const { name, paths, write } of LOADS) {
    const contentHash = hashOf(...paths);
    const [loaded] = await db.select().from(schema.referenceLoad).where(eq(schema.referenceLoad.name, name));
    if (loaded?.contentHash === contentHash) continue;
    await write(db);
    await upsert(
      db,
      schema.referenceLoad,
      [{ name, contentHash, loadedAt: new Date().toISOString() }],
      schema.referenceLoad.name,
    );
  }
  await upsert(
    db,
    schema.capability,
    CAPABILITIES.map((code, position) => ({ code, position })),
    schema.capability.code,
  );
  await writeCapitals(db);
  await writeRankingPolicy(db);
}

async function writeGeography(db: Database): Promise<void> {
  const focus = [
    ...readData('geo/subdivisions-focus.json', files.focusSubdivisionsFile),
    ...readData('geo/subdivisions-focus-additions.json', files.focusSubdivisionsFile),
  ];
  const world = readData('geo/subdivisions-world.json', files.worldSubdivisionsFile);
  await upsert(
    db,
    schema.country,
    countries(readData('geo/countries.json', files.countriesFile), focus),
    schema.country.code,
  );
  await upsert(db, schema.subdivision, subdivisions(world, focus), schema.subdivision.code);
  await upsert(
    db,
    schema.place,
    places(readData('geo/cities-focus.json', files.placesFile)),
    schema.place.id,
  );
}

async function writeActivities(db: Database): Promise<void> {
  const rows = activities(
    readData('isic/isic4.json', files.isic4File),
    readData('isic/isic4_to_isic5_auto.json', files.isic5ComparisonFile),
    readData('isic/words.json', files.activityWordsFile),
  );
  await upsert(db, schema.activity, rows, schema.activity.code);
}

async function writeSizeRules(db: Database): Promise<void> {
  const { items } = readData('size-classes/size-classes.json', files.sizeRulesFile);
  const rows = items.map((rule) => ({
    country: rule.country,
    definition: rule,
    source: rule.legal_reference,
    checked: rule.confidence === 'checked',
    effective: rule.effective,
  }));
  await upsert(db, schema.sizeRule, rows, schema.sizeRule.country);
}

async function writeStandards(db: Database): Promise<void> {
  const { items } = readData('standards/standards.json', files.standardsFile);
  const rows = items.map((standard) => ({
    id: standard.id,
    name: standard.name,
    family: standard.family,
    edition: standard.edition,
    definition: standard,
  }));
  await upsert(db, schema.standard, rows, schema.standard.id);
}

async function writeRuleTemplates(db: Database): Promise<void> {
  const { version, rules } = readData('rule-catalogue.json', files.ruleTemplatesFile);
  const rows = rules.map((rule) => ({
    id: rule.id,
    family: rule.family,
    version,
    definition: rule,
  }));
  await upsert(db, schema.ruleTemplate, rows, schema.ruleTemplate.id);
}

async function writeExchangeRates(db: Database): Promise<void> {
  const { per_usd, date, source, checked } = readData('exchange-rates.json', files.exchangeRatesFile);
  const rows = Object.entries(per_usd).map(([currency, perUsd]) => ({
    currency,
    date,
    perUsd,
    source,
    checked,
  }));
  await upsert(db, schema.exchangeRate, rows, [schema.exchangeRate.currency, schema.exchangeRate.date]);
}

async function writeCapitals(db: Database): Promise<void> {
  const { items } = readData('capitals.json', files.capitalsFile);
  const [present] = await db.select().from(schema.capitalSubdivision).limit(1);
  if (present) return;
  const rows = Object.entries(items).flatMap(([country, codes]) =>
    codes.map((subdivision) => ({ country, subdivision })),
  );
  await db.insert(schema.capitalSubdivision).values(rows);
}

/** A policy in use is never changed in place: a file that differs under the same version is refused. */
async function writeRankingPolicy(db: Database): Promise<void> {
  const { version, from } = readData('ranking-policy.json', files.rankingPolicyFile);
  const definition = readRaw('ranking-policy.json');
  const [stored] = await db
    .select()
    .from(schema.rankingPolicy)
    .where(eq(schema.rankingPolicy.version, version));
  if (!stored) {
    await db.insert(schema.rankingPolicy).values({ version, effectiveFrom: from, definition });
  } else if (canonical(stored.definition) !== canonical(definition)) {
    throw new Error(
      `db/seed/data/ranking-policy.json changed under version ${version}: give it a new version`,
    );
  }
}
