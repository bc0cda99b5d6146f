import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, fraction } from '../fraction';
import { FIRM_GROUPS } from '../vocabulary';
import { ALL_APPLY, anyAnswer, anyFirm, oneAnswer } from './any-firm.fixture';
import { ANSWERED_AT, firm, given, profileFrom, rows, type Said, sources } from './firm.fixture';
import { type FirmProfile, factReader, instrument, parseAnswer, question, readableFacts } from './index';

/** Values of any shape an answer can have, most of them wrong for most questions. */
const anyValue = fc.oneof(
  fc.string(),
  fc.double(),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
);

function known(profile: FirmProfile): readonly string[] {
  const read = factReader(profile);
  return readableFacts.filter((key) => read(key).kind !== 'unknown');
}

describe('a profile', () => {
  it('can be made of any answers', () => {
    fc.assert(
      fc.property(anyFirm, (said) => {
        const profile = firm(said);
        const { answered, shown, bySection } = profile.completeness;
        expect(answered).toBeLessThanOrEqual(shown);
        expect(bySection.reduce((sum, section) => sum + section.answered, 0)).toBe(answered);
        expect(bySection.reduce((sum, section) => sum + section.shown, 0)).toBe(shown);
        expect(profile.unknownFacts).toHaveLength(shown - answered + toSayMoreOf(profile, said));
        expect(profile.unknownFacts).toEqual(expect.arrayContaining([...profile.declinedFacts]));
        expect(FIRM_GROUPS).toEqual(expect.arrayContaining([...profile.groups]));
        expect(profile.tokens).toEqual([...new Set(profile.tokens)].toSorted());
      }),
    );
  });

  it('keeps its measures within their bounds', () => {
    fc.assert(
      fc.property(anyFirm, (said) => {
        const { absorption, bridging, levels, readiness, tieShares } = firm(said);
        for (const level of [absorption.level, readiness]) expect([null, 0, 1, 2, 3, 4]).toContain(level);
        for (const level of Object.values(levels))
          if (level.kind === 'exact') expect([0, 1, 2, 3, 4]).toContain(level.value);
        expect(compare(bridging, fraction(0))).not.toBe(-1);
        expect(compare(bridging, fraction(1))).not.toBe(1);
        if (tieShares)
          expect(add(add(tieShares.local, tieShares.other), tieShares.abroad)).toEqual(fraction(1));
      }),
    );
  });

  it('does not depend on the order in which answers are read', () => {
    fc.assert(
      fc.property(anyFirm, anyFirm, fc.nat(), (one, other, seed) => {
        const answers = [...rows(one), ...rows(other)];
        const mixed = answers.toSorted((a, b) => order(a.fact, seed) - order(b.fact, seed)).toReversed();
        expect(profileFrom(mixed)).toEqual(profileFrom(answers));
      }),
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(anyFirm, (said) => {
        expect(JSON.stringify(firm(said))).toBe(JSON.stringify(firm(said)));
      }),
    );
  });

  it('forgets earlier answers to the same question', () => {
    fc.assert(
      fc.property(anyFirm, anyFirm, (before, after) => {
        const replaced = Object.fromEntries(Object.entries(before).filter(([fact]) => fact in after));
        const early = rows(replaced, '2025-01-01T00:00:00Z');
        expect(profileFrom([...early, ...rows(after)])).toEqual(firm(after));
      }),
    );
  });

  it('does not see answers given after its day', () => {
    fc.assert(
      fc.property(anyFirm, anyFirm, (before, after) => {
        expect(profileFrom([...rows(before), ...rows(after, '2026-11-22T00:00:00Z')])).toEqual(firm(before));
      }),
    );
  });

  it('treats "I do not know" like a question not asked, but for the reason', () => {
    fc.assert(
      fc.property(anyFirm, fc.constantFrom(...instrument.questions), (said, one) => {
        const { [one.fact]: _, ...without } = said;
        const asked = { ...without, [one.fact]: { state: 'dont_know' as const } };
        expect(known(firm(asked))).toEqual(known(firm(without)));
        expect(firm(asked).groups).toEqual(firm(without).groups);
        expect(firm(asked).tokens).toEqual(firm(without).tokens);
      }),
    );
  });

  it('reads a value that cannot be an answer as no answer', () => {
    fc.assert(
      fc.property(anyFirm, fc.constantFrom(...instrument.questions), anyValue, (said, one, value) => {
        fc.pre(parseAnswer(one.fact, value) === null);
        const { [one.fact]: _, ...without } = said;
        const broken = given(one.fact, { state: 'answered', value }, ANSWERED_AT);
        expect(known(profileFrom([...rows(without), broken]))).toEqual(known(firm(without)));
      }),
    );
  });
});

