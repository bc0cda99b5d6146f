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

const activity = (main: string): Said => ({ 'firm.isic': { main, second: null } });
const ties = (...listed: readonly string[]): Said => ({ 'ties.list': sources(...listed) });
const associations = (value: {
  kinds: readonly string[];
  members: readonly string[];
  asked: readonly string[];
  unsure?: true;
  kindsUnsure?: true;
}): Said => ({ 'firm.associations': value });

/** Answers told in part, each with ways to tell the rest. */
const TO_COMPLETE: readonly (readonly [Said, readonly Said[]])[] = [
  [
    associations({ kinds: [], members: [], asked: [], unsure: true, kindsUnsure: true }),
    [
      associations({ kinds: ['none'], members: [], asked: ['I10'] }),
      associations({ kinds: ['chamber'], members: ['I10'], asked: ['I10'] }),
      associations({ kinds: ['chamber'], members: [], asked: [], unsure: true }),
    ],
  ],
  [
    associations({ kinds: [], members: [], asked: ['I10'], kindsUnsure: true }),
    [
      associations({ kinds: ['none'], members: [], asked: ['I10'] }),
      associations({ kinds: ['cluster'], members: [], asked: ['I10', 'I11'] }),
    ],
  ],
  [
    associations({ kinds: ['none'], members: [], asked: [], unsure: true }),
    [
      associations({ kinds: ['none'], members: [], asked: ['I10'] }),
      associations({ kinds: [], members: ['I11'], asked: ['I10', 'I11'] }),
    ],
  ],
  [
    associations({ kinds: ['chamber'], members: [], asked: [], unsure: true }),
    [
      associations({ kinds: ['chamber'], members: ['I10'], asked: ['I10'] }),
      associations({ kinds: ['chamber'], members: [], asked: ['I10'] }),
    ],
  ],
  [activity('29'), [activity('2930'), activity('2910'), activity('293')]],
  [activity('293'), [activity('2930')]],
  [activity('10'), [activity('1050')]],
  [ties('other'), [ties('other:AR-B'), ties('other:AR-B:29')]],
  [ties('other:AR-B'), [ties('other:AR-B:29')]],
  [ties('abroad', 'local'), [ties('abroad:DE', 'local'), ties('abroad:DE:31', 'local')]],
  // The activity alone was told.
  [
    { 'ties.list': [{ ...near, place: 'other', subdivision: null, division: '29' }] },
    [ties('other:AR-B:29')],
  ],
];
const READ = [...readableFacts, 'member.I10', 'member.I11', 'member.I12'];

it('what was told in part and then whole leaves only what was possible before', () => {
  fc.assert(
    fc.property(some, base, fc.constantFrom(...TO_COMPLETE), (others, own, [part, wholes]) => {
      const said = { ...others, ...own };
      // Lines of the list of another sector cease to count once the sector is known.
      const { 'standards.checklist': _, ...withoutList } = said;
      const rest = 'firm.isic' in part ? withoutList : said;
      const before = viewOfFirm(firm({ ...rest, ...part })).read;
      for (const whole of wholes) {
        const now = viewOfFirm(firm({ ...rest, ...whole })).read;
        for (const key of READ)
          expect(
            narrows(now(key), before(key)),
            `${key}: ${JSON.stringify([part, whole, before(key), now(key)])}`,
          ).toBe(true);
      }
    }),
    { numRuns: 600 },
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
