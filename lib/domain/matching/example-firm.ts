import { z } from 'zod';
import type { IsoDate } from '../dates';
import {
  type FirmProfile,
  type GivenAnswer,
  type GivenFacts,
  instrument,
  type ProfileInput,
  profileOf,
} from '../facts';
import { CAPABILITIES, LEAD_GROUPS, LEARNING_LANGUAGES, SIZE_CLASSES } from '../vocabulary';

const level = z.int().min(0).max(4);
const known = z.int().min(0).max(2).nullable();
const step = level.nullable();

/** Shape of a firm of the worked examples. */
export const exampleFirmSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().default(''),
  country: z.string().regex(/^[A-Z]{2}$/),
  sub: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/),
  isic: z.string().regex(/^([A-U]|\d{2,4})$/),
  employees: z.int().positive().nullable(),
  /** Taken as given; without it the class is worked out from the headcount. */
  size: z.enum(SIZE_CLASSES).optional(),
  cap: z.partialRecord(z.enum(CAPABILITIES), level),
  learn: z.tuple([step, step, step, step]),
  know: z.tuple([known, known, known]),
  priorities: z.array(z.enum(CAPABILITIES)),
  ties: z.array(z.string().regex(/^(local|other:[A-Z]{2}-[A-Z0-9]{1,3}:\d{2}|abroad:[A-Z]{2}:\d{2})$/)),
  overlap: z.number().nullable(),
  outside_peers: z.int().nullable(),
  groups: z.array(z.enum(LEAD_GROUPS)),
  member_of: z.record(z.string(), z.boolean()),
  tokens: z.array(z.string()),
  languages: z.array(z.enum(LEARNING_LANGUAGES)),
  fee_max: z.number().nullable(),
  story: z.string().default(''),
});
/** A firm of the worked examples. */
export type ExampleFirm = z.output<typeof exampleFirmSchema>;

/** Reference data a profile is worked out with, and the day. */
export type ExampleReference = Pick<ProfileInput, 'sizeRules' | 'standards' | 'capitals' | 'asOf'>;

type Value = Extract<GivenAnswer['answer'], { state: 'answered' }>['value'];
/** Questions whose answer the examples give as steps held. */
const TOLD_AS_STEPS: readonly string[] = ['learn.programmes', 'standards.held'];

/** Where an example says what its answers alone would not, and why it is taken from the example. */
type Override = {
  reason: string;
  given?: (example: ExampleFirm, reference: ExampleReference) => GivenFacts;
  profile?: (profile: FirmProfile, example: ExampleFirm) => Partial<FirmProfile>;
};

/** Every departure from answers, and no other. */
const OVERRIDES = {
  sizeClass: {
    reason: 'The example names its class; one has no headcount, and one is judged by sales it does not tell.',
    given: ({ size }) => (size === undefined ? {} : { sizeClass: size }),
  },
  steps: {
    reason: 'Steps are named one by one, and not each of them can be shown by an answer.',
    given: ({ tokens }, { asOf }) => ({ steps: tokens.map((token) => ({ token, since: asOf })) }),
  },
  stepsAsked: {
    reason:
      'With its steps named, nothing about support and certificates is left to ask; an empty form names none.',
    profile: ({ unknownFacts }, example) => ({
      unknownFacts: unknownFacts.filter((fact) => isEmptyForm(example) || !TOLD_AS_STEPS.includes(fact)),
    }),
  },
  isolated: {
    reason: 'An example without a source counts as isolated, also where the question was not answered.',
    profile: ({ isolated }, { ties }) => ({ isolated: isolated || ties.length === 0 }),
  },
} as const satisfies Readonly<Record<string, Override>>;

/** In: a firm of the worked examples. Out: its profile, worked out from its answers and the overrides above. */
export function firmFromExample(example: ExampleFirm, reference: ExampleReference): FirmProfile {
  const overrides: readonly Override[] = Object.values(OVERRIDES);
  let given: GivenFacts = {};
  for (const one of overrides) given = { ...given, ...one.given?.(example, reference) };
  const answers = answersOf(example, isEmptyForm(example)).map((one) => stored(one, reference.asOf));
  let profile = profileOf({ ...reference, answers, given });
  for (const one of overrides) profile = { ...profile, ...one.profile?.(profile, example) };
  return profile;
}

/** A firm without any level answered next to nothing: its empty lists are not answers either. */
function isEmptyForm({ cap }: ExampleFirm): boolean {
  return Object.keys(cap).length === 0;
}

function answersOf(
  firm: ExampleFirm,
  emptyForm: boolean,
): readonly (readonly [fact: string, value: Value])[] {
  const [seek, understand, attempt, keep] = firm.learn;
  const [what, how, why] = firm.know;
  const members = Object.keys(firm.member_of).filter((id) => firm.member_of[id]);
  const given: readonly (readonly [string, Value | null])[] = [
    ['firm.country', firm.country],
    ['firm.subdivision', firm.sub],
    ['firm.isic', { main: firm.isic, second: null }],
    ['firm.employees', firm.employees],
    ['people.lead_group', firm.groups.length > 0 ? firm.groups : null],
    ['firm.associations', { kinds: members.length === 0 ? ['none'] : [], members, asked: members }],
    ...CAPABILITIES.map((one) => [`cap.${one.toLowerCase()}`, firm.cap[one] ?? null] as const),
    ['need.priorities', emptyForm ? null : firm.priorities],
    ['need.know', { what, how, why }],
    ['learn.seek', seek],
    ['learn.understand', understand],
    ['learn.try', attempt],
    ['learn.keep', keep],
    ['ties.list', emptyForm ? null : firm.ties.map(tieOf)],
    ['ties.overlap', firm.overlap === null ? null : String(firm.overlap)],
    ['ties.outside_peers', firm.outside_peers === null ? null : String(firm.outside_peers)],
    ['access.fee_max', firm.fee_max === null ? null : String(firm.fee_max)],
    ['access.languages', firm.languages],
  ];
  return given.flatMap(([fact, value]) => (value === null ? [] : [[fact, value] as const]));
}

/** `local`, `other:SUBDIVISION:DIVISION` or `abroad:COUNTRY:DIVISION`. */
function tieOf(text: string): Readonly<Record<string, string | null>> {
  const [place = 'local', where = null, division = null] = text.split(':');
  const subdivision = place === 'other' ? where : null;
  return { kind: null, place, subdivision, country: place === 'abroad' ? where : null, division };
}

function stored([fact, value]: readonly [string, Value], asOf: IsoDate): GivenAnswer {
  return {
    fact,
    answer: { state: 'answered', value },
    source: 'import',
    givenAt: `${asOf}T00:00:00Z`,
    instrumentVersion: instrument.version,
  };
}
