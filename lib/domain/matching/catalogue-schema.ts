import { z } from 'zod';
import { eligibilitySchema } from '../eligibility';
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
} from '../vocabulary';
import { hasPlaces } from './decimal-places';
import type { Catalogue, Institution, Offering } from './types';

/** USD; no price of a course or a service comes near it. */
const MOST_MONEY = 10_000_000;
const country = z.string().regex(/^[A-Z]{2}$/);
const subdivision = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
const community = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?:\d{2}$/);
const level = z.int().min(0).max(4);
const share = z.number().min(0).max(1).refine(hasPlaces(2));
const percent = z.number().min(0).max(100).refine(hasPlaces(2));
const money = z.number().min(0).max(MOST_MONEY).refine(hasPlaces(2));
const strength = z.literal([0, 0.5, 1]);
const token = z.string().regex(/^[A-Za-z0-9_.-]+$/);
const text = z.string().min(1);

const seat = z.strictObject({
  kind: z.enum(SEAT_KINDS),
  body: text,
  community,
  votes: z.int().nonnegative(),
});
const contribution = z.strictObject({
  kind: z.enum(SEAT_KINDS),
  body: text,
  share: percent.refine((value) => value > 0),
});

const institution = z
  .strictObject({
    id: text,
    name: text,
    illustrative: z.boolean(),
    type: z.enum(INSTITUTION_TYPES),
    country,
    subdivision,
    communities: z.array(community).min(1),
    seats: z.array(seat),
    contributions: z.array(contribution),
    access: z.strictObject({
      nonmember_route: z.boolean(),
      entry_level: z.boolean(),
      appeal: z.boolean(),
      reserved: z.partialRecord(z.enum(FIRM_GROUPS), share),
    }),
    modelled_on: z.string(),
    note: z.string(),
  })
  .transform(({ access, modelled_on, note: _note, ...rest }): Institution & { modelledOn: string } => ({
    ...rest,
    modelledOn: modelled_on,
    access: {
      nonmemberRoute: access.nonmember_route,
      entryLevel: access.entry_level,
      appeal: access.appeal,
      reserved: access.reserved,
    },
  }));

const target = z.tuple([level, level]).refine(([from, to]) => from < to);

const offeringRow = z.strictObject({
  id: text,
  institution: text,
  name: text,
  illustrative: z.boolean(),
  type: z.enum(OFFERING_TYPES),
  // Empty lists are refused: they would shut everybody out without saying so.
  sectors: z.array(z.string().regex(/^(\*|[A-U]|\d{2,4})$/)).min(1),
  countries: z.array(country).min(1),
  subdivisions: z.array(subdivision).min(1).nullable(),
  size_classes: z.array(z.enum(SIZE_CLASSES)).min(1),
  min_ac: level,
  targets: z.partialRecord(z.enum(CAPABILITIES), target),
  knowledge: z.strictObject({ what: strength, how: strength, why: strength }),
  nature: z.enum(NATURES),
  channel: z.array(z.enum(CHANNELS)),
  communities: z.array(community),
  source_international: z.boolean(),
  learning_form: z.array(z.enum(LEARNING_FORMS)).min(1),
  modality: z.enum(MODALITIES),
  place: subdivision,
  price_usd: money,
  membership: z.enum(MEMBERSHIPS),
  membership_fee_usd: money,
  waiver: z.partialRecord(z.enum([...SIZE_CLASSES, ...FIRM_GROUPS]), percent),
  requires: z.strictObject({ any: z.array(token).default([]), all: z.array(token).default([]) }),
  eligibility: eligibilitySchema.optional(),
  gives: z.array(token),
  hours_month: z.number().positive(),
  months: z.number().positive(),
  intake: z.enum(INTAKES),
  seats: z.int().nonnegative(),
  languages: z.array(z.enum(LEARNING_LANGUAGES)).min(1),
  upgrading_kind: z.array(z.enum(UPGRADING_KINDS)),
  follow_up: z.enum(['none', 'visits', 'peer group']),
  practice_share: share,
  generic: z.boolean(),
  note: z.string(),
});

/** Names of the file turned into those of the engine. */
const offering = offeringRow.transform(
  ({
    size_classes: sizeClasses,
    min_ac: minAc,
    source_international: sourceInternational,
    learning_form: learningForm,
    price_usd: priceUsd,
    membership_fee_usd: membershipFeeUsd,
    hours_month: hoursMonth,
    upgrading_kind: upgradingKind,
    follow_up: followUp,
    practice_share: practiceShare,
    note: _note,
    ...same
  }): Offering & { name: string } => ({
    ...same,
    ...{ sizeClasses, minAc, sourceInternational, learningForm, priceUsd, membershipFeeUsd },
    ...{ hoursMonth, upgradingKind, followUp, practiceShare },
  }),
);

/** Shape of the file of the demonstration catalogue; what it gives is what the engine reads. */
export const catalogueFileSchema = z.strictObject({
  illustrative: z.boolean(),
  note: z.string(),
  institutions: z.array(institution),
  offerings: z.array(offering),
});

/** In: the content of a catalogue file and its revision. Out: the catalogue; throws where the file breaks its shape. */
export function catalogueFromFile(file: unknown, revision: number): Catalogue {
  const { institutions, offerings } = catalogueFileSchema.parse(file);
  return { revision, institutions, offerings };
}
