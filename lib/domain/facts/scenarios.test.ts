import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day } from '../dates';
import { type Fact, possible } from '../fact';
import { toNumber } from '../fraction';
import { SIZE_CLASSES } from '../vocabulary';
import { profileFrom, rows, type Said } from './firm.fixture';
import type { AnswerValue, FirmProfile } from './index';
import file from './scenarios.json' with { type: 'json' };

const code = z.union([
  z.strictObject({ kind: z.literal('exact'), value: z.string() }),
  z.strictObject({ kind: z.literal('candidates'), values: z.array(z.string()) }),
]);
const given = z
  .strictObject({
    country: code,
    subdivision: code,
    isic: code,
    employees: z.strictObject({ kind: z.literal('interval'), lo: z.number(), hi: z.number() }),
    sizeClass: z.enum(SIZE_CLASSES),
    steps: z.array(z.strictObject({ token: z.string(), since: z.string().transform(day) })),
  })
  .partial()
  .transform((facts) => ({
    ...(facts.country && { country: facts.country }),
    ...(facts.subdivision && { subdivision: facts.subdivision }),
    ...(facts.isic && { isic: facts.isic }),
    ...(facts.employees && { employees: facts.employees }),
    ...(facts.sizeClass && { sizeClass: facts.sizeClass }),
    ...(facts.steps && { steps: facts.steps }),
  }));
const answer: z.ZodType<AnswerValue> = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.unknown())),
  z.record(z.string(), z.unknown()),
]);
const scenarios = z
  .array(
    z.strictObject({
      name: z.string(),
      asOf: z.string().transform(day),
      given,
      answers: z.record(z.string(), answer),
      expect: z.record(z.string(), z.unknown()),
    }),
  )
  .parse(file.scenarios);

describe.each(scenarios)('$name', ({ asOf, given: facts, answers, expect: want }) => {
  const said: Said = answers;
  const summary = summaryOf(profileFrom(rows(said, `${asOf}T00:00:00Z`), { asOf, given: facts }));

  it.each(Object.entries(want))('%s: %j', (key, value) => {
    expect(Object.keys(summary)).toContain(key);
    expect(Object.entries(summary).find(([one]) => one === key)?.[1]).toEqual(value);
  });
});

/** A profile in the words of the scenario file. */
function summaryOf(firm: FirmProfile) {
  return {
    size: `${named(firm.size.class)}, ${firm.size.basis}`,
    absorption: absorptionOf(firm),
    gap: gapOf(firm),
    sources: sourcesOf(firm),
    redundancy: firm.redundancy === null ? 'unknown' : toNumber(firm.redundancy),
    bridging: toNumber(firm.bridging),
    isolated: firm.isolatedCertain ? (firm.isolated ? 'yes' : 'no') : 'not certain',
    communities: firm.tiedCommunities,
    groups: firm.groups,
    steps: firm.tokens,
    exports: firm.exportStatus.partial ? `${firm.exportStatus.value}, in part` : firm.exportStatus.value,
    quality: `level ${named(firm.levels.QMS)}, readiness ${firm.readiness ?? 'unknown'}`,
    buyer: buyerOf(firm),
    lacks: firm.missingComplements,
    answered: firm.completeness.answered,
  };
}

function named(fact: Fact<string | number>): string {
  return possible(fact).join(' or ') || 'unknown';
}

function absorptionOf({ absorption: { score, level } }: FirmProfile): string {
  return score === null ? 'unknown' : `${toNumber(score)}, level ${level}`;
}

function gapOf({ gap: { type, need } }: FirmProfile): string {
  return type === 'unknown' ? type : `${type} (what ${need.what}, how ${need.how}, why ${need.why})`;
}

function sourcesOf({ ties, tieShares }: FirmProfile): string {
  if (tieShares === null) return ties === null ? 'unknown' : 'none';
  const { local, other, abroad } = tieShares;
  return `local ${toNumber(local)}, other ${toNumber(other)}, abroad ${toNumber(abroad)}`;
}

function buyerOf({ buyer: { whatOnly, tieIn } }: FirmProfile): string {
  if (whatOnly === null && tieIn === null) return 'unknown';
  return [...(whatOnly ? ['says what only'] : []), ...(tieIn ? ['ties in'] : [])].join(', ');
}
