import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json';
import { day } from '../dates';
import { diagnosticFacts } from '../facts';
import { type Profile, profileReader, type WrittenRule } from '../rules';
import { anyRule, ask } from './eligibility.fixture';
import {
  afterStep,
  askedResults,
  blockersOf,
  type Eligibility,
  eligibilitySchema,
  fittingAnswers,
  type GroupKind,
  type OwnQuestion,
  personaResults,
  type RuleStep,
  verdictWithAnswers,
} from './index';
import { groupNode } from './tree';

const TODAY = day('2026-06-01');
const both = (text: string) => ({ en: text, es: `¿${text}` });
const ROOM: OwnQuestion = { id: 'room', kind: 'flag', text: both('Do you have a room?') };
const MACHINES: OwnQuestion = { id: 'machines', kind: 'number', text: both('How many machines?') };
const COST: OwnQuestion = { id: 'cost', kind: 'amount', currency: 'CLP', text: both('What does it cost?') };
const SINCE: OwnQuestion = { id: 'since', kind: 'date', text: both('Since when do you rent?') };
const FLOOR: OwnQuestion = {
  ...{ id: 'floor', kind: 'code', text: both('Which floor?') },
  values: [
    { code: 'c1', text: both('Wood') },
    { code: 'c2', text: both('Stone') },
  ],
};
const ALL = [ROOM, MACHINES, COST, SINCE, FLOOR];

const on = (id: string, of: WrittenRule): Extract<WrittenRule, { op: 'criterion' }> => ({
  ...{ op: 'criterion', id, kind: 'hard', of },
});
const room = on('r', { id: 'r.is', op: 'is', fact: 'asked.room' });
const machines = on('m', { id: 'm.is', op: 'between', fact: 'asked.machines', min: 2, max: 5 });
const cost = on('k', { id: 'k.is', op: 'between', fact: 'asked.cost', min: null, max: 100, unit: 'CLP' });
const since = on('s', { id: 's.is', op: 'elapsed', fact: 'asked.since', unit: 'years', min: 1, max: null });
const floor = on('f', { id: 'f.is', op: 'in', fact: 'asked.floor', values: ['c2'] });
const CONDITIONS = [room, machines, cost, since, floor];

function asks(kind: GroupKind, of: readonly WrittenRule[], questions = ALL): Eligibility {
  const group = groupNode({ id: 'g', kind, count: 1, of });
  return { rule: { op: 'all', id: 'eligibility', of: [group] }, rates: [], personas: [], questions };
}
const setting = (answers: Profile) => ({ answers, asOf: TODAY, facts: diagnosticFacts });
const verdicts = (eligibility: Eligibility, answers: Profile) =>
  askedResults(eligibility, setting(answers)).map((one) => one.conditions.map(({ verdict }) => verdict));

describe('what a firm answers to the questions of an offering', () => {
  it.each<[string, Profile[string], Profile[string], number]>([
    ['asked.room', true, false, 0],
    ['asked.machines', 2, 1, 1],
    ['asked.machines', 5, 6, 1],
    ['asked.cost', { amount: 100, unit: 'CLP' }, { amount: 101, unit: 'CLP' }, 2],
    ['asked.since', { day: day('2025-06-01') }, { day: day('2025-06-02') }, 3],
    ['asked.floor', 'c2', 'c1', 4],
  ])('is held against the condition on %s', (fact, good, bad, place) => {
    const eligibility = asks('all', CONDITIONS);
    expect(verdicts(eligibility, { [fact]: good })[place]).toEqual(['met']);
    expect(verdicts(eligibility, { [fact]: bad })[place]).toEqual(['unmet']);
    expect(verdicts(eligibility, {})[place]).toEqual(['unknown']);
  });

  it('is held against the opposite where no part of a group may be so', () => {
    expect(verdicts(asks('none', [room]), { 'asked.room': true })[0]).toEqual(['unmet']);
    expect(verdicts(asks('none', [room]), { 'asked.room': false })[0]).toEqual(['met']);
  });

  it('is told for what it is where the condition only informs, and decides nothing', () => {
    const eligibility = asks('all', [{ ...room, kind: 'informative' }]);
    expect(verdicts(eligibility, { 'asked.room': false })[0]).toEqual(['unmet']);
    const answers = { 'asked.room': false };
    expect(verdictWithAnswers(eligibility, setting(answers), profileReader({}))).toBe('met');
  });

  it('counts only where it fits the question', () => {
    const wrong = { 'asked.room': 1, 'asked.machines': 1.5, 'asked.cost': { amount: 1, unit: 'USD' } };
    expect(
      fittingAnswers(ALL, { ...wrong, 'asked.floor': 'c3', 'asked.since': '2025', 'asked.x': 1 }),
    ).toEqual({});
    const right = { 'asked.room': false, 'asked.machines': 0, 'asked.cost': { amount: 1, unit: 'CLP' } };
    const all = { ...right, 'asked.floor': 'c1', 'asked.since': { day: TODAY } };
    expect(fittingAnswers(ALL, all)).toEqual(all);
  });

  it('can only decide what was open', () => {
    const answers = fc.record<Profile>(
      {
        'asked.room': fc.boolean(),
        'asked.machines': fc.nat(8),
        'asked.cost': fc.nat(200).map((amount) => ({ amount, unit: 'CLP' })),
        'asked.floor': fc.constantFrom('c1', 'c2'),
      },
      { requiredKeys: [] },
    );
    const firm = fc.record<Profile>({ 'firm.employees': fc.nat(30) }, { requiredKeys: [] });
    const kind = fc.constantFrom<GroupKind>('all', 'any', 'none', 'atLeast');
    const parts = fc.subarray([...CONDITIONS, ask('p', 10), ask('q', 20)], { minLength: 1 });
    fc.assert(
      fc.property(kind, parts, answers, firm, (group, of, given, known) => {
        const eligibility = asks(group, of);
        const read = profileReader(known);
        const before = verdictWithAnswers(eligibility, setting({}), read);
        const after = verdictWithAnswers(eligibility, setting(given), read);
        if (before !== 'unknown') expect(after).toBe(before);
      }),
    );
  });
});

