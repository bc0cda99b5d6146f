import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json';
import type { Eligibility, OwnQuestion } from '../eligibility';
import { evaluate, resolve, type WrittenRule } from '../rules';
import { aFirm, anOffering, inputOf, matchFor, unknown } from './builders.fixture';
import { AS_OF, demoInput } from './demo.fixture';
import { viewOfFirm } from './firm-reader';
import { someFirm } from './firms.fixture';
import { runMatching } from './index';

function ruleOf(...of: readonly WrittenRule[]): { eligibility: Eligibility } {
  return { eligibility: { rule: { op: 'all', id: 'eligibility', of }, rates: [], personas: [] } };
}
const hard = (id: string, of: WrittenRule): WrittenRule => ({ op: 'criterion', id, kind: 'hard', of });
const people = (min: number | null, max: number | null) =>
  hard('people', { id: 'people.is', op: 'between', fact: 'firm.employees', min, max });
const young = hard('young', {
  ...{ id: 'young.is', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: null, max: 1 },
});
const oldEnough = hard('old', {
  ...{ id: 'old.is', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 3, max: null },
});
const prose = hard('jobs', { id: 'jobs.is', op: 'prose', text: { en: 'It protects jobs.' } });
const ROOM: OwnQuestion = {
  ...{ id: 'room', kind: 'flag', text: { en: 'Do you have a room?', es: '¿Tiene una sala?' } },
};
const room = hard('room', { id: 'room.is', op: 'is', fact: 'asked.room' });
function asking(...of: readonly WrittenRule[]): { eligibility: Eligibility } {
  return { eligibility: { ...ruleOf(...of).eligibility, questions: [ROOM] } };
}
const employing = (value: number) => aFirm({ employees: { kind: 'exact', value } });
const gateOf = (match: ReturnType<typeof matchFor>) => match.gates.find(({ node }) => node === 'rule');

describe('an offering without a rule of its own', () => {
  it('has the eight gates and nothing else', () => {
    expect(matchFor(aFirm(), anOffering()).gates.map(({ node }) => node)).toEqual([
      ...['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'],
    ]);
  });

  it('comes out to the byte as if the attribute were unknown', () => {
    fc.assert(
      fc.property(someFirm, (firm) => {
        const input = demoInput(firm);
        const offerings = input.catalogue.offerings.map((one) => ({ ...one, eligibility: undefined }));
        const other = { ...input, catalogue: { ...input.catalogue, offerings } };
        expect(canonicalJson(runMatching(other))).toBe(canonicalJson(runMatching(input)));
      }),
      { numRuns: 3 },
    );
  });
});

