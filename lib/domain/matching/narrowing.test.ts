import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableFacts } from '../facts';
import { ALL_APPLY, anyFirm, oneAnswer } from '../facts/any-firm.fixture';
import { firm, type Said, sources } from '../facts/firm.fixture';
import type { FactValue } from '../rules';
import { viewOfFirm } from './firm-reader';

const PLACES: readonly Said[] = [
  {},
  { 'firm.country': 'EC' },
  { 'firm.country': 'AR' },
  { 'firm.country': 'AR', 'firm.subdivision': 'AR-M' },
];
const near = { kind: 'supplier', place: 'local', country: null, division: null };
const LISTS: readonly Said[] = [
  ...['local', 'other:AR-B:29', 'abroad:DE:31', 'abroad:AR:31', 'other'].map((source) => ({
    'ties.list': sources('local', source),
  })),
  { 'ties.list': [{ ...near, subdivision: 'AR-M' }] },
  { 'ties.list': [{ ...near, subdivision: null, country: 'AR' }] },
];

const { 'firm.country': _, 'firm.subdivision': __, ...apply } = ALL_APPLY;
/** With every question applying, and with as little said as may be. */
const base = fc
  .tuple(fc.constantFrom(...PLACES), fc.constantFrom({}, ...LISTS), fc.constantFrom<Said>({}, apply))
  .map(([place, list, sales]): Said => ({ ...sales, ...place, ...list }));
const some = anyFirm.map((said) =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([fact, value]) =>
        !['firm.country', 'firm.subdivision'].includes(fact) &&
        (typeof value !== 'object' || Array.isArray(value) || !('state' in value)),
    ),
  ),
);

it('one more answer leaves of all that rules read only what was possible before', () => {
  fc.assert(
    fc.property(some, base, oneAnswer, (others, own, [fact, value]) => {
      const said: Said = { ...others, ...own };
      // Sales are the one exception, as decision 0010 says.
      fc.pre(!(fact in said) && fact !== 'firm.sales_band');
      // A region is told within a country.
      fc.pre(fact !== 'firm.subdivision' || 'firm.country' in said);
      const before = viewOfFirm(firm(said)).read;
      const now = viewOfFirm(firm({ ...said, [fact]: value })).read;
      for (const key of readableFacts)
        expect(narrows(now(key), before(key)), `${key}: ${JSON.stringify([before(key), now(key)])}`).toBe(
          true,
        );
    }),
    { numRuns: 1000 },
  );
});

/** Answers on associations that do not say all, each with what may still be said of the rest. */
const IN_PART = [
  [
    { kinds: [], members: [], asked: [], unsure: true, kindsUnsure: true },
    { kinds: ['none'], members: [], asked: ['I10'] },
    { kinds: ['chamber'], members: ['I10'], asked: ['I10'] },
    { kinds: ['chamber'], members: [], asked: [], unsure: true },
  ],
  [
    { kinds: [], members: [], asked: ['I10'], kindsUnsure: true },
    { kinds: ['none'], members: [], asked: ['I10'] },
    { kinds: ['cluster'], members: [], asked: ['I10', 'I11'] },
  ],
  [
    { kinds: ['none'], members: [], asked: [], unsure: true },
    { kinds: ['none'], members: [], asked: ['I10'] },
    { kinds: [], members: ['I11'], asked: ['I10', 'I11'] },
  ],
  [
    { kinds: ['chamber'], members: [], asked: [], unsure: true },
    { kinds: ['chamber'], members: ['I10'], asked: ['I10'] },
    { kinds: ['chamber'], members: [], asked: ['I10'] },
  ],
] as const;

it('the rest of an answer that did not say all leaves only what was possible before', () => {
  fc.assert(
    fc.property(some, base, fc.constantFrom(...IN_PART), (others, own, [before, ...after]) => {
      const readWith = (value: (typeof after)[number] | typeof before) =>
        viewOfFirm(firm({ ...others, ...own, 'firm.associations': value })).read;
      for (const value of after)
        for (const key of [...readableFacts, 'member.I10', 'member.I11', 'member.I12'])
          expect(
            narrows(readWith(value)(key), readWith(before)(key)),
            `${key} ${JSON.stringify(before)}`,
          ).toBe(true);
    }),
  );
});

const told = { kind: 'supplier', subdivision: null, country: null, division: null };
const ties = (...listed: readonly object[]): Said => ({
  'ties.list': listed.map((one) => ({ ...told, ...one })),
});
const activity = (main: string): Said => ({ 'firm.isic': { main, second: null } });

/** Answers told in part, each with ways to tell the rest. */
const TO_COMPLETE: readonly (readonly [Said, readonly Said[]])[] = [
  [activity('29'), [activity('2930'), activity('2910'), activity('293')]],
  [activity('293'), [activity('2930')]],
  [activity('10'), [activity('1050')]],
  [
    ties({ place: 'other' }),
    [
      ties({ place: 'other', subdivision: 'AR-B' }),
      ties({ place: 'other', subdivision: 'AR-B', division: '29' }),
    ],
  ],
  [
    ties({ place: 'other', subdivision: 'AR-B' }),
    [ties({ place: 'other', subdivision: 'AR-B', division: '29' })],
  ],
  [ties({ place: 'other', division: '29' }), [ties({ place: 'other', subdivision: 'AR-B', division: '29' })]],
  [
    ties({ place: 'abroad' }, { place: 'local' }),
    [
      ties({ place: 'abroad', country: 'DE' }, { place: 'local' }),
      ties({ place: 'abroad', country: 'DE', division: '31' }, { place: 'local' }),
    ],
  ],
];

it('what was told in part and then whole leaves only what was possible before', () => {
  fc.assert(
    fc.property(some, base, fc.constantFrom(...TO_COMPLETE), (others, own, [part, wholes]) => {
      const { 'standards.checklist': _, ...rest } = { ...others, ...own };
      const before = viewOfFirm(firm({ ...rest, ...part })).read;
      for (const whole of wholes) {
        const now = viewOfFirm(firm({ ...rest, ...whole })).read;
        for (const key of readableFacts)
          expect(
            narrows(now(key), before(key)),
            `${key}: ${JSON.stringify([part, whole, before(key), now(key)])}`,
          ).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** Whether all that a fact may be now is among what it might have been before. */
function narrows(now: FactValue, before: FactValue): boolean {
  if (before.kind === 'unknown') return true;
  switch (now.kind) {
    case 'values':
      return (
        before.kind === 'values' &&
        now.values.every((one) => before.values.some((part) => one.startsWith(part)))
      );
    case 'range':
      return before.kind === 'range' && now.lo >= before.lo && now.hi <= before.hi;
    case 'flag':
      return before.kind === 'flag' && now.value === before.value;
    case 'set': {
      if (before.kind !== 'set' || !before.members.every((one) => now.members.includes(one))) return false;
      return before.open === true || (!now.open && now.members.every((one) => before.members.includes(one)));
    }
    default:
      return false;
  }
}
