import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import type { FormFields } from '../../schemas/fields';
import { anOwner, type Owner } from '../testing/visitors';
import { getDiagnostic } from './get';
import { saveScreen } from './save-screen';
import { decide } from './screen-decision';
import type { ScreenState } from './state';

const { db } = await withTestDatabase();

/** A window: the version its form was drawn from, and every text it has shown to the person. */
type Tab = { name: string; version: number; seen: Set<string> };
type Step = {
  tab: 0 | 1;
  act: 'open' | 'save' | 'keep' | 'discard';
  text: string;
  follows: boolean;
  named: boolean;
};

const step = fc.record<Step>({
  tab: fc.constantFrom(0, 1),
  act: fc.constantFrom('open', 'save', 'save', 'keep', 'discard'),
  // Numbers are answers, the rest are mistakes.
  text: fc.constantFrom('1', '2', '3', '4', 'x', 'y', 'z'),
  // After a post the browser shows the page again, unless the person goes back to the old one.
  follows: fc.boolean(),
  // A page with script says which page it is.
  named: fc.boolean(),
});

const fieldsOf = (text: string): FormFields => ({ 'firm.employees': [text] });
const textOf = (fields: FormFields) => fields['firm.employees']?.[0] ?? '';

/** Every text that is stored or waiting. */
async function textsOf({ ctx }: Owner): Promise<{ version: number; texts: Set<string>; stored: string }> {
  const { answers, screens } = await getDiagnostic(ctx);
  const given = answers['firm.employees']?.answer;
  const stored = given?.state === 'answered' ? String(given.value) : '';
  const { version = 0, pending = null } = screens.size ?? {};
  const waiting = pending
    ? [pending, ...(pending.open ?? []), ...pending.others.map((fields) => ({ fields }))].map((one) =>
        textOf(one.fields),
      )
    : [];
  return { version, stored, texts: new Set([stored, ...waiting].filter((text) => text !== '')) };
}

/** Draws the page in this window. */
function open(tab: Tab, now: { version: number; texts: ReadonlySet<string> }) {
  tab.name = randomUUID();
  tab.version = now.version;
  for (const text of now.texts) tab.seen.add(text);
}

it('loses nothing unseen, whatever two windows of one screen do in turn', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      const owner = await anOwner(db, 'short');
      const tabs: [Tab, Tab] = [
        { name: 'a', version: 0, seen: new Set() },
        { name: 'b', version: 0, seen: new Set() },
      ];
      let before = await textsOf(owner);
      for (const { tab: which, act, text, follows, named } of steps) {
        const tab = tabs[which];
        if (act === 'open') {
          open(tab, before);
          continue;
        }
        const fields = fieldsOf(text);
        const { outcome } = await saveScreen(owner.ctx, {
          screen: 'size',
          fields,
          version: tab.version,
          tab: named ? tab.name : undefined,
          intent: act,
        });
        const after = await textsOf(owner);
        if (act !== 'discard') {
          tab.seen.add(text);
          expect(after.texts).toContain(text);
          expect(outcome === 'saved').toBe(after.stored === text && act === 'save');
        }
        // What is gone was on the page of the one who acted.
        for (const gone of before.texts) if (!after.texts.has(gone)) expect(tab.seen).toContain(gone);
        if (after.stored !== before.stored) expect([...tab.seen, '']).toContain(before.stored);
        before = after;
        if (follows) open(tab, after);
      }
    }),
    { numRuns: 300 },
  );
});

it('has no conflict of a page with what it kept itself, however often', { timeout: 120_000 }, async () => {
  const kept = fc.array(fc.constantFrom('', '1', '2', 'x', 'y'), { minLength: 1, maxLength: 5 });
  const before = fc.constantFrom(null, '3', 'z');
  await fc.assert(
    fc.asyncProperty(kept, before, fc.constantFrom('save', 'discard'), async (texts, first, last) => {
      const owner = await anOwner(db, 'short');
      const send = (text: string, intent: 'save' | 'keep' | 'discard', version: number) =>
        saveScreen(owner.ctx, { screen: 'size', fields: fieldsOf(text), version, tab: 'this page', intent });
      // Anything may wait on the page already, a conflict of two other windows included.
      if (first !== null)
        for (const text of ['4', first])
          await saveScreen(owner.ctx, { screen: 'size', fields: fieldsOf(text), version: 0, intent: 'save' });
      const { version } = await textsOf(owner);
      for (const text of texts) {
        expect(await send(text, 'keep', version)).toMatchObject({ outcome: 'kept' });
        const { screens } = await getDiagnostic(owner.ctx);
        const shown = screens.size?.pending;
        if (shown) expect(textOf(shown.fields)).toBe(text);
      }
      expect(await send('5', last, version)).toMatchObject({ outcome: 'saved' });
      const { stored, texts: left } = await textsOf(owner);
      expect([stored, [...left]]).toEqual(
        last === 'save' ? ['5', ['5']] : [first === null ? '' : '4', first === null ? [] : ['4']],
      );
    }),
    { numRuns: 60 },
  );
});

