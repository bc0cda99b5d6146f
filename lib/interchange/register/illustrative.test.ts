import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogueFileSchema } from '@/lib/domain/matching';
import { STEP_TOKENS } from '@/lib/domain/vocabulary';
import { loadReference } from './reference';
import { ILLUSTRATIVE_CATALOGUE } from './testing/catalogue';
import { type CommandRun, matchText } from './testing/command';
import { DENUE_SAMPLE } from './testing/repeated';

const DATA = resolve(import.meta.dirname, '../../../db/seed/data');
const text = (file: string) => readFileSync(resolve(DATA, file), 'utf8');
const file = catalogueFileSchema.parse(JSON.parse(readFileSync(ILLUSTRATIVE_CATALOGUE, 'utf8')));

describe('the illustrative catalogue for the Mexican register', () => {
  it('is marked as invented throughout, and each id is there once', () => {
    const all = [...file.institutions, ...file.offerings];
    expect([file.illustrative, ...all.map((one) => one.illustrative)]).not.toContain(false);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
    expect(file.institutions.length).toBeGreaterThanOrEqual(4);
    expect(file.offerings.length).toBeGreaterThanOrEqual(10);
  });

  it('names only what exists', () => {
    const { geography, standards } = loadReference();
    const codes = new Set(isicFile.parse(JSON.parse(text('isic/isic4.json'))).items.map(({ code }) => code));
    const tokens = [...STEP_TOKENS, ...standards.items.map((standard) => standard.id)];
    const places = file.offerings.flatMap((one) => [one.place, ...(one.subdivisions ?? [])]);
    const communities = [...file.institutions, ...file.offerings].flatMap((one) => one.communities);
    const seats = file.institutions.flatMap((one) => one.seats.map((seat) => seat.community));
    const institutions = file.institutions.map((one) => one.id);
    for (const one of file.offerings) {
      expect(institutions).toContain(one.institution);
      for (const token of [...one.requires.all, ...one.requires.any, ...one.gives])
        expect(tokens).toContain(token);
      for (const code of one.sectors) expect(code === '*' || codes.has(code)).toBe(true);
    }
    for (const place of [...places, ...file.institutions.map((one) => one.subdivision)])
      expect(geography).toHaveProperty(place);
    for (const [place = '', division = ''] of [...communities, ...seats].map((one) => one.split(':'))) {
      expect(geography).toHaveProperty(place);
      expect(codes.has(division)).toBe(true);
    }
  });

  it('has contributions that add up', () => {
    for (const { contributions } of file.institutions)
      expect(contributions.reduce((sum, one) => sum + one.share, 0)).toBe(100);
  });
});

const isicFile = z.object({ items: z.array(z.object({ code: z.string() })) });

describe('the sample against it', () => {
  let run: CommandRun;
  beforeAll(async () => {
    run = await matchText(readFileSync(DENUE_SAMPLE, 'utf8'), ['--catalogue', ILLUSTRATIVE_CATALOGUE]);
  }, 120_000);

  it('has firms of every status a register can lead to', () => {
    const { pairs, firmsWith, firmsWithNone } = run.results?.run ?? expect.fail(run.err);
    for (const status of ['eligible', 'later', 'unknown', 'generic', 'no']) {
      expect(pairs[status]).toBeGreaterThan(0);
      expect(firmsWith[status]).toBeGreaterThan(0);
    }
    // No register says who is a member where, so a door that is closed to others stays open to an answer.
    expect(pairs).toMatchObject({ closed: 0, error: 0 });
    expect(firmsWithNone).toBeGreaterThan(0);
    expect(run.results?.matches.map((firm) => firm.offerings.length)).toContain(3);
  });

  it.each(Object.keys(RULES))('%s: counts equal those taken from the raw rows', (id) => {
    const found = { eligible: 0, unknown: 0, later: 0, no: 0 };
    const named = new Map<string, number>();
    for (const { offerings } of run.results?.matches ?? []) {
      const status = offerings.find((one) => one.id === id)?.status ?? 'no';
      named.set(status, (named.get(status) ?? 0) + 1);
    }
    expect({ ...found, ...Object.fromEntries(named) }).toEqual(countedByHand(RULES[id] ?? expect.fail(id)));
  });

  it('tells what was taken as known, in run.json and to the reader', () => {
    expect(run.results?.run).toMatchObject({
      takenAsKnown: { 'access.languages': { values: ['es'], reason: 'business_language' } },
    });
    expect(run.out).toContain('Taken as known for every row: takes part in Spanish.');
  });
});

type Status = 'eligible' | 'unknown' | 'later' | 'no';
/** `status`: that of a firm that country, sector, place and size let in. */
type Rule = { sectors: string[]; states: string[] | null; bands: string[]; status: Status };

const MICRO = ['0 a 5', '6 a 10'];
const SMALL = ['11 a 30', '31 a 50'];
const MEDIUM = ['51 a 100', '101 a 250'];
const COAST = ['06', '18', '03', '27', '04', '23'];

/** The offerings once more, written by hand in the words of the register. */
const RULES: Readonly<Record<string, Rule>> = {
  O61: { sectors: ['1071'], states: ['29', '01', '32'], bands: [...MICRO, ...SMALL], status: 'eligible' },
  O64: { sectors: ['1410', '1430'], states: ['01', '29'], bands: [...MICRO, ...SMALL], status: 'eligible' },
  O66: { sectors: ['1610', '1622', '3100'], states: ['10', '32'], bands: MICRO, status: 'eligible' },
  // Members only, and a register does not know members.
  O68: {
    sectors: ['10'],
    states: COAST,
    bands: [...MICRO, ...SMALL, ...MEDIUM, '251 y más'],
    status: 'unknown',
  },
  // In English only; that Spanish is taken as known does not say that English is not spoken.
  O72: { sectors: ['14', '31'], states: null, bands: [...MICRO, ...SMALL, ...MEDIUM], status: 'unknown' },
  // Asks for a step that no register shows.
  O63: { sectors: ['10'], states: null, bands: [...SMALL, ...MEDIUM], status: 'later' },
  O74: {
    sectors: ['2391', '2392', '2395'],
    states: ['29', '27', '04', '01'],
    bands: [...MICRO, ...SMALL],
    status: 'eligible',
  },
};

/** Knows nothing of the program: splits lines, looks codes up in the table, compares texts. */
function countedByHand({ sectors, states, bands, status }: Rule): Record<Status, number> {
  const found = { eligible: 0, unknown: 0, later: 0, no: 0 };
  for (const line of readFileSync(DENUE_SAMPLE, 'utf8').trim().split('\n').slice(1)) {
    const [, activity = '', band = '', state = ''] =
      /^[^,]+,(\d{6}),.*?,([^,]+) personas,(\d\d),/.exec(line) ?? expect.fail(line);
    const candidates = CANDIDATES.get(activity) ?? [];
    const inside = candidates.filter((code) => sectors.some((sector) => code.startsWith(sector)));
    const out = candidates.length > 0 && inside.length === 0;
    const settled = candidates.length > 0 && inside.length === candidates.length;
    if (out || !bands.includes(band) || (states && !states.includes(state))) found.no += 1;
    else found[settled ? status : 'unknown'] += 1;
  }
  return found;
}

const CANDIDATES = new Map(
  text('registers/mx-denue/scian2018_to_isic4.csv')
    .trim()
    .split('\n')
    .map((line) => {
      const code = line.slice(0, 6);
      const classes = /,([\d|]*),[\d|]*$/.exec(line.trim())?.[1] ?? '';
      return [code, classes.split('|').filter(Boolean)];
    }),
);
