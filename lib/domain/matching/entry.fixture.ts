import fc from 'fast-check';
import type { Eligibility, OwnQuestion } from '../eligibility';
import type { FirmProfile } from '../facts';
import type { Verdict, WrittenRule } from '../rules';
import { type MatchStatus, SIZE_CLASSES } from '../vocabulary';
import { aFirm, anInstitution, anOffering, exact, inputOf } from './builders.fixture';
import { demoCatalogue } from './demo.fixture';
import { someFirm } from './firms.fixture';
import { type Institution, type Offering, runMatching } from './index';

const VERDICT: Readonly<Record<Exclude<MatchStatus, 'generic' | 'error'>, Verdict>> = {
  eligible: 'met',
  unknown: 'unknown',
  no: 'unmet',
  closed: 'unmet',
  later: 'unmet',
};

/** What the engine says of one firm by itself; an offering that works on nothing is looked at as if it did. */
export function verdictByEngine(firm: FirmProfile, offering: Offering, institution: Institution): Verdict {
  const shown: Offering = { ...offering, generic: false, targets: { OPS: [0, 1] } };
  const input = inputOf(firm, [shown], [institution]);
  const [match] = runMatching({ ...input, policy: { ...input.policy, answerNextLimit: 0 } }).matches;
  if (!match || match.status === 'generic' || match.status === 'error')
    throw new RangeError(`${offering.id} has no verdict`);
  return VERDICT[match.status];
}

const LANGUAGES = ['es', 'pt', 'other'];
const TOKENS = ['public_programme', 'monitored', 'ISO9001', 'certified', 'in_common_programme'];
const SECTORS = ['*', 'C', '10', '11', '1102', '2592', '31', 'J'];
const PLACES = ['AR-M', 'AR-J', 'CL-RM'];
const level = fc.integer({ min: 0, max: 4 });
const kinds = fc.constantFrom('training_course', 'supplier_development', 'certification_support');

const ownRules = fc.subarray<WrittenRule>(
  [
    { id: 'people', op: 'between', fact: 'firm.employees', min: 5, max: 49 },
    { id: 'old', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 3, max: null },
    { id: 'trade', op: 'under', fact: 'firm.isic', codes: ['C'] },
    { id: 'jobs', op: 'prose', text: { en: 'It protects jobs.' } },
    { id: 'room', op: 'is', fact: 'asked.room' },
    { id: 'machines', op: 'between', fact: 'asked.machines', min: 2, max: null },
  ],
  { minLength: 1, maxLength: 2 },
);
const both = (text: string) => ({ en: text, es: text });
const questions: readonly OwnQuestion[] = [
  { id: 'room', kind: 'flag', text: both('Is there a room?') },
  { id: 'machines', kind: 'number', text: both('How many machines?') },
];
/** A rule of its own, of one or two conditions that are all or any to be met. */
const ownRule: fc.Arbitrary<Eligibility> = fc
  .tuple(fc.constantFrom('all', 'any'), ownRules)
  .map(([op, of]) => ({ rule: { id: 'eligibility', op, of }, rates: [], personas: [], questions }));

/** An offering that asks much or little, in any mixture. */
export const anyOffering: fc.Arbitrary<Offering> = fc
  .record<Partial<Offering>>({
    type: kinds,
    sectors: fc.subarray(SECTORS, { minLength: 1 }),
    countries: fc.subarray(['AR', 'CL', 'MX'], { minLength: 1 }),
    subdivisions: fc.option(fc.subarray(PLACES, { minLength: 1 })),
    sizeClasses: fc.subarray([...SIZE_CLASSES], { minLength: 1 }),
    languages: fc.subarray(LANGUAGES, { minLength: 1 }),
    modality: fc.constantFrom('onsite', 'online'),
    membership: fc.constantFrom('none', 'optional', 'required'),
    minAc: level,
    nature: fc.constantFrom('applied', 'pioneering'),
    requires: fc.record({
      any: fc.subarray(TOKENS, { maxLength: 2 }),
      all: fc.subarray(TOKENS, { maxLength: 1 }),
    }),
    intake: fc.constantFrom('open', 'invitation'),
    generic: fc.boolean(),
    eligibility: fc.option(ownRule, { nil: undefined }),
  })
  .map((change) => anOffering(change));

const buyer = { kind: 'single_firm', body: 'Buyer', community: 'AR-M:11' } as const;

/** Its door may be shut, and firms that buy may sit on its board or have most votes there. */
export const anyInstitution: fc.Arbitrary<Institution> = fc
  .record({ nonmemberRoute: fc.boolean(), votes: fc.constantFrom(null, 1, 9) })
  .map(({ nonmemberRoute, votes }) => {
    const { access, seats, ...rest } = anInstitution();
    const all = votes === null ? seats : [...seats, { ...buyer, votes }];
    return { ...rest, seats: all, access: { ...access, nonmemberRoute } };
  });

/** Facts as a register gives them, in bands and candidates, which no answer of a firm does. */
const vague: fc.Arbitrary<Partial<FirmProfile>> = fc.record(
  {
    isic: fc.constantFrom(
      exact('C'),
      { kind: 'candidates' as const, values: ['1102', '3100'] },
      { kind: 'unknown' as const, why: 'not_asked' as const },
    ),
    secondIsic: fc.constantFrom(null, '1102', '11', 'C', '6201'),
    subdivision: fc.constantFrom(exact('AR-M'), { kind: 'candidates' as const, values: ['AR-M', 'AR-X'] }),
    tokens: fc.subarray(TOKENS),
    languages: fc.subarray(LANGUAGES, { minLength: 1 }).map((all) => exact(all)),
    memberOf: fc.constantFrom({}, { I1: true }, { I1: false }),
    memberOfNone: fc.boolean(),
    quality: fc.tuple(level, level).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) })),
  },
  { requiredKeys: [] },
);

/** A firm of the demonstration, one that answered some questions, or one known in part from elsewhere. */
export const anyFirm: fc.Arbitrary<FirmProfile> = fc.oneof(
  someFirm,
  vague.map((change) => aFirm(change)),
  fc.tuple(someFirm, vague).map(([firm, change]) => ({ ...firm, ...change })),
);

/** The offerings of the demonstration, each with its institution. */
export const demoPairs = demoCatalogue.offerings.map((offering) => {
  const institution = demoCatalogue.institutions.find(({ id }) => id === offering.institution);
  if (!institution) throw new RangeError(offering.institution);
  return { offering, institution };
});
