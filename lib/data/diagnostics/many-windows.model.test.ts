import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FormFields, sameFields } from '../../schemas/fields';
import { decide, type Posted } from './screen-decision';
import type { Pending, ScreenState } from './state';
import { typedOn } from './waiting';

const FACTS = ['firm.employees', 'firm.sales_band', 'firm.year_started'];
const NEVER_SAVED: ScreenState = { version: 0, storedVersion: 0, pending: null, sentBy: null };

/** What one window has changed: a text for some of the questions. */
type Typed = Readonly<Record<string, string>>;
type Turn = { tab: string; typed: Typed };

const text = fc.constantFrom('1', '2', '777');
const typed: fc.Arbitrary<Typed> = fc
  .tuple(fc.subarray(FACTS, { minLength: 1 }), fc.array(text, { minLength: 3, maxLength: 3 }))
  .map(([facts, texts]) => Object.fromEntries(facts.map((fact, index) => [fact, texts[index] ?? ''])));

/** Every window was drawn before any of this: with three empty questions. */
function post({ tab, typed: answers }: Turn, intent: 'save' | 'keep'): Posted {
  return {
    version: 0,
    tab,
    intent,
    fields: Object.fromEntries(FACTS.map((fact) => [fact, [answers[fact] ?? '']])),
    errors: [],
    differs: true,
    touched: Object.keys(answers),
    clashes: false,
  };
}

function own(answers: Typed): FormFields {
  return Object.fromEntries(Object.entries(answers).map(([fact, one]) => [fact, [one]]));
}

/** The text of each window as it waits, found by its name. */
function waiting(pending: Pending | null, tab: string): FormFields | undefined {
  const touched = pending?.by?.tab === tab ? (pending.by.touched ?? []) : null;
  if (touched === null) return pending?.open?.find((one) => one.tab === tab)?.fields;
  return Object.fromEntries(touched.map((fact) => [fact, pending?.fields[fact] ?? []]));
}

function differ(one: Typed, other: Typed): boolean {
  return Object.keys(one).some((fact) => fact in other && other[fact] !== one[fact]);
}

function keepAll(turns: readonly Turn[]): { screen: ScreenState; latest: Map<string, Typed>; met: boolean } {
  const latest = new Map<string, Typed>();
  let screen = NEVER_SAVED;
  let met = false;
  for (const turn of turns) {
    const { outcome, store, pending } = decide(screen, post(turn, 'keep'));
    const meetsNow = [...latest].some(([tab, one]) => tab !== turn.tab && differ(one, turn.typed));
    met ||= meetsNow;
    if (!sameText(latest.get(turn.tab), turn.typed)) expect(outcome).toBe(meetsNow ? 'conflict' : 'kept');
    expect(store).toBe(false);
    latest.set(turn.tab, turn.typed);
    screen = { ...screen, version: screen.version + 1, pending };
    for (const [tab, one] of latest) expect(waiting(pending, tab)).toEqual(own(one));
    expect(pending?.conflict).toBe(met);
  }
  return { screen, latest, met };
}

function sameText(one: Typed | undefined, other: Typed): boolean {
  return one !== undefined && sameFields(own(one), own(other));
}

function turnsOf(tabs: readonly string[]) {
  return fc.array(fc.record({ tab: fc.constantFrom(...tabs), typed }), { minLength: 1, maxLength: 25 });
}

it('has the latest text of every window, whatever order they keep in, and a conflict only over one question', () => {
  fc.assert(
    fc.property(turnsOf(['one', 'two', 'three', 'four', 'five']), (turns) => {
      const { screen, latest, met } = keepAll(turns);
      const { pending } = screen;
      if (met || pending === null) return;
      const all = Object.assign({}, ...[...latest.values()].map(own));
      const { fields, facts } = typedOn(pending);
      // Drawn again, the page shows what all of them typed.
      for (const fact of Object.keys(all)) expect(fields[fact]).toEqual(all[fact]);
      expect([...(facts ?? FACTS)]).toEqual(expect.arrayContaining(Object.keys(all)));
    }),
    { numRuns: 1000 },
  );
});

