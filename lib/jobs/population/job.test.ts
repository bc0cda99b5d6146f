import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { connect } from '@/db/client';
import { diagnostic, populationCount, populationFirm, populationPart } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { recordConsent } from '@/lib/data/diagnostics/consent';
import { offeringRules } from '@/lib/data/population/offering-rules';
import { createRun } from '@/lib/data/runs/create';
import { aJob, anOwner, answerFirstSection } from '@/lib/data/testing/visitors';
import { day } from '@/lib/domain/dates';
import { addFirm, type Columns, finishColumns, startColumns } from '@/lib/domain/population';
import { evaluate, type FactValue, factsFromJson } from '@/lib/domain/rules';
import { countRules } from './count';
import { countPopulation } from './job';
import { keepColumns, keptColumns } from './snapshot-file';

vi.mock('@/lib/data/population/offering-rules', async (original) => {
  const real = await original<typeof import('@/lib/data/population/offering-rules')>();
  return { ...real, offeringRules: vi.fn(real.offeringRules) };
});

const { db, owner: admin, url } = await withTestDatabase();
const job = aJob(db, 'count-population');
const folder = mkdtempSync(path.join(tmpdir(), 'puente-population-'));
afterAll(() => rmSync(folder, { recursive: true }));
const open = () => connect(url, { max: 1, name: 'puente-copy' });
const count = (ctx = job) => countPopulation(ctx, { open, folder });

async function aFirm() {
  const owner = await anOwner(db);
  await answerFirstSection(owner.ctx);
  await createRun(owner.ctx, {});
  await recordConsent(owner.ctx, { purpose: 'reports', given: true, textVersion: '1' });
}

function readerOf(facts: string) {
  const known = new Map<string, FactValue>(factsFromJson(facts));
  return (fact: string): FactValue => known.get(fact) ?? { kind: 'unknown' };
}

describe('counting the population', () => {
  it('says of every offering what each firm for itself is told', async () => {
    await aFirm();
    await aFirm();
    const done = await count();
    expect(done).toMatchObject({ refreshed: 2, firms: 2, prepared: true, counted: true, from: 'database' });
    const { rules } = await offeringRules(job);
    const firms = await admin.select().from(populationFirm);
    const stored = await admin.select().from(populationCount);
    expect(stored).toHaveLength(rules.length);
    for (const rule of rules) {
      const verdicts = firms.map(({ facts }) => evaluate(rule, readerOf(facts)).verdict);
      const of = (asked: string) => verdicts.filter((verdict) => verdict === asked).length;
      expect(stored.find(({ offering }) => offering === rule.id)).toMatchObject({
        met: of('met'),
        unmet: of('unmet'),
        unknown: of('unknown'),
      });
    }
  });

  it('reads no rule where nothing is new, and takes the columns that it kept on a new day', async () => {
    vi.mocked(offeringRules).mockClear();
    expect(await count()).toMatchObject({ prepared: false, counted: false });
    expect(offeringRules).not.toHaveBeenCalled();
    const tomorrow = { ...job, today: day('2026-12-02') };
    expect(await count(tomorrow)).toMatchObject({ counted: true, from: 'snapshot' });
  });

  it('reads the database again after a new firm, and where what it kept is broken', async () => {
    await aFirm();
    expect(await count()).toMatchObject({ firms: 3, counted: true, from: 'database' });
    for (const name of readdirSync(folder)) writeFileSync(path.join(folder, name), 'broken');
    const later = { ...job, today: day('2026-12-03') };
    expect(await count(later)).toMatchObject({ counted: true, from: 'database' });
    expect(readdirSync(folder)).toEqual(['columns-1-of-1.bin']);
  });

  it('counts nobody where everybody is gone', async () => {
    await admin.delete(diagnostic);
    expect(await count()).toMatchObject({ firms: 0, counted: true });
    const stored = await admin.select().from(populationCount);
    expect(stored.length).toBeGreaterThan(0);
    for (const { met, unmet, unknown } of stored)
      expect({ met, unmet, unknown }).toEqual({ met: 0, unmet: 0, unknown: 0 });
  });
});

