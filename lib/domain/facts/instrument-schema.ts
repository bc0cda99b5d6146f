import { z } from 'zod';

const factKey = z.string().regex(/^[a-z]+\.[a-z_]+$/);
const optionId = z.string().regex(/^[A-Za-z0-9_.]+$/);
const screenId = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

/** Show conditions use this small part of the rule language, so that a page can decide them at once. */
const leaf = z.discriminatedUnion('op', [
  z.strictObject({ id: z.string(), op: z.literal('in'), fact: factKey, values: z.array(optionId).min(1) }),
  z.strictObject({
    id: z.string(),
    op: z.literal('intersects'),
    fact: factKey,
    values: z.array(optionId).min(1),
  }),
  z.strictObject({
    id: z.string(),
    op: z.literal('between'),
    fact: factKey,
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
]);
const showIf = z.union([leaf, z.strictObject({ id: z.string(), op: z.literal('not'), of: leaf })]);

/** Kinds of question; each has one shape of answer. */
export const QUESTION_TYPES = [
  'single',
  'code',
  'integer',
  'two_integers',
  'multi',
  'multi_status',
  'scale04',
  'checklist',
  'rank3',
  'matrix',
  'ties5',
] as const;

/** Shape of one question of the instrument file. */
export const questionSchema = z.strictObject({
  n: z.int().positive(),
  fact: factKey,
  section: z.int().positive(),
  screen: screenId,
  type: z.enum(QUESTION_TYPES),
  options: z.array(optionId),
  /** Options that stand alone: chosen, they exclude every other. */
  exclusive: z.array(optionId),
  /** The option that means "I prefer not to say". */
  noSay: optionId.nullable(),
  showIf: showIf.nullable(),
  short: z.boolean(),
  /** Kept apart from the profile and shown in totals only. */
  sensitive: z.boolean(),
  min: z.int().optional(),
  max: z.int().optional(),
  seconds: z.int().positive(),
  source: z.string().min(1),
  concepts: z.array(z.string().regex(/^C\d+$/)).min(1),
});
/** One question of the instrument. */
export type Question = z.output<typeof questionSchema>;

/** Shape of the instrument file. */
export const instrumentSchema = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  sections: z.array(z.strictObject({ n: z.int().positive(), id: z.string() })),
  screens: z.array(z.strictObject({ id: screenId, section: z.int().positive() })),
  questions: z.array(questionSchema).min(1),
});
/** The questions of one version, with their sections and screens in order. */
export type Instrument = z.output<typeof instrumentSchema>;