it('decides the same way over thousands of turns', () => {
  const posted = fc.record({
    version: fc.nat(6),
    intent: fc.constantFrom('save' as const, 'keep' as const),
    fields: fc.constantFrom(...['1', '2', 'x', 'y'].map(fieldsOf)),
    tab: fc.constantFrom(undefined, 'a', 'b'),
  });
  fc.assert(
    fc.property(fc.array(posted, { maxLength: 12 }), (posts) => {
      let screen: ScreenState = { version: 0, storedVersion: 0, pending: null, sentBy: null };
      let stored = '';
      for (const post of posts) {
        const text = textOf(post.fields);
        const errors = /\d/.test(text) ? [] : [{ field: 'firm.employees', code: 'not_a_number' as const }];
        const decision = decide(screen, {
          ...post,
          errors,
          differs: errors.length === 0 && text !== stored,
          touched: ['firm.employees'],
          clashes: stored !== '' && text !== stored,
        });
        expect(decision.outcome === 'saved').toBe(post.intent === 'save' && decision.store);
        const changes = decision.store && text !== stored;
        const version = screen.version + 1;
        if (changes) stored = text;
        screen = {
          version,
          storedVersion: changes ? version : screen.storedVersion,
          pending: decision.pending,
          sentBy: decision.sentBy,
        };
      }
    }),
    { numRuns: 2000 },
  );
});

/** One turn on one of four pages that change each other's answers. */
const turn = fc.oneof(
  fc.record({ screen: fc.constant('country'), value: fc.constantFrom('AR', 'NI', 'MX') }),
  fc.record({ screen: fc.constant('place'), value: fc.constantFrom('AR-M', 'NI-MN', 'MX-JAL') }),
  fc.record({
    screen: fc.constant('certificates'),
    value: fc.constantFrom('', 'valid', 'expired', 'working'),
  }),
  fc.record({
    screen: fc.constant('certificate-details'),
    value: fc.constantFrom('2027-03-01', '2028-12-31', ''),
  }),
);

const FIELDS: Readonly<Record<string, (value: string) => FormFields>> = {
  country: (value) => ({ 'firm.country': [value] }),
  place: (value) => ({ 'firm.subdivision': [value] }),
  certificates: (value) =>
    value === '' ? { 'standards.held.none': ['1'] } : { 'standards.held.iso9001': [value] },
  'certificate-details': (value) => ({ 'standards.held.iso9001.until': [value] }),
};

it('keeps pages that share answers in step, whatever is drawn when', { timeout: 120_000 }, async () => {
  const window = fc.record({ turn, stale: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(window, { minLength: 3, maxLength: 8 }), async (turns) => {
      const { ctx } = await anOwner(db);
      const drawn = new Map<string, number>();
      for (const { turn: of, stale } of turns) {
        const before = await getDiagnostic(ctx);
        const now = before.screens[of.screen]?.version ?? 0;
        const version = stale ? (drawn.get(of.screen) ?? 0) : now;
        drawn.set(of.screen, version);
        const { outcome } = await saveScreen(ctx, {
          screen: of.screen,
          fields: FIELDS[of.screen]?.(of.value) ?? {},
          version,
          intent: 'save',
        });
        const after = await getDiagnostic(ctx);
        const given = (fact: string, state = after) => {
          const answer = state.answers[fact]?.answer;
          return answer?.state === 'answered' ? answer.value : null;
        };
        // A page whose post was not taken has changed no answer and kept what was typed.
        if (outcome !== 'saved') {
          expect(after.answers).toEqual(before.answers);
          expect(after.screens[of.screen]?.pending).not.toBeNull();
        }
        // A place always lies in the country.
        const [country, place] = [given('firm.country'), given('firm.subdivision')];
        if (country !== null && place !== null) expect(String(place)).toMatch(new RegExp(`^${country}-`));
        // Another page that shows a changed answer is out of date.
        if (outcome === 'saved' && given('standards.held') !== null) {
          const changed =
            JSON.stringify(given('standards.held')) !== JSON.stringify(given('standards.held', before));
          const other = of.screen === 'certificates' ? 'certificate-details' : 'certificates';
          const versions = [before, after].map((state) => state.screens[other]?.version ?? 0);
          if (changed) expect(versions[1]).toBeGreaterThan(versions[0] ?? 0);
        }
        // Details complete a certificate and never add or drop one.
        if (of.screen === 'certificate-details')
          expect(Object.keys(given('standards.held') ?? {})).toEqual(
            Object.keys(given('standards.held', before) ?? {}),
          );
      }
    }),
    { numRuns: 60 },
  );
});
