import fc from 'fast-check';
import { CAPABILITIES, TIE_KINDS } from '../vocabulary';
import type { Said } from './firm.fixture';
import { type AnswerValue, instrument, type Question } from './index';

const certificateId = fc.constantFrom('ISO9001', 'HACCP', 'GLOBALGAP', 'IATF16949', '5S', 'FAIRTRADE');
const understanding = fc.option(fc.nat(2));

const special: Readonly<Record<string, fc.Arbitrary<AnswerValue>>> = {
  'firm.country': fc.constantFrom('AR', 'BR', 'CL', 'EC', 'MX', 'NI', 'RS', 'DE'),
  'firm.subdivision': fc.constantFrom('AR-M', 'AR-C', 'BR-ES', 'CL-ML', 'EC-P', 'MX-SIN', 'NI-BO', 'RS-20'),
  'firm.isic': fc.record({
    main: fc.constantFrom('0113', '1050', '1102', '2592', '2930', '4711', '6201', '25', '29', '293'),
    second: fc.constant(null),
  }),
  'firm.associations': fc.record(
    {
      kinds: fc.constantFrom([], ['none'], ['chamber'], ['chamber', 'cluster']),
      members: fc.constant([]),
      asked: fc.subarray(['I10', 'I11']),
      unsure: fc.constant(true),
    },
    { requiredKeys: ['kinds', 'members', 'asked'] },
  ),
  'standards.held': fc.dictionary(
    certificateId,
    fc.record({
      status: fc.constantFrom('valid', 'expired', 'working'),
      until: fc.constantFrom(null, '2020-01-01', '2030-01-01'),
      askedBy: fc.constantFrom(null, 'mnc'),
    }),
  ),
  'standards.checklist': fc.constantFrom('iso9001', 'haccp', 'process').chain((list) =>
    fc.record({
      lists: fc.constant([list]),
      ticked: fc.subarray([`${list}.1`, `${list}.2`, `${list}.3`]),
    }),
  ),
  'need.priorities': fc.shuffledSubarray([...CAPABILITIES], { maxLength: 3 }),
  'need.know': fc.record({ what: understanding, how: understanding, why: understanding }),
  'learn.programmes': fc.dictionary(
    fc.constantFrom('public_training', 'testing', 'group', 'supplier_scheme', 'export', 'finance'),
    fc.constantFrom('running', 'finished', 'left'),
  ),
  'ties.list': fc.array(
    fc.record({
      kind: fc.constantFrom(...TIE_KINDS),
      place: fc.constantFrom('local', 'other', 'abroad'),
      subdivision: fc.constantFrom(null, 'AR-B'),
      country: fc.constantFrom(null, 'DE'),
      division: fc.constantFrom(null, '29'),
    }),
    { maxLength: 5 },
  ),
};

/** Any valid answer to one question. */
export function anyAnswer(one: Question): fc.Arbitrary<AnswerValue> {
  const own = special[one.fact];
  if (own) return own;
  const whole = fc.integer({ min: one.min ?? 0, max: one.max ?? 4 });
  if (one.type === 'scale04') return fc.nat(4);
  if (one.type === 'integer') return whole;
  if (one.type === 'two_integers')
    return fc.record({ products: fc.option(whole), countries: fc.option(whole) });
  if (one.type === 'single') return fc.constantFrom(...one.options);
  const free = one.options.filter((option) => !one.exclusive.includes(option));
  const several = fc.subarray(free, { minLength: 1 });
  return one.exclusive.length > 0
    ? fc.oneof(several, fc.constantFrom(...one.exclusive.map((option) => [option])))
    : several;
}

const unanswered = fc.constantFrom<Said[string][]>(
  { state: 'dont_know' },
  { state: 'no_say' },
  { state: 'skipped' },
);

/** Any firm: each question answered, left open or not asked. */
export const anyFirm: fc.Arbitrary<Said> = fc
  .tuple(
    ...instrument.questions.map((one) =>
      fc
        .oneof(
          { weight: 4, arbitrary: anyAnswer(one) },
          { weight: 1, arbitrary: unanswered },
          { weight: 3, arbitrary: fc.constant(null) },
        )
        .map((value) => (value === null ? [] : [[one.fact, value] as const])),
    ),
  )
  .map((entries) => Object.fromEntries(entries.flat()));

const asked = (one: Question) =>
  anyAnswer(one).map((value): readonly [fact: string, value: AnswerValue] => [one.fact, value]);
/** Questions of which the answer says whether another one applies. */
const switches = instrument.questions.filter(({ fact }) =>
  instrument.questions.some(({ showIf }) => JSON.stringify(showIf).includes(`"${fact}"`)),
);

/** An answer to any question, often to one that makes others apply or takes them away. */
export const oneAnswer = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...instrument.questions).chain(asked) },
  { weight: 1, arbitrary: fc.constantFrom(...switches).chain(asked) },
);

/** Answers under which every question applies, so that one more answer takes none of the others away. */
export const ALL_APPLY = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-M',
  'sales.direct_export_pct': '1_9',
  'sales.customer_type': ['mnc'],
} as const satisfies Said;
