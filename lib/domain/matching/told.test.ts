import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MATCH_STATUSES, type MatchStatus } from '../vocabulary';
import { aFirm, anInstitution, anOffering, exact, matchFor, unknown } from './builders.fixture';
import { demoCatalogue, demoInput } from './demo.fixture';
import { errorMatch } from './error-match';
import { someFirm } from './firms.fixture';
import { type Match, POLICY_2026_1, resultChanges, runMatching, type ToldState, toldNow } from './index';

const toldOf = (match: Match) => toldNow({}, [match]);
const closedDoor = anInstitution({
  access: { nonmemberRoute: false, entryLevel: true, appeal: true, reserved: {} },
});

describe('what a firm is told of one offering', () => {
  it('that fits now: the criterion that was in the way, as it reads now', () => {
    const small = matchFor(aFirm(), anOffering({ countries: ['CL'] }));
    const wide = matchFor(aFirm(), anOffering({ countries: ['CL', 'AR'] }));
    expect([small.status, wide.status]).toEqual(['no', 'eligible']);
    expect(resultChanges(toldOf(small), [wide])).toEqual([
      {
        ...{ offering: 'O1', from: 'no', to: 'eligible' },
        because: {
          why: 'met',
          reason: expect.objectContaining({
            code: 'criterion.country',
            values: expect.objectContaining({ asked: ['CL', 'AR'] }),
          }),
        },
      },
    ]);
  });

  it('that fits now, because something is asked no more', () => {
    const asking = matchFor(aFirm(), anOffering({ requires: { all: ['iso_9001'], any: [] } }));
    expect(asking.status).toBe('later');
    const [change] = resultChanges(toldOf(asking), [matchFor(aFirm(), anOffering())]);
    expect(change).toMatchObject({
      because: { why: 'dropped', reason: { code: 'criterion.token', values: { asked: ['iso_9001'] } } },
    });
  });

  it('that is new, and one that is new and not for it', () => {
    expect(resultChanges({}, [matchFor(aFirm(), anOffering())])).toEqual([
      { offering: 'O1', from: 'no', to: 'eligible', because: { why: 'new' } },
    ]);
    expect(resultChanges({}, [matchFor(aFirm(), anOffering({ countries: ['CL'] }))])).toEqual([]);
  });

  it('that is gone', () => {
    expect(resultChanges(toldOf(matchFor(aFirm(), anOffering())), [])).toEqual([
      { offering: 'O1', from: 'eligible', to: 'no', because: { why: 'withdrawn' } },
    ]);
    expect(resultChanges(toldOf(matchFor(aFirm(), anOffering({ countries: ['CL'] }))), [])).toEqual([]);
  });

  it.each<[string, Match, MatchStatus, string]>([
    ['shut to its country', matchFor(aFirm(), anOffering({ countries: ['CL'] })), 'no', 'criterion.country'],
    ['shut to its size', matchFor(aFirm(), anOffering({ sizeClasses: ['large'] })), 'no', 'criterion.size'],
    [
      'for members only',
      matchFor(aFirm(), anOffering({ membership: 'required', membershipFeeUsd: 50 }), closedDoor),
      ...(['closed', 'criterion.member'] as const),
    ],
    [
      'asking for a step',
      matchFor(aFirm(), anOffering({ requires: { all: ['iso_9001'], any: [] } })),
      ...(['later', 'criterion.token'] as const),
    ],
    [
      'giving money only',
      matchFor(aFirm(), anOffering({ targets: {} })),
      ...(['generic', 'criterion.targets'] as const),
    ],
  ])('%s now: what it asks', (_, match, status, code) => {
    const told = toldOf(matchFor(aFirm(), anOffering(), closedDoor));
    expect(match.status).toBe(status);
    expect(resultChanges(told, [match])).toEqual([
      {
        ...{ offering: 'O1', from: 'eligible', to: status },
        because: { why: 'asks', reason: expect.objectContaining({ code }) },
      },
    ]);
  });

  it('that needs an answer: the question that would settle it', () => {
    const firm = aFirm({ isic: exact('1102') });
    const told = toldOf(matchFor(firm, anOffering()));
    const open = matchFor(aFirm({ isic: unknown }), anOffering());
    expect(open.status).toBe('unknown');
    const [change] = resultChanges(told, [open]);
    expect(change?.because).toEqual({ why: 'question', fact: 'firm.isic' });
  });

  it('that could not be worked out: nothing, and what was told stands', () => {
    const told = toldOf(matchFor(aFirm(), anOffering()));
    const broken = errorMatch(anOffering(), 'detail');
    expect(broken.status).toBe('error');
    expect(resultChanges(told, [broken])).toEqual([]);
    expect(toldNow(told, [broken])).toEqual(told);
    expect(toldNow({}, [broken])).toEqual({});
  });
});

