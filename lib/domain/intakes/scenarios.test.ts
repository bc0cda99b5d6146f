import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day } from '../dates';
import { CHOICE_METHODS } from '../people';
import { FIRM_GROUPS } from '../vocabulary';
import { inOrder } from './order';
import { givePlaces } from './places';
import file from './scenarios.json' with { type: 'json' };
import type { IntakeTerms } from './types';

const group = z.enum(FIRM_GROUPS);
const scenarioSchema = z.strictObject({
  name: z.string(),
  terms: z.strictObject({
    method: z.enum(CHOICE_METHODS),
    places: z.int(),
    reserved: z.array(z.strictObject({ group, places: z.int() })).default([]),
    criteria: z
      .array(z.strictObject({ name: z.strictObject({ en: z.string(), es: z.string() }), weight: z.number() }))
      .default([]),
  }),
  /** Kinds of the places that are held already. */
  held: z.array(z.enum(['open', ...FIRM_GROUPS])).default([]),
  entries: z.array(
    z.strictObject({
      number: z.int(),
      sentAt: z.string().default('2027-02-01T00:00:00Z'),
      groups: z.array(group).default([]),
      need: z.int().nullable().default(null),
      marks: z.array(z.int()).nullable().default(null),
    }),
  ),
  today: z.string(),
  places: z.record(z.string(), z.string()),
  waiting: z.array(z.int()),
});

const DATES = { opens: day('2027-02-01'), closes: day('2027-02-28'), starts: day('2027-03-20') };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('places', () => {
  it.each(
    z
      .array(scenarioSchema)
      .parse(file.scenarios)
      .map((one) => [one.name, one] as const),
  )('%s', (_, { terms: some, held, entries, today, places, waiting }) => {
    const terms: IntakeTerms = { ...DATES, ...some, releaseDays: 10, answerDays: 5 };
    const ordered = inOrder(
      { method: terms.method, criteria: terms.criteria, seed: 'a3f1c2', hash: sha256 },
      entries,
    );
    const gifts = givePlaces({ terms, held, waiting: ordered, today: day(today) });
    const given = new Map(gifts.map(({ number, kind }) => [String(number), kind]));
    expect(Object.fromEntries(given)).toEqual(places);
    expect(ordered.map(({ number }) => number).filter((number) => !given.has(String(number)))).toEqual(
      waiting,
    );
  });
});