describe('an offering with a rule of its own', () => {
  it.each([
    [4, 'no', 'unmet'],
    [5, 'eligible', 'met'],
    [9, 'eligible', 'met'],
    [10, 'no', 'unmet'],
  ] as const)('that asks for 5 to 9 people and sees %i is %s', (value, status, verdict) => {
    const match = matchFor(employing(value), anOffering(ruleOf(people(5, 9))));
    expect(match.status).toBe(status);
    expect(gateOf(match)).toMatchObject({ verdict, parts: [{ node: 'people', verdict }] });
  });

  it('stays open while a fact is open, and names the question', () => {
    const firm = aFirm({ employees: { kind: 'interval', lo: 3, hi: 6 } });
    const match = matchFor({ ...firm, unknownFacts: ['firm.employees'] }, anOffering(ruleOf(people(5, 9))));
    expect(match).toMatchObject({ status: 'unknown', missing: ['firm.employees'] });
  });

  it('waits for the institution where only it can tell, and asks the firm nothing', () => {
    const match = matchFor(employing(6), anOffering(ruleOf(people(5, 9), prose)));
    expect(match).toMatchObject({ status: 'unknown', missing: [] });
    expect(match.labels).toContainEqual({ code: 'label.rule_checked', values: { institution: 'I1' } });
  });

  it('stays open where it asks something itself, and asks the firm nothing before it asks for a place', () => {
    const input = inputOf(employing(6), [anOffering(asking(people(5, 9), room))]);
    const { matches, answerNext } = runMatching(input);
    expect(matches).toMatchObject([{ status: 'unknown', missing: [] }]);
    expect(answerNext).toEqual([]);
    expect(matches[0]?.labels).toContainEqual({ code: 'label.rule_asks', values: { institution: 'I1' } });
    expect(matches[0]?.labels.map(({ code }) => code)).not.toContain('label.rule_checked');
    expect(matchFor(employing(4), anOffering(asking(people(5, 9), room))).changes).toEqual([
      {
        reason: { code: 'change.rule_on', values: { questions: ['firm.employees'] } },
        ...{ who: 'institution', fact: null, offerings: [] },
      },
    ]);
  });

  it('is met without the answer where another condition would do', () => {
    const either: WrittenRule = { op: 'any', id: 'either', of: [people(5, 9), room] };
    expect(matchFor(employing(6), anOffering(asking(either))).status).toBe('eligible');
    expect(matchFor(employing(4), anOffering(asking(either)))).toMatchObject({
      status: 'unknown',
      missing: [],
    });
  });

  it('is treated as one in prose would be, for any firm', () => {
    const inProse = hard('room', { id: 'room.is', op: 'prose', text: { en: 'It has a room.' } });
    fc.assert(
      fc.property(someFirm, fc.constantFrom('all', 'any'), (firm, op) => {
        const told = ([part, eligibility]: readonly [WrittenRule, typeof asking]) => {
          const rule: WrittenRule = { op, id: 'both', of: [people(5, 60), part] };
          const [match] = runMatching(inputOf(firm, [anOffering(eligibility(rule))])).matches;
          return { ...match, gates: [], labels: match?.labels.length };
        };
        expect(told([room, asking])).toEqual(told([inProse, ruleOf]));
      }),
      { numRuns: 40 },
    );
  });

  it('is no for a firm that fails one condition, whatever else is open', () => {
    const match = matchFor(employing(4), anOffering(ruleOf(people(5, 9), prose)));
    expect(match.status).toBe('no');
    expect(match.changes).toEqual([
      {
        reason: { code: 'change.rule_on', values: { questions: ['firm.employees'] } },
        who: 'institution',
        fact: null,
        offerings: [],
      },
    ]);
  });

  it('tells the day that time brings', () => {
    const firm = { ...employing(6), yearStarted: 2024 };
    const match = matchFor(firm, anOffering(ruleOf(oldEnough)));
    // Whatever day of 2024 it began on, three years have gone by on the last day of 2027.
    expect(match).toMatchObject({ status: 'no' });
    expect(match.changes[0]).toMatchObject({
      reason: { code: 'change.rule_time', values: { day: '2027-12-31' } },
      who: 'nobody',
    });
  });

  it('reads the year in which a firm began as any of its days', () => {
    const status = (yearStarted: number | null) =>
      matchFor({ ...employing(6), yearStarted }, anOffering(ruleOf(young))).status;
    // On 2026-06-01: at most one full year since any day of 2025; since some days of 2024 more.
    expect([status(2025), status(2024), status(2023), status(null)]).toEqual([
      'eligible',
      'unknown',
      'no',
      'unknown',
    ]);
  });

  it('says what the rule says, for any firm', () => {
    const offering = anOffering(ruleOf(people(5, 60), oldEnough));
    const resolved = resolve(offering.eligibility?.rule ?? prose, { ruleId: 'eligibility', asOf: AS_OF });
    if (!resolved.ok) throw new Error('not read');
    fc.assert(
      fc.property(someFirm, (firm) => {
        const [match] = runMatching(inputOf(firm, [offering])).matches;
        const { verdict } = evaluate(resolved.rule, viewOfFirm(firm).read);
        expect(match?.gates.at(-1)).toMatchObject({ node: 'rule', verdict });
        if (verdict === 'unmet') expect(match?.status).toBe('no');
        if (verdict === 'unknown') expect(['no', 'unknown']).toContain(match?.status);
      }),
      { numRuns: 100 },
    );
  });

  it('names a question that could settle its rule among the next ones', () => {
    const firm = { ...aFirm(), languages: unknown, unknownFacts: ['access.languages'] };
    const asks = hard('speak', {
      ...{ id: 'speak.is', op: 'intersects', fact: 'access.languages', values: ['es'] },
    });
    const { answerNext } = runMatching(inputOf(firm, [anOffering(ruleOf(asks))]));
    expect(answerNext).toMatchObject([{ fact: 'access.languages', statuses: 1 }]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['groups', ['women'], ['people.lead_group']],
    ['groups', ['young'], ['firm.year_started']],
    ['groups', ['informal', 'young'], ['firm.legal', 'firm.year_started']],
    ['groups', ['micro', 'small'], ['firm.employees']],
    ['groups', ['non_exporter'], ['sales.direct_export_pct', 'sales.indirect_export_pct']],
    ['tokens', ['public_programme'], ['learn.programmes']],
    ['tokens', ['monitored', 'ISO9001'], ['learn.programmes', 'standards.held']],
  ])('tells by which answers it refuses a firm over %s %j', (fact, values, questions) => {
    const firm = aFirm({
      ...{ groups: [], tokens: [], unknownFacts: [], yearStarted: 2001 },
      size: { ...aFirm().size, class: { kind: 'exact', value: 'medium' } },
    });
    const asks = hard('is', { id: 'is.is', op: 'intersects', fact, values });
    const match = matchFor(firm, anOffering({ sizeClasses: ['medium'], ...ruleOf(asks) }));
    expect(match.status).toBe('no');
    expect(gateOf(match)?.parts[0]?.reason.values).toEqual({ fact: questions[0] });
    expect(match.changes.at(-1)?.reason).toEqual({ code: 'change.rule_on', values: { questions } });
    // What the firm can do leads to no other question.
    for (const { reason } of match.changes.filter((one) => one.who === 'firm'))
      expect(questions).toEqual(expect.arrayContaining([reason.values.questions].flat()));
  });

  it.each([
    ['monitored', [['learn.programmes']]],
    ['ISO9001', [['standards.held']]],
    // No answer shows it, so the firm is not sent to one.
    ['sector_forum', []],
  ])('tells a firm without %s where it can say so', (token, questions) => {
    const asks = hard('is', { id: 'is.is', op: 'intersects', fact: 'tokens', values: [token] });
    const match = matchFor(aFirm({ tokens: [], unknownFacts: [] }), anOffering(ruleOf(asks)));
    const own = match.changes.filter(({ reason }) => reason.code === 'change.rule_firm');
    expect(own.map(({ reason }) => reason.values.questions)).toEqual(questions);
  });

  it('asks first for what tells of the group it names', () => {
    const firm = aFirm({ groups: [], unknownFacts: ['firm.legal', 'learn.seek', 'firm.year_started'] });
    const asks = hard('is', { id: 'is.is', op: 'intersects', fact: 'groups', values: ['young'] });
    const { missing } = matchFor(firm, anOffering(ruleOf(asks)));
    expect(missing).toEqual(['firm.year_started', 'firm.legal', 'learn.seek']);
  });

  it('that cannot be read is an error of its own and touches no other', () => {
    const broken = anOffering({ id: 'O2', ...ruleOf({ id: 'x', op: 'use', predicate: 'nothing' }) });
    const { matches } = runMatching(inputOf(aFirm(), [anOffering(), broken]));
    expect(matches.map(({ offering, status }) => [offering, status])).toEqual([
      ['O1', 'eligible'],
      ['O2', 'error'],
    ]);
  });
});