describe('one more answer', () => {
  const base: Said = { ...ALL_APPLY, 'ties.list': sources('local', 'other:AR-B:29') };
  const more = fc
    .constantFrom(...instrument.questions.filter((one) => !(one.fact in base)))
    .chain((one) => anyAnswer(one).map((value) => [one.fact, value] as const));
  const some = anyFirm.map((said) => ({ ...withoutStates(said), ...base }));
  const { 'sales.direct_export_pct': _, 'sales.customer_type': __, ...place } = base;
  /** Nothing was said that makes a question apply. */
  const open = anyFirm.map((said): Said => ({ ...withoutStates(said), ...place }));

  it('never makes a known measure unknown', () => {
    fc.assert(
      fc.property(fc.oneof(some, open), oneAnswer, (said, [fact, value]) => {
        fc.pre(!(fact in said));
        // Lines of the list of another sector cease to count once the sector is known.
        fc.pre(!('standards.checklist' in said && ['firm.isic', 'standards.held'].includes(fact)));
        const [before, after] = [firm(said), firm({ ...said, [fact]: value })];
        expect(known(after)).toEqual(expect.arrayContaining([...known(before)]));
      }),
      { numRuns: 500 },
    );
  });

  it('never takes a step away, and adds at most one to the count of answers', () => {
    fc.assert(
      fc.property(some, more, (said, [fact, value]) => {
        fc.pre(!(fact in said));
        const [before, after] = [firm(said), firm({ ...said, [fact]: value })];
        expect(after.tokens).toEqual(expect.arrayContaining([...before.tokens]));
        const added = after.completeness.answered - before.completeness.answered;
        expect([0, 1]).toContain(added);
        if (fact !== 'firm.associations') expect(after.unknownFacts.includes(fact)).toBe(added === 0);
      }),
    );
  });

  it('never widens a class found by the law of the country', () => {
    fc.assert(
      fc.property(
        fc.nat(600),
        fc.option(fc.constantFrom('1050', '2592', '4711', '0113')),
        (employees, isic) => {
          const open = firm({ 'firm.country': 'BR', 'firm.employees': employees }).size;
          const said = isic === null ? {} : { 'firm.isic': { main: isic, second: null } };
          const closed = firm({ 'firm.country': 'BR', 'firm.employees': employees, ...said }).size;
          fc.pre(employees > 0 && open.class.kind === 'exact');
          expect(closed.class).toEqual(open.class);
        },
      ),
    );
  });
});

/** How many questions were answered and are open all the same: sources without a place, and "none" not said of all associations. */
function toSayMoreOf({ tiesOpen, memberOf, memberOfNone }: FirmProfile, said: Said): number {
  const { kinds, asked, unsure } = { ...(said['firm.associations'] as Partial<Record<string, unknown>>) };
  const saysNothing = unsure === true && isEmpty(kinds) && isEmpty(asked);
  const namesNone = Array.isArray(kinds) && kinds.every((one) => one === 'none');
  const isMember = Object.values(memberOf).includes(true);
  const isOpen = namesNone && !saysNothing && !isMember && !memberOfNone;
  return (tiesOpen ? 1 : 0) + (isOpen ? 1 : 0);
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

/** Any order that is not the alphabet's. */
function order(fact: string, seed: number): number {
  return (question(fact).n * 7919 + seed) % 97;
}

function withoutStates(said: Said): Said {
  const answered = Object.entries(said).filter(
    ([, value]) => typeof value !== 'object' || Array.isArray(value) || !('state' in value),
  );
  return Object.fromEntries(answered);
}
