import { z } from 'zod';
import {
  CAPABILITIES,
  CHANNELS,
  FIRM_GROUPS,
  INSTITUTION_TYPES,
  INTAKES,
  LEARNING_FORMS,
  LEARNING_LANGUAGES,
  MEMBERSHIPS,
  MODALITIES,
  NATURES,
  OFFERING_TYPES,
  SEAT_KINDS,
  SIZE_CLASSES,
  UPGRADING_KINDS,
} from '../../lib/domain/vocabulary';

// Shape of the illustrative catalogue. Codes come from the vocabulary, so an unknown one stops the load. A test holds
// it to what the engine reads: what one refuses, the other refuses.

/** USD; no price of a course or a service comes near it. */
const MOST_MONEY = 10_000_000;

const community = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?:\d{2}$/);
const subdivision = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const share = z.number().min(0).max(1).refine(hasTwoPlaces);
const percent = z.number().min(0).max(100).refine(hasTwoPlaces);
const money = z.number().min(0).max(MOST_MONEY).refine(hasTwoPlaces);
const strength = z.union([z.literal(0), z.literal(0.5), z.literal(1)]);
const capabilityLevel = z.int().min(0).max(4);
const tokens = z.array(z.string().regex(/^[A-Za-z0-9_.-]+$/));
const target = z.tuple([capabilityLevel, capabilityLevel]).refine(([from, to]) => from < to);

const institution = z.strictObject({
  id: z.string().regex(/^I\d{2}$/),
  name: z.string().min(1),
  illustrative: z.literal(true),
  type: z.enum(INSTITUTION_TYPES),
  country,
  subdivision,
  communities: z.array(community).nonempty(),
  seats: z.array(
    z.strictObject({ kind: z.enum(SEAT_KINDS), body: z.string().min(1), community, votes: z.int().min(0) }),
  ),
  contributions: z.array(
    z.strictObject({
      kind: z.enum(SEAT_KINDS),
      body: z.string().min(1),
      share: percent.refine((value) => value > 0),
    }),
  ),
  access: z.strictObject({
    nonmember_route: z.boolean(),
    entry_level: z.boolean(),
    appeal: z.boolean(),
    reserved: z.partialRecord(z.enum(FIRM_GROUPS), share),
  }),
  modelled_on: z.string(),
  note: z.string(),
});

const offering = z.strictObject({
  id: z.string().regex(/^O\d{2}$/),
  institution: z.string(),
  name: z.string().min(1),
  illustrative: z.literal(true),
  type: z.enum(OFFERING_TYPES),
  sectors: z.array(z.string().regex(/^(\*|[A-U]|\d{2,4})$/)).nonempty(),
  countries: z.array(country).nonempty(),
  subdivisions: z.array(subdivision).nonempty().nullable(),
  size_classes: z.array(z.enum(SIZE_CLASSES)).nonempty(),
  min_ac: capabilityLevel,
  targets: z.partialRecord(z.enum(CAPABILITIES), target),
  knowledge: z.strictObject({ what: strength, how: strength, why: strength }),
  nature: z.enum(NATURES),
  channel: z.array(z.enum(CHANNELS)),
  communities: z.array(community),
  source_international: z.boolean(),
  learning_form: z.array(z.enum(LEARNING_FORMS)).nonempty(),
  modality: z.enum(MODALITIES),
  place: subdivision,
  price_usd: money,
  membership: z.enum(MEMBERSHIPS),
  membership_fee_usd: money,
  waiver: z.partialRecord(z.enum([...SIZE_CLASSES, ...FIRM_GROUPS]), percent),
  requires: z.strictObject({ any: tokens.optional(), all: tokens.optional() }),
  gives: tokens,
  hours_month: z.number().positive(),
  months: z.number().positive(),
  intake: z.enum(INTAKES),
  seats: z.int().nonnegative(),
  languages: z.array(z.enum(LEARNING_LANGUAGES)).nonempty(),
  upgrading_kind: z.array(z.enum(UPGRADING_KINDS)),
  follow_up: z.enum(['none', 'visits', 'peer group']),
  practice_share: share,
  generic: z.boolean(),
  note: z.string(),
});

export const demoCatalogueFile = z.strictObject({
  illustrative: z.literal(true),
  note: z.string(),
  institutions: z.array(institution),
  offerings: z.array(offering),
});

/** As a person writes the number. */
function hasTwoPlaces(value: number): boolean {
  return /^\d+(\.\d{1,2})?$/.test(String(value));
}
