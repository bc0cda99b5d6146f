import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { factReader } from '@/lib/domain/facts';
import { evaluate } from '@/lib/domain/rules';
import { profileOfRow } from './matcher';
import { loadReference } from './reference';
import type { RegisterFirm } from './row';
import { type CommandRun, matchText } from './testing/command';
import { DENUE_SAMPLE } from './testing/repeated';

const text = readFileSync(DENUE_SAMPLE, 'utf8');
const ROWS = 5119;
let results: NonNullable<CommandRun['results']>;

beforeAll(async () => {
  const run = await matchText(text);
  if (!run.results) throw new Error(run.err);
  results = run.results;
}, 120_000);

describe('the DENUE sample', () => {
  it('accounts for every row', () => {
    expect(results.run).toMatchObject({ rows: ROWS, accepted: ROWS, refused: 0 });
    expect(results.matches).toHaveLength(ROWS);
    expect(results.refused).toHaveLength(0);
    expect(new Set(results.matches.map((firm) => firm.id)).size).toBe(ROWS);
    expect(results.run.keptWithGap).toEqual({
      no_band: 0,
      no_state: 0,
      no_activity: 0,
      // The concordance has no ISIC code for two tobacco classes.
      activity_not_mapped: 3,
      listed_unread: 0,
    });
  });

  it('adds up: cells to firms, statuses to pairs', () => {
    const sum = (column: string) => results.summary.reduce((total, cell) => total + Number(cell[column]), 0);
    expect(sum('firms')).toBe(ROWS);
    const pairs = Object.values(results.run.pairs).reduce((total, value) => total + value, 0);
    expect(pairs).toBe(ROWS * 49);
    expect(sum('no_pairs')).toBe(results.run.pairs.no);
    for (const firm of results.matches) {
      expect(Object.values(firm.counts).reduce((total, value) => total + value, 0)).toBe(49);
      expect(firm.offerings.length).toBe(49 - (firm.counts.no ?? 0));
    }
  });

  it('finds nothing in the demo catalogue, whose Mexican offerings are for farms of other states', () => {
    expect(results.run.firmsWithNone).toBe(ROWS);
    expect(results.run.pairsWithNoByReason.country).toBe(ROWS * 45);
  });

  it('keeps several candidate codes as they are', () => {
    const several = results.matches.filter((firm) => firm.isic.length > 1).length;
    expect(several).toBeGreaterThan(ROWS / 3);
    expect(results.matches.filter((firm) => firm.isic.length === 0)).toHaveLength(3);
    expect(results.matches[0]).toMatchObject({
      isic: ['1610', '1622', '1629'],
      employees: [6, 10],
      listed: '2019-11',
    });
    const divisions = new Set(results.summary.map((cell) => cell.division));
    expect(divisions.has('several')).toBe(true);
    expect(divisions.has('unknown')).toBe(true);
  });

  it('reads the months that are written in other ways', () => {
    expect(results.matches.filter((firm) => firm.listed === null)).toHaveLength(0);
  });
});

/** The bands as the file writes them, and who is in them; the last one is open, so that 5,000 stands for "and more". */
const BANDS: readonly [text: string, lo: number, hi: number][] = [
  ['0 a 5 personas', 0, 5],
  ['6 a 10 personas', 6, 10],
  ['11 a 30 personas', 11, 30],
  ['31 a 50 personas', 31, 50],
  ['51 a 100 personas', 51, 100],
  ['101 a 250 personas', 101, 250],
  ['251 y más personas', 251, 5000],
];

describe('rules on employees over the sample', () => {
  it.each([
    { min: null, max: 9, counts: { met: 2200, unmet: 2019, unknown: 900 } },
    { min: null, max: 10, counts: { met: 3100, unmet: 2019, unknown: 0 } },
    { min: null, max: 49, counts: { met: 3900, unmet: 815, unknown: 404 } },
    { min: null, max: 50, counts: { met: 4304, unmet: 815, unknown: 0 } },
    { min: null, max: 249, counts: { met: 4561, unmet: 285, unknown: 273 } },
    { min: null, max: 250, counts: { met: 4834, unmet: 285, unknown: 0 } },
    { min: 20, max: 249, counts: { met: 661, unmet: 3385, unknown: 1073 } },
    { min: 50, max: null, counts: { met: 815, unmet: 3900, unknown: 404 } },
  ])('from $min to $max', ({ min, max, counts }) => {
    expect(byHand(min, max)).toEqual(counts);
    expect(byRule(min, max)).toEqual(counts);
  });
});

type Counts = { met: number; unmet: number; unknown: number };

/** Counts lines of the raw file by their band, and people one by one. */
function byHand(min: number | null, max: number | null): Counts {
  const found: Counts = { met: 0, unmet: 0, unknown: 0 };
  for (const [band, lo, hi] of BANDS) {
    const firms = text.split('\n').filter((line) => line.includes(`,${band},`)).length;
    const people = Array.from({ length: hi - lo + 1 }, (_, more) => lo + more);
    const fitting = people.filter(
      (count) => (min === null || count >= min) && (max === null || count <= max),
    ).length;
    found[fitting === people.length ? 'met' : fitting === 0 ? 'unmet' : 'unknown'] += firms;
  }
  return found;
}

function byRule(min: number | null, max: number | null): Counts {
  const run = { country: 'MX', reference, asOf: day('2026-01-15') };
  const found: Counts = { met: 0, unmet: 0, unknown: 0 };
  for (const { subdivision, isic, employees } of results.matches) {
    const firm: RegisterFirm = { id: '', subdivision, isic, employees, band: null, listed: null };
    const rule = { id: 'employees', op: 'between', fact: 'firm.employees', min, max } as const;
    found[evaluate(rule, readerOf(run, firm)).verdict] += 1;
  }
  return found;
}

const reference = loadReference();
const readers = new Map<string, ReturnType<typeof factReader>>();

function readerOf(run: Parameters<typeof profileOfRow>[0], firm: RegisterFirm) {
  const key = `${firm.employees}`;
  const reader = readers.get(key) ?? factReader(profileOfRow(run, firm));
  readers.set(key, reader);
  return reader;
}
