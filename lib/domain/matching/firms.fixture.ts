import fc from 'fast-check';
import { checklistsFor, type FirmProfile, instrument } from '../facts';
import { profileFrom, rows, type Said, sheetOf, standards } from '../facts/firm.fixture';
import { CAPABILITIES, TIE_KINDS } from '../vocabulary';
import { demoCatalogue } from './demo.fixture';

const PLACES = [
  ...new Set(demoCatalogue.offerings.flatMap(({ place, subdivisions }) => [place, ...(subdivisions ?? [])])),
];
const DIVISIONS = ['01', '10', '11', '15', '25', '29', '31', '62'];
const CLASSES = [
  '0113',
  '0121',
  '0125',
  '0163',
  '0322',
  '1010',
  '1050',
  '1102',
  '1311',
  '1410',
  '1520',
  '2592',
  '2930',
  '3100',
  '6201',
];
const MEMBERS_ONLY = ['I12'];
const LEARNING = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];
const ofOptions = (fact: string) => instrument.questions.find((one) => one.fact === fact)?.options ?? [];
const level = fc.integer({ min: 0, max: 4 });

/** A province whose law reads both people and sales in dollars, as they are asked. */
export const ECUADOR = 'EC-P';

/** Province and country that belong together, where the demonstration has offerings or in Ecuador. */
const place = fc
  .oneof({ weight: 3, arbitrary: fc.constantFrom(...PLACES) }, { weight: 1, arbitrary: fc.constant(ECUADOR) })
  .map(
    (subdivision): Said => ({
      'firm.country': subdivision.slice(0, 2),
      'firm.subdivision': subdivision,
    }),
  );

const tie = fc.record({
  kind: fc.constantFrom(...TIE_KINDS),
  place: fc.constant('other'),
  subdivision: fc.constantFrom(...PLACES),
  country: fc.constant(null),
  division: fc.constantFrom(...DIVISIONS),
});

const status = fc.constantFrom('running', 'finished', 'left');
const held = { status: 'valid', until: null, askedBy: null };

/** Answers of a firm to every question that the matching reads. */
const everything: fc.Arbitrary<Said> = fc
  .tuple(
    place,
    fc.record<Said>({
      'firm.isic': fc.record({
        main: fc.constantFrom(...CLASSES),
        second: fc.option(fc.constantFrom(...CLASSES)),
      }),
      'firm.employees': fc.constantFrom(1, 4, 9, 14, 22, 30, 49, 80, 120, 249, 600),
      'firm.associations': fc
        .subarray(MEMBERS_ONLY)
        .map((members) => ({ kinds: members.length === 0 ? ['none'] : [], members, asked: MEMBERS_ONLY })),
      'people.lead_group': fc.subarray(['women', 'youth', 'rural'], { minLength: 1 }),
      'sales.customer_type': fc.constant(['mnc']),
      'sales.buyer_limits': fc.constantFrom(['none'], ['design', 'brand']),
      ...Object.fromEntries(CAPABILITIES.map((one) => [`cap.${one.toLowerCase()}`, level])),
      ...Object.fromEntries(LEARNING.map((fact) => [fact, level])),
      'standards.held': fc.constantFrom({}, { ISO9001: held }, { HACCP: held }, { IATF16949: held }),
      'standards.checklist': fc.nat(6),
      'firm.sales_band': fc.constantFrom(...ofOptions('firm.sales_band')),
      'need.priorities': fc.shuffledSubarray([...CAPABILITIES], { maxLength: 3 }),
      'need.know': fc.record({ what: fc.nat(2), how: fc.nat(2), why: fc.nat(2) }),
      'learn.programmes': fc
        .constantFrom('public_training', 'testing', 'group')
        .chain((one) => fc.record({ [one]: status }, { requiredKeys: [] })),
      'ties.list': fc.array(tie, { maxLength: 5 }),
      'ties.share_back': fc.constantFrom(['visit'], ['not_now']),
      'know.old_resources': fc.constantFrom(['machines'], ['none']),
      'access.fee_max': fc.constantFrom(...ofOptions('access.fee_max')),
      'access.travel': fc.constantFrom(...ofOptions('access.travel')),
      'access.languages': fc.subarray(['es', 'pt', 'sr', 'en'], { minLength: 1 }),
    }),
  )
  .map(([where, rest]) => withChecklist({ ...where, ...rest }));

/** Lines of the list that the form shows to a firm with these answers. */
function withChecklist(all: Said): Said {
  const sheet = sheetOf(all);
  const lists = checklistsFor(profileFrom(rows(all)).isic, sheet, standards);
  const count = Number(all['standards.checklist']);
  const ticked = lists
    .flatMap((list) => standards.lines[list].map((_, at) => `${list}.${at + 1}`))
    .slice(0, count);
  return { ...all, 'standards.checklist': { lists, ticked } };
}

const SALES = 'firm.sales_band';
/** "I don't know", of the kinds of association and of those on the list. */
const NOT_SURE = { kinds: [], members: [], asked: [], unsure: true, kindsUnsure: true };

/**
 * The same firm with few answers, with more of them, and with its sales told last: in `most` nothing but the sales is
 * told beyond `more`. Each question is answered by itself; of associations, it may not have been sure at first.
 */
export const fewerAndMore: fc.Arbitrary<Record<'few' | 'more' | 'most', FirmProfile>> = everything.chain(
  (all) => {
    const facts = Object.keys(all);
    const said = fc.constantFrom(all, { ...all, 'firm.associations': NOT_SURE });
    return fc.tuple(fc.subarray(facts), fc.subarray(facts), said).map(([some, others, first]) => {
      const told = [...some, ...others.filter((fact) => fact !== SALES)];
      return { few: firmOf(first, some), more: firmOf(all, told), most: firmOf(all, [...told, SALES]) };
    });
  },
);

/** A firm that has answered some of the questions. */
export const someFirm: fc.Arbitrary<FirmProfile> = everything.chain((all) =>
  fc.subarray(Object.keys(all)).map((some) => firmOf(all, some)),
);

function firmOf(all: Said, told: readonly string[]): FirmProfile {
  const facts = new Set(told);
  return profileFrom(rows(Object.fromEntries(Object.entries(all).filter(([fact]) => facts.has(fact)))));
}