/** Firms of which every second has 14 people, every third is in Chile, and every fifth did not say where it is. */
function manyFirms(firms: number): Columns {
  const builder = startColumns(firms);
  for (let at = 0; at < firms; at += 1) {
    const employees = at % 2 === 0 ? 14 : 40;
    const country = at % 3 === 0 ? 'CL' : 'AR';
    addFirm(builder, `F${at}`, [
      ['firm.employees', { kind: 'range', lo: employees, hi: employees }],
      ...(at % 5 === 0 ? [] : [['firm.country', { kind: 'values', values: [country] }] as const]),
    ]);
  }
  return finishColumns(builder);
}

describe('what stands ready for desks', () => {
  it('is made anew when a firm joins few, and when one leaves', async () => {
    await aFirm();
    expect(await count()).toMatchObject({ firms: 1, prepared: true });
    const parts = await admin.select().from(populationPart);
    expect(parts.map(({ firms }) => firms)).toEqual([1]);
    await admin.delete(diagnostic);
    expect(await admin.$count(populationPart)).toBe(0);
    expect(await count()).toMatchObject({ firms: 0, prepared: true });
  });

  it('stands for a while when firms join many', async () => {
    await admin.update(populationPart).set({ firms: 20_000, madeAt: sql`now()` });
    await aFirm();
    expect(await count()).toMatchObject({ firms: 1, prepared: false });
    await admin.update(populationPart).set({ madeAt: sql`now() - interval '11 minutes'` });
    expect(await count()).toMatchObject({ firms: 1, prepared: true });
    expect(await count()).toMatchObject({ prepared: false, counted: false });
    await admin.delete(diagnostic);
    await count();
  });
});

describe('many firms', () => {
  const FIRMS = 30_000;
  const rules = [
    {
      id: 'chile',
      op: 'all',
      of: [
        { id: 'place', op: 'in', fact: 'firm.country', values: ['CL'] },
        { id: 'people', op: 'between', fact: 'firm.employees', min: null, max: 20 },
      ],
    },
  ] as const;
  // Thirty firms in a row are alike to any other thirty.
  const row = Array.from({ length: 30 }, (_, at) => ({
    small: at % 2 === 0,
    chile: at % 3 === 0,
    open: at % 5 === 0,
  }));
  const times = (test: (one: (typeof row)[number]) => boolean) => row.filter(test).length * (FIRMS / 30);
  const expected = {
    id: 'chile',
    met: times(({ small, chile, open: isOpen }) => small && chile && !isOpen),
    unmet: times(({ small, chile, open: isOpen }) => !small || (!isOpen && !chile)),
    unknown: times(({ small, open: isOpen }) => small && isOpen),
    soleBarriers: {
      place: times(({ small, chile, open: isOpen }) => small && !isOpen && !chile),
      people: times(({ small, chile, open: isOpen }) => !small && !isOpen && chile),
    },
  };

  it.each([1, 2, 3])('are counted the same by %i threads', async (threads) => {
    const { counts, perMillionFirms } = await countRules([manyFirms(FIRMS)], rules, threads);
    expect(counts).toEqual([expected]);
    expect(perMillionFirms).toBeGreaterThan(0);
  });

  it('are counted the same in parts', async () => {
    const { counts } = await countRules([manyFirms(FIRMS / 2), manyFirms(FIRMS / 2)], rules, 2);
    expect(counts).toEqual([expected]);
  });
});

describe('kept columns', () => {
  it('are those of all parts, or none', async () => {
    const parts = [manyFirms(40), manyFirms(30)];
    await keepColumns(folder, 'v1', parts);
    const kept = await keptColumns(folder, 'v1');
    expect(kept?.map(({ ids }) => ids)).toEqual(parts.map(({ ids }) => ids));
    expect(await keptColumns(folder, 'v2')).toBeNull();
    rmSync(path.join(folder, 'columns-2-of-2.bin'));
    expect(await keptColumns(folder, 'v1')).toBeNull();
    expect(await keptColumns(path.join(folder, 'nowhere'), 'v1')).toBeNull();
  });
});
