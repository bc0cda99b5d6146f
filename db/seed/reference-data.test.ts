import { describe, expect, it } from 'vitest';
import { CAPABILITIES, STARTER_RULES } from '../../lib/domain/vocabulary';
import { readData, readRaw } from './files';
import * as rows from './rows';
import * as files from './schemas';

const countries = readData('geo/countries.json', files.countriesFile).items;
const world = readData('geo/subdivisions-world.json', files.worldSubdivisionsFile);
const focus = readData('geo/subdivisions-focus.json', files.focusSubdivisionsFile);
const added = readData('geo/subdivisions-focus-additions.json', files.focusSubdivisionsFile);
const placeFile = readData('geo/cities-focus.json', files.placesFile);
const isic = readData('isic/isic4.json', files.isic4File).items;
const comparison = readData('isic/isic4_to_isic5_auto.json', files.isic5ComparisonFile);
const plain = readData('isic/plain-divisions.json', files.plainDivisionsFile).items;
const words = readData('isic/words.json', files.activityWordsFile);
const sizeRules = readData('size-classes/size-classes.json', files.sizeRulesFile);
const standards = readData('standards/standards.json', files.standardsFile);
const templates = readData('rule-catalogue.json', files.ruleTemplatesFile);
const rates = readData('exchange-rates.json', files.exchangeRatesFile);
const capitals = readData('capitals.json', files.capitalsFile).items;

const countryCodes = new Set(countries.map((row) => row.alpha2));
const subdivisionCodes = new Set(world.items.map(([code]) => code));
const isicCodes = new Set(isic.map((row) => row.code));
const subdivisions = rows.subdivisions(world, [...focus, ...added]);

describe('countries and subdivisions', () => {
  it('are all there', () => {
    expect(countries).toHaveLength(249);
    expect(world.items).toHaveLength(5070);
    expect(focus).toHaveLength(429);
    expect(placeFile.items).toHaveLength(2176);
    expect(subdivisionCodes.size).toBe(5070);
  });

  it('point at each other', () => {
    expect(world.items.filter(([code]) => !countryCodes.has(code.slice(0, 2)))).toEqual([]);
    expect(
      world.items.filter(([, , parent]) => !countryCodes.has(parent) && !subdivisionCodes.has(parent)),
    ).toEqual([]);
    expect(
      [...focus, ...added].filter(
        (row) => !subdivisionCodes.has(row.code) || row.code.slice(0, 2) !== row.country,
      ),
    ).toEqual([]);
  });

  it('put every place into a subdivision of its country', () => {
    const lost = placeFile.items.filter(
      ([country, code]) => !subdivisionCodes.has(code) || !code.startsWith(`${country}-`),
    );
    expect(lost).toEqual([]);
  });

  it('offer each firm the rows that people name', () => {
    const listed = (country: string) =>
      subdivisions.filter((row) => row.country === country && row.listed).length;
    expect([listed('AR'), listed('DO'), listed('PA'), listed('RS'), listed('FR')]).toEqual([
      24, 32, 14, 25, 26,
    ]);
    expect(subdivisions.filter((row) => row.focus && (row.lat === null || row.lon === null))).toEqual([]);
  });

  it('name the capital of each country with positions', () => {
    const focusCountries = new Set(focus.map((row) => row.country));
    expect(Object.keys(capitals).sort()).toEqual([...focusCountries].sort());
    expect(focusCountries.size).toBe(21);
    const strange = Object.entries(capitals).flatMap(([country, codes]) =>
      codes.filter(
        (code) =>
          !code.startsWith(`${country}-`) || !subdivisions.some((row) => row.code === code && row.focus),
      ),
    );
    expect(strange).toEqual([]);
  });
});