it('stores what is saved where no other window changed that question, and leaves the texts of the others', () => {
  fc.assert(
    fc.property(
      turnsOf(['one', 'two', 'three']),
      typed,
      fc.constantFrom('one', 'four'),
      (turns, last, tab) => {
        const { screen, latest } = keepAll(turns);
        const rest = [...latest].filter(([other]) => other !== tab);
        const saved = decide(screen, post({ tab, typed: last }, 'save'));
        const meets = rest.some(([, one]) => differ(one, last));
        expect(saved).toMatchObject({ outcome: meets ? 'conflict' : 'saved', store: !meets });
        for (const [other, one] of rest) {
          const isStored = !meets && Object.entries(one).every(([fact, value]) => last[fact] === value);
          if (!isStored) expect(waiting(saved.pending, other)).toEqual(own(one));
        }
        if (meets) expect(waiting(saved.pending, tab)).toEqual(own(last));
        else expect(waiting(saved.pending, tab)).toBeUndefined();
      },
    ),
    { numRuns: 1000 },
  );
});

it('takes what a page has kept in any order before what a button sent, and nothing of it afterwards', () => {
  const texts = fc.array(fc.constantFrom('1', '12', '124'), { minLength: 1, maxLength: 5 });
  const shuffled = texts.chain((kept) => {
    const keeps = kept.map((value, index) => ({ value, turn: index + 1, intent: 'keep' as const }));
    const last = { value: '123', turn: kept.length + 1, intent: 'save' as const };
    return fc.shuffledSubarray([...keeps, last], { minLength: kept.length + 1 });
  });
  fc.assert(
    fc.property(shuffled, fc.constantFrom('123', 'abc'), (posts, final) => {
      let screen = NEVER_SAVED;
      let stored: string | undefined;
      let newest = 0;
      for (const { value, turn, intent } of posts) {
        const employees = intent === 'save' ? final : value;
        const isMistake = employees === 'abc';
        const before = screen;
        const decision = decide(screen, {
          ...post({ tab: 'one', typed: { 'firm.employees': employees } }, intent),
          turn,
          errors: isMistake ? [{ field: 'firm.employees', code: 'not_a_number' }] : [],
          clashes: stored !== undefined && stored !== employees,
        });
        const { outcome, store, pending, sentBy } = decision;
        expect(outcome).toBe(intent === 'keep' ? 'kept' : isMistake ? 'rejected' : 'saved');
        if (store) stored = employees;
        if (turn < newest) expect([store, pending]).toEqual([false, before.pending]);
        newest = Math.max(newest, turn);
        const version = screen.version + 1;
        screen = { version, storedVersion: store ? version : screen.storedVersion, pending, sentBy };
      }
      expect(stored).toBe(final === 'abc' ? undefined : final);
      expect(screen.pending?.fields['firm.employees']).toEqual(final === 'abc' ? ['abc'] : undefined);
    }),
    { numRuns: 1000 },
  );
});

it('lets the oldest of more windows than ten give way, and none for the fragments of another', () => {
  const tabs = Array.from({ length: 14 }, (_, index) => `window ${index}`);
  let screen = NEVER_SAVED;
  for (const [index, tab] of [...tabs, ...Array.from({ length: 30 }, () => 'window 13')].entries()) {
    const turn = { tab, typed: { 'firm.employees': String(index + 1) } };
    screen = { ...screen, version: screen.version + 1, pending: decide(screen, post(turn, 'keep')).pending };
  }
  expect(screen.pending?.open?.map(({ tab }) => tab)).toEqual(tabs.slice(4, 13));
  expect(screen.pending?.fields).toMatchObject({ 'firm.employees': ['44'] });
});
