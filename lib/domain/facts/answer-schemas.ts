import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../dates';
import { CAPABILITIES, TIE_KINDS, TIE_PLACES } from '../vocabulary';
import { instrument, question } from './instrument';
import type { Question } from './instrument-schema';
import type { AnswerValue } from './types';

const alpha2 = z.string().regex(/^[A-Z]{2}$/);
const subdivision = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
const isicCode = z.string().regex(/^\d{2,4}$/);
const isoDay = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));
const institutionId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const understanding = z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable();

/** Lists of self-check lines (q29). */
export const CHECKLISTS = ['process', 'iso9001', 'iatf', 'haccp', 'globalgap'] as const;
/** A list of self-check lines. */
export type Checklist = (typeof CHECKLISTS)[number];

/** One main activity and perhaps a second (q3). */
export const activitySchema = z.strictObject({ main: isicCode, second: isicCode.nullable() });

/**
 * Kinds of association, and which institutions the firm is a member of (q11). `asked`: those it spoke of, by naming
 * one of the list or none; left out, nothing is known of them. `unsure` and `kindsUnsure`: it said that it does not know
 * the institutions, the kinds. `noneListed`: beside "none" of the kinds it said "none" of the institutions too.
 */
export const associationsSchema = z.strictObject({
  kinds: choices(question('firm.associations'), 0),
  members: z.array(institutionId).max(500),
  asked: z.array(institutionId).max(500),
  unsure: z.literal(true).optional(),
  noneListed: z.literal(true).optional(),
  kindsUnsure: z.literal(true).optional(),
});

/** Certificates by id of the standard (q28); an empty object is "none". */
export const certificatesSchema = z.record(
  z.string().regex(/^[A-Z0-9.-]{1,40}$/),
  z.strictObject({
    status: z.enum(['valid', 'expired', 'working']),
    until: isoDay.nullable(),
    askedBy: z.enum(['large_domestic', 'mnc', 'foreign_buyer', 'government', 'nobody']).nullable(),
  }),
);

/** Lines ticked, as `<list>.<line from 1>`, of the lists that were shown (q29). */
export const checklistSchema = z
  .strictObject({
    lists: z.array(z.enum(CHECKLISTS)).min(1).max(CHECKLISTS.length),
    ticked: z.array(z.string().regex(/^[a-z0-9]+\.[1-9]\d?$/)).max(100),
  })
  .refine(({ lists, ticked }) => ticked.every((line) => lists.some((list) => line.startsWith(`${list}.`))));

/** First to third thing to get better at (q31); an empty list is "none". */
export const prioritiesSchema = z
  .array(z.enum(CAPABILITIES))
  .max(3)
  .refine((chosen) => new Set(chosen).size === chosen.length);

/** How far a requirement is known, 0 to 2 each (q32). */
export const knowSchema = z.strictObject({ what: understanding, how: understanding, why: understanding });

/** Programmes of the last two years with how they ended (q38); an empty object is "none". */
export const programmesSchema = z.partialRecord(
  z.enum(question('learn.programmes').options.filter((option) => option !== 'none')),
  z.enum(['running', 'finished', 'left']),
);

/** Up to five sources of know-how (q40); an empty list is "none". */
export const tiesSchema = z
  .array(
    z.strictObject({
      kind: z.enum(TIE_KINDS).nullable(),
      place: z.enum(TIE_PLACES),
      subdivision: subdivision.nullable(),
      country: alpha2.nullable(),
      division: z
        .string()
        .regex(/^\d{2}$/)
        .nullable(),
    }),
  )
  .max(5);

const special: Readonly<Record<string, z.ZodType<AnswerValue>>> = {
  'firm.country': alpha2,
  'firm.subdivision': subdivision,
  'firm.isic': activitySchema,
  'firm.associations': associationsSchema,
  'standards.held': certificatesSchema,
  'standards.checklist': checklistSchema,
  'need.priorities': prioritiesSchema,
  'need.know': knowSchema,
  'learn.programmes': programmesSchema,
  'ties.list': tiesSchema,
};

const schemas: ReadonlyMap<string, z.ZodType<AnswerValue>> = new Map(
  instrument.questions.map((one) => [one.fact, special[one.fact] ?? schemaOf(one)]),
);

/** In: a question and any value. Out: the value in canonical form, or null if the question cannot have it. */
export function parseAnswer(fact: string, value: unknown): AnswerValue | null {
  const parsed = schemas.get(fact)?.safeParse(value);
  return parsed?.success ? parsed.data : null;
}

function schemaOf(one: Question): z.ZodType<AnswerValue> {
  const whole = z
    .int()
    .min(one.min ?? 0)
    .max(one.max ?? Number.MAX_SAFE_INTEGER);
  if (one.type === 'scale04') return z.int().min(0).max(4);
  if (one.type === 'integer') return whole;
  if (one.type === 'two_integers')
    return z.strictObject({ products: whole.nullable(), countries: whole.nullable() });
  return one.type === 'multi' ? choices(one, 1) : z.enum(one.options);
}

/** Options in the order of the question, each once; an option that stands alone admits no other. */
function choices(one: Question, least: number) {
  return z
    .array(z.enum(one.options))
    .min(least)
    .max(100)
    .transform((chosen) => one.options.filter((option) => chosen.includes(option)))
    .refine((chosen) => chosen.length < 2 || !chosen.some((option) => one.exclusive.includes(option)));
}
