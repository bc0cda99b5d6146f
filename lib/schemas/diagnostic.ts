import { z } from 'zod';
import { CONSENT_PURPOSES, DIAGNOSTIC_FORMS, FILLED_BY, LOCALES } from '../domain/vocabulary';
import { FORM_BYTES } from './limits';

/** The diagnostic that a form was drawn with, as `markOf` names it; what is no mark names none. */
const DrawnWith = z.string().max(40).catch('').optional();

export const StartDiagnosticInput = z.strictObject({
  form: z.enum(DIAGNOSTIC_FORMS),
  filledBy: z.enum(FILLED_BY),
  locale: z.enum(LOCALES),
  draft: DrawnWith,
});

export const ResumeDiagnosticInput = z.strictObject({
  /** As typed. */
  code: z.string().max(200),
  /** Name of the network the request came from, see `hashOfNetwork`; null where it is not known. */
  network: z.string().min(1).max(200).nullable(),
  draft: DrawnWith,
});

export const SetLocaleInput = z.strictObject({ locale: z.enum(LOCALES) });

export const SetFormInput = z.strictObject({ form: z.enum(DIAGNOSTIC_FORMS), draft: DrawnWith });

export const ConsentInput = z.strictObject({
  purpose: z.enum(CONSENT_PURPOSES),
  given: z.boolean(),
  textVersion: z.string().min(1).max(40),
  /** What the page showed: the box, and how many statements there had been. */
  seen: z.strictObject({ given: z.boolean(), times: z.number().int().min(0) }).optional(),
  draft: DrawnWith,
});

export const DeleteDiagnosticInput = z.strictObject({ draft: DrawnWith });

export const PurgeInput = z.strictObject({});

/** `save` checks and stores, `keep` only remembers what was typed, `discard` forgets it again. */
export const SAVE_INTENTS = ['save', 'keep', 'discard'] as const;

export const SaveScreenInput = z.strictObject({
  screen: z.string().max(40),
  /** Of the page the form was drawn from, as it came back; what is no version counts as long ago. */
  version: z.union([z.number(), z.nan(), z.string(), z.undefined()]).transform(readVersion),
  /** What the form showed, as `shownOf` drew it; what is none of it counts as an empty form. */
  shown: z.string().max(200).catch('').optional(),
  draft: DrawnWith,
  /** Names the page the form stands on, so that what it kept by itself is no other's; what is no name counts as none. */
  tab: z.string().min(1).max(40).optional().catch(undefined),
  /** How many posts that page has sent with this one, as its script counts; what is no count counts as none. */
  turn: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
  fields: z
    .record(z.string(), z.array(z.string()).readonly())
    .refine((fields) => sizeOf(fields) <= FORM_BYTES, { error: 'too_large' }),
  intent: z.enum(SAVE_INTENTS),
});

function readVersion(posted: string | number | undefined): number {
  const version = typeof posted === 'string' && /^\d{1,9}$/.test(posted) ? Number(posted) : posted;
  return typeof version === 'number' && Number.isSafeInteger(version) ? version : -1;
}

/** Characters rather than bytes: the route has counted the bytes. A sign stands in each field, and one between two. */
function sizeOf(fields: Readonly<Record<string, readonly string[]>>): number {
  return Object.entries(fields).reduce(
    (sum, [name, values]) => values.reduce((part, value) => part + name.length + value.length + 2, sum),
    -1,
  );
}

export const CreateRunInput = z.strictObject({});