describe('the questions of an offering', () => {
  const add = (criterion: WrittenRule, question: OwnQuestion): RuleStep => ({
    ...{ step: 'add', group: 'eligibility', criterion, question },
  });
  function stepped(before: Eligibility | null, step: RuleStep): Eligibility {
    const done = afterStep(before, step, []);
    if (typeof done === 'string') throw new Error(done);
    return done;
  }
  const asked = stepped(stepped(null, add(room, ROOM)), add(machines, MACHINES));

  it('come with the condition that is about them, and go with it', () => {
    expect(asked.questions).toEqual([ROOM, MACHINES]);
    const other: OwnQuestion = { ...ROOM, text: both('Is there a room?') };
    expect(stepped(asked, { step: 'replace', criterion: room, question: other }).questions).toEqual([
      other,
      MACHINES,
    ]);
    expect(stepped(asked, { step: 'remove', node: 'r' }).questions).toEqual([MACHINES]);
    const plain = stepped(stepped(asked, add(ask('p'), SINCE)), { step: 'remove', node: 'r' });
    expect(plain.questions).toEqual([MACHINES]);
    const none = stepped(stepped(plain, { step: 'remove', node: 'm' }), { step: 'up', node: 'p' });
    expect(Object.keys(none).toSorted()).toEqual(['personas', 'rates', 'rule']);
  });

  it('are nothing to a rule that asks none, to the byte', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const plain: Eligibility = { rule, rates: [], personas: [] };
        expect(canonicalJson(eligibilitySchema.parse(plain))).toBe(canonicalJson(plain));
        const step: RuleStep = { step: 'add', group: 'eligibility', criterion: ask('z', 3) };
        const added = afterStep(plain, step, []);
        const of = rule.op === 'all' ? [...rule.of, ask('z', 3)] : [];
        expect(added).toEqual({ rule: { ...rule, of }, rates: [], personas: [] });
        expect(askedResults(plain, setting({}))).toEqual([]);
      }),
    );
  });

  it('are no more than somebody would answer', () => {
    let now: Eligibility | null = null;
    for (let number = 1; number <= 20; number += 1) {
      const id = `q${number}`;
      now = stepped(now, add(on(id, { id: `${id}.is`, op: 'is', fact: `asked.${id}` }), { ...ROOM, id }));
    }
    const more = on('z', { id: 'z.is', op: 'is', fact: 'asked.z' });
    expect(afterStep(now, add(more, { ...ROOM, id: 'z' }), [])).toBe('refused');
  });

  it('are known to the check of the rule and to its test firms', () => {
    const held = { facts: diagnosticFacts, registers: [], asOf: TODAY };
    const firm = { id: 'p1', name: 'With a room', day: TODAY, facts: { 'asked.room': true } } as const;
    const eligibility: Eligibility = {
      ...asks('all', CONDITIONS),
      personas: [
        { ...firm, expect: 'unknown' },
        { ...firm, id: 'p2', facts: { 'asked.room': false }, expect: 'unmet' },
      ],
    };
    expect(personaResults(eligibility, diagnosticFacts).map(({ passed }) => passed)).toEqual([true, true]);
    expect(blockersOf(eligibility, held)).toBeNull();
    const { questions: _, ...without } = eligibility;
    const codes = blockersOf(without, held)?.errors.map(({ code }) => code) ?? [];
    expect(new Set(codes)).toEqual(new Set(['unknown_fact']));
  });

  it('are each of one shape, with ids of their own', () => {
    expect(eligibilitySchema.safeParse(asks('all', CONDITIONS)).success).toBe(true);
    for (const questions of [
      [],
      [ROOM, ROOM],
      [{ ...FLOOR, values: FLOOR.kind === 'code' ? FLOOR.values.slice(0, 1) : [] }],
      [{ ...COST, currency: 'pesos' }],
      [{ ...ROOM, currency: 'CLP' }],
      [{ ...ROOM, text: { en: 'Do you have a room?', es: ' ' } }],
    ])
      expect(eligibilitySchema.safeParse({ ...asks('all', []), questions }).success).toBe(false);
  });
});
