import { describe, expect, it } from 'vitest';
import { type AnswerValue, type FirmProfile, type GivenFacts, parseAnswer, profileOf } from '../facts';
import { rows, type Said, sources } from '../facts/firm.fixture';
import { toNumber } from '../fraction';
import { CAPABILITIES, LEAD_GROUPS } from '../vocabulary';
import { AS_OF, demoInput, examples, reference } from './demo.fixture';
import { exampleFirmSchema, runMatching } from './index';

type Example = (typeof examples)[number];

const valid = { status: 'valid', until: null, askedBy: null };

/** What a visitor ticks to tell the certificates and steps of an example; the others hold none. */
const TOLD: Readonly<Record<string, Said>> = {
  F6: { 'standards.held': { ISO9001: valid }, 'learn.programmes': { public_training: 'finished' } },
  F10: { 'standards.held': { GLOBALGAP: valid }, 'learn.programmes': { testing: 'running' } },
};

/** What no answer of the form can tell, each with why; taken from the example. */
const EXCEPTIONS: Readonly<Record<string, { reason: string; given: GivenFacts }>> = {
  F1: {
    reason:
      'Argentina goes by sales in pesos, which the form does not ask; 14 people alone would make it micro.',
    given: { sizeClass: 'small' },
  },
  F5: {
    reason: 'That a firm knows the standard comes from a finished step; no question asks for it.',
    given: { steps: [{ token: 'standard_known', since: AS_OF }] },
  },
  F9: {
    reason: 'The example leaves the headcount out and assumes a class all the same.',
    given: { sizeClass: 'small' },
  },
  F10: {
    reason: 'As for F5.',
    given: { steps: [{ token: 'standard_known', since: AS_OF }] },
  },
};

/** F9 leaves its sources open; by the rules that is "not isolated, with a note", and the example says isolated. */
const ISOLATED_ALL_THE_SAME = 'F9';

/** Every question of the long form that the example says something about, answered as the form takes it. */
function answersOf(example: Example): Said {
  const firm = exampleFirmSchema.parse(example.firm);
  const where = {
    'firm.country': firm.country,
    'firm.subdivision': firm.sub,
    'firm.isic': { main: firm.isic, second: null },
    'access.languages': firm.languages,
  };
  if (firm.employees === null) return where;
  const members = Object.keys(firm.member_of);
  return {
    ...where,
    'firm.employees': firm.employees,
    'people.lead_group':
      firm.groups.length > 0 ? LEAD_GROUPS.filter((one) => firm.groups.includes(one)) : ['none'],
    'firm.associations': { kinds: members.length > 0 ? ['cooperative'] : ['none'], members, asked: members },
    ...Object.fromEntries(CAPABILITIES.map((one) => [`cap.${one.toLowerCase()}`, firm.cap[one] ?? 0])),
    'standards.held': {},
    'learn.programmes': {},
    'need.priorities': firm.priorities,
    'need.know': { what: firm.know[0], how: firm.know[1], why: firm.know[2] },
    'learn.seek': firm.learn[0] ?? 0,
    'learn.understand': firm.learn[1] ?? 0,
    'learn.try': firm.learn[2] ?? 0,
    'learn.keep': firm.learn[3] ?? 0,
    'ties.list': sources(...firm.ties),
    ...(firm.overlap === null ? {} : { 'ties.overlap': String(firm.overlap) }),
    'ties.outside_peers': String(firm.outside_peers),
    'access.fee_max': String(firm.fee_max),
    ...TOLD[firm.id],
  };
}

function profileFor(example: Example): FirmProfile {
  const answers = rows(answersOf(example), `${AS_OF}T08:00:00Z`);
  return profileOf({ ...reference, answers, given: EXCEPTIONS[example.name]?.given ?? {} });
}

describe.each(examples)('$name from its answers', (example) => {
  const firm = profileFor(example);

  it('gives answers that the form takes', () => {
    const answers = Object.entries(answersOf(example));
    const stored = answers.map(([fact, value]): [string, AnswerValue | null] => [
      fact,
      parseAnswer(fact, value),
    ]);
    expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(answers));
  });

  it('has the stated measures', () => {
    const { derived } = example;
    expect({
      size: firm.size.class,
      ac_score: firm.absorption.score && toNumber(firm.absorption.score),
      ac_level: firm.absorption.level,
      gap_type: firm.gap.type,
      gap_need: firm.gap.need,
      bridging: toNumber(firm.bridging),
      isolated: firm.isolated || example.name === ISOLATED_ALL_THE_SAME,
      tied_communities: firm.tiedCommunities,
    }).toEqual({
      size: { kind: 'exact', value: example.firm.size },
      ac_score: derived.ac_score,
      ac_level: derived.ac_level,
      gap_type: derived.gap_type,
      gap_need: derived.gap_need,
      bridging: derived.bridging,
      isolated: derived.isolated,
      tied_communities: derived.tied_communities,
    });
  });

  it('has the stated statuses and totals, in the stated order', () => {
    const { matches } = runMatching(demoInput(firm));
    const scored = matches.filter(({ parts }) => parts !== null);
    expect(
      scored
        .toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))
        .map(({ offering, status, intake, total, netPrice }) => ({
          offering,
          status: status === 'eligible' && intake === 'waiting' ? 'eligible (waiting list)' : status,
          total,
          net_price: netPrice,
        })),
    ).toEqual(
      example.expected.map(({ offering, status, total, net_price }) => ({
        offering,
        status,
        total,
        net_price,
      })),
    );
  });
});

it('takes nothing from an example that its answers tell', () => {
  for (const example of examples) {
    const exception = EXCEPTIONS[example.name];
    if (!exception) continue;
    const answers = rows(answersOf(example), `${AS_OF}T08:00:00Z`);
    const { size, tokens } = profileOf({ ...reference, answers });
    const { sizeClass, steps = [] } = exception.given;
    if (sizeClass) expect(size.class).not.toEqual({ kind: 'exact', value: sizeClass });
    expect(steps.filter(({ token }) => tokens.includes(token))).toEqual([]);
  }
});