const aStatus = fc.constantFrom(...MATCH_STATUSES);
const statuses = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E'), aStatus, { noNullPrototype: true });

const ANY = matchFor(aFirm(), anOffering());

/** Any match of this status. */
function matchAs(offering: string, status: MatchStatus): Match {
  return { ...ANY, offering, status };
}

describe('laws', () => {
  it('there is a change exactly for the offerings whose status differs', () => {
    fc.assert(
      fc.property(statuses, statuses, (was, is) => {
        const told = toldNow(
          {},
          Object.entries(was).map(([id, status]) => matchAs(id, status)),
        );
        const matches = Object.entries(is).map(([id, status]) => matchAs(id, status));
        // Counted anew: not on offer and not for it are one thing to a firm; an error is none.
        const heard = (status: MatchStatus | undefined) =>
          status === undefined || status === 'error' ? 'no' : status;
        const differing = ['A', 'B', 'C', 'D', 'E'].filter(
          (id) => is[id] !== 'error' && heard(was[id]) !== heard(is[id]),
        );
        const changes = resultChanges(told, matches);
        expect(changes.map(({ offering }) => offering).toSorted()).toEqual(differing);
        for (const { offering, from, to } of changes)
          expect([from, to]).toEqual([heard(was[offering]), heard(is[offering])]);
      }),
    );
  });

  it('what was told once is not told again, and whoever heard each step knows the end', () => {
    fc.assert(
      fc.property(fc.array(statuses, { minLength: 1, maxLength: 5 }), (steps) => {
        let told: ToldState = {};
        const known: Record<string, MatchStatus> = {};
        for (const step of steps) {
          const matches = Object.entries(step).map(([id, status]) => matchAs(id, status));
          for (const { offering, to } of resultChanges(told, matches)) known[offering] = to;
          told = toldNow(told, matches);
          expect(resultChanges(told, matches)).toEqual([]);
        }
        for (const [id, { status }] of Object.entries(told)) expect(known[id] ?? 'no').toBe(status);
      }),
    );
  });

  it('in the demonstration, a change that shuts or fits names a criterion', { timeout: 60_000 }, () => {
    const ids = demoCatalogue.offerings.map(({ id }) => id);
    fc.assert(
      fc.property(someFirm, fc.constantFrom(...ids), fc.constantFrom(...ids), (firm, shut, taken) => {
        const policy = { ...POLICY_2026_1, answerNextLimit: 0 };
        const now = runMatching({ ...demoInput(firm), policy }).matches;
        const offerings = demoCatalogue.offerings
          .filter(({ id }) => id !== taken)
          .map((one) => (one.id === shut ? { ...one, countries: ['JP'] } : one));
        const then = runMatching({ ...demoInput(firm), policy, catalogue: { ...demoCatalogue, offerings } });
        for (const { because } of resultChanges(toldNow({}, then.matches), now))
          if (because.why === 'asks' || because.why === 'met') expect(because.reason).not.toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});