describe('activities', () => {
  it('are the published structure', () => {
    const count = (level: string) => isic.filter((row) => row.level === level).length;
    expect([isic.length, count('section'), count('division'), count('group'), count('class')]).toEqual([
      766, 21, 88, 238, 419,
    ]);
  });

  it('hang together', () => {
    expect(
      isic.filter((row) => (row.parent === null ? row.level !== 'section' : !isicCodes.has(row.parent))),
    ).toEqual([]);
  });

  it('carry Rev.5 codes only where the comparison is sure', () => {
    const activities = rows.activities(readData('isic/isic4.json', files.isic4File), comparison, words);
    const isic5 = (code: string) => activities.find((row) => row.code === code)?.isic5;
    expect(isic5('1102')).toEqual(['1102']);
    expect(isic5('1104')).toEqual(['1105']);
    expect(isic5('2610')).toEqual([]);
  });

  it('have a plain name for each division, short and without the terms of the classification', () => {
    const divisions = isic.filter((row) => row.level === 'division').map((row) => row.code);
    expect(Object.keys(plain).toSorted()).toEqual(divisions.toSorted());
    const jargon =
      /n\.e\.c|n\.c\.p|except|related|activit|actividad|conex|manufacture|fabricated|elaborad|apparel/i;
    const names = Object.values(plain).flatMap(({ en, es }) => [en, es]);
    expect(names.filter((name) => name.length > 60 || jargon.test(name))).toEqual([]);
    for (const locale of ['en', 'es'] as const)
      expect(new Set(Object.values(plain).map((name) => name[locale])).size).toBe(divisions.length);
  });

  it('have everyday words for classes only, in both languages, none of them twice', () => {
    const strange = Object.keys(words.items).filter(
      (code) => isic.find((row) => row.code === code)?.level !== 'class',
    );
    expect(strange).toEqual([]);
    const untidy = Object.entries(words.items).filter(([, { en, es }]) =>
      [en, es].some(
        (list) =>
          list.length === 0 || new Set(list).size < list.length || list.some((word) => word.trim() !== word),
      ),
    );
    expect(untidy).toEqual([]);
  });
});

describe('size rules', () => {
  it('are twenty, one of them for countries without a row', () => {
    expect(sizeRules.items).toHaveLength(20);
    expect(sizeRules.items.map((rule) => rule.country)).toContain(sizeRules.fallback);
  });

  it('name countries that exist', () => {
    const national = sizeRules.items.map((rule) => rule.country).filter((code) => !code.startsWith('XX-'));
    expect(national.filter((code) => !countryCodes.has(code))).toEqual([]);
  });

  it('rise from micro to medium', () => {
    const limits = sizeRules.items.flatMap((rule) => [...rule.employees, ...rule.sales, ...rule.assets]);
    const steps = limits.map((row) =>
      [row.micro_max, row.small_max, row.medium_max].filter((limit) => limit !== null),
    );
    expect(
      steps.filter((step) => step.some((limit, index) => index > 0 && limit <= (step[index - 1] ?? 0))),
    ).toEqual([]);
  });
});

describe('standards', () => {
  const ids = new Set(standards.items.map((standard) => standard.id));

  it('are forty-one and build on each other', () => {
    expect(ids.size).toBe(41);
    expect(
      standards.items.flatMap((standard) => standard.prerequisites).filter((id) => !ids.has(id)),
    ).toEqual([]);
  });

  it('reach sectors that exist', () => {
    const codes = standards.items.flatMap((standard) => standard.isic4_scope).filter((code) => code !== '*');
    expect(codes.filter((code) => !isicCodes.has(code))).toEqual([]);
  });

  it('use checklists that exist', () => {
    const lists = Object.keys(standards.readiness_checklists);
    expect(
      standards.items
        .map((one) => one.readiness_checklist)
        .filter((list) => list !== null && !lists.includes(list)),
    ).toEqual([]);
    expect(Object.values(standards.readiness_checklists).map((lines) => lines.length)).toEqual([
      3, 5, 5, 6, 6,
    ]);
  });
});

describe('rule templates', () => {
  it('are forty-two, the starter pack among them', () => {
    expect(templates.rules).toHaveLength(42);
    expect(templates.rules.filter((rule) => rule.family === 'inclusive_access')).toHaveLength(20);
    expect([...templates.starter_pack].sort()).toEqual([...STARTER_RULES].sort());
    expect(
      templates.rules
        .filter((rule) => rule.starter_pack)
        .map((rule) => rule.id)
        .sort(),
    ).toEqual([...STARTER_RULES].sort());
  });
});

describe('exchange rates', () => {
  it('cover the currency of every country with positions, and say that nobody confirmed them', () => {
    const needed = countries.filter((row) => capitals[row.alpha2]).flatMap((row) => row.currencies[0] ?? []);
    expect(needed.filter((currency) => rates.per_usd[currency] === undefined)).toEqual([]);
    expect(rates.per_usd.USD).toBe(1);
    expect(rates.checked).toBe(false);
  });
});

it('the ranking policy is the one that the core ships', () => {
  expect(readRaw('ranking-policy.json')).toEqual(readRaw('../../../lib/domain/matching/policy-2026-1.json'));
});

it('there are nine capabilities', () => {
  expect(CAPABILITIES).toHaveLength(9);
});
