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

// Shape of the illustrative catalogue. Codes come from the vocabulary, so an unknown one stops the load.

const community = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?:\d{2}$/);
const subdivision = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const share = z.number().min(0).max(1);
const strength = z.union([z.literal(0), z.literal(0.5), z.literal(1)]);
const capabilityLevel = z.int().min(0).max(4);
const tokens = z.array(z.string().min(1));

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
      share: z.number().positive().max(100),
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
  sectors: z.array(z.string().regex(/^(\*|\d{2,4})$/)).nonempty(),
  countries: z.array(country).nonempty(),
  subdivisions: z.array(subdivision).nonempty().nullable(),
  size_classes: z.array(z.enum(SIZE_CLASSES)).nonempty(),
  min_ac: capabilityLevel,
  targets: z.partialRecord(z.enum(CAPABILITIES), z.tuple([capabilityLevel, capabilityLevel])),
  knowledge: z.strictObject({ what: strength, how: strength, why: strength }),
  nature: z.enum(NATURES),
  channel: z.array(z.enum(CHANNELS)),
  communities: z.array(community),
  source_international: z.boolean(),
  learning_form: z.array(z.enum(LEARNING_FORMS)).nonempty(),
  modality: z.enum(MODALITIES),
  place: subdivision,
  price_usd: z.number().min(0),
  membership: z.enum(MEMBERSHIPS),
  membership_fee_usd: z.number().min(0),
  waiver: z.partialRecord(z.enum(FIRM_GROUPS), z.number().min(0).max(100)),
  requires: z.strictObject({ any: tokens.optional(), all: tokens.optional() }),
  gives: tokens,
  hours_month: z.number().positive(),
  months: z.number().positive(),
  intake: z.enum(INTAKES),
  seats: z.int().positive(),
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
