import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificate, type Said, sheetOf, sources } from './firm.fixture';
import { nextScreen, previousScreen, screens, screensShown, shownQuestions } from './index';
import { applicableAnswers } from './shown';

const EMPTY = sheetOf({});
const FULL = sheetOf({
  'sales.direct_export_pct': '10_49',
  'sales.customer_type': ['mnc'],
  'ties.list': sources('local', 'local'),
  'standards.held': { ISO9001: certificate('working') },
});

function shows(fact: string, said: Said): boolean {
  return shownQuestions(sheetOf(said)).some((one) => one.fact === fact);
}

describe('a question with a condition', () => {
  it.each([
    ['sales.export_breadth', {}, false],
    ['sales.export_breadth', { 'sales.direct_export_pct': { state: 'dont_know' } }, false],
    ['sales.export_breadth', { 'sales.direct_export_pct': '0' }, false],
    ['sales.export_breadth', { 'sales.direct_export_pct': 'lt1' }, true],
    ['sales.export_breadth', { 'sales.direct_export_pct': '50' }, true],
    ['sales.main_buyer_role', {}, false],
    ['sales.main_buyer_role', { 'sales.customer_type': ['consumers', 'platform'] }, false],
    ['sales.main_buyer_role', { 'sales.customer_type': ['consumers', 'local_firms'] }, true],
    ['sales.main_buyer_role', { 'sales.customer_type': ['foreign_buyer'] }, true],
    ['sales.buyer_limits', { 'sales.customer_type': ['local_firms'] }, false],
    ['sales.buyer_limits', { 'sales.customer_type': ['mnc'] }, true],
    ['sales.buyer_limits', { 'sales.customer_type': ['large_domestic'] }, true],
    ['ties.overlap', {}, false],
    ['ties.overlap', { 'ties.list': { state: 'skipped' } }, false],
    ['ties.overlap', { 'ties.list': [] }, false],
    ['ties.overlap', { 'ties.list': sources('local') }, false],
    ['ties.overlap', { 'ties.list': sources('local', 'abroad:DE') }, true],
  ] satisfies readonly (readonly [string, Said, boolean])[])('%s with %j shows: %s', (fact, said, want) => {
    expect(shows(fact, said)).toBe(want);
  });

  it('is one of four; all others always show', () => {
    expect(shownQuestions(EMPTY)).toHaveLength(44);
    expect(shownQuestions(FULL)).toHaveLength(48);
  });
});

describe('screens', () => {
  it('are left out when nothing on them shows', () => {
    const ids = screensShown(EMPTY, 'full').map((screen) => screen.id);
    expect(screens.map((screen) => screen.id).filter((id) => !ids.includes(id))).toEqual([
      'breadth',
      'buyer',
      'certificate-details',
    ]);
    expect(screensShown(FULL, 'full')).toHaveLength(screens.length);
  });

  it('show the questions that apply and no others', () => {
    const overlap = screensShown(EMPTY, 'full').find((screen) => screen.id === 'overlap');
    expect(overlap?.facts).toEqual(['ties.outside_peers']);
    const buyer = screensShown(sheetOf({ 'sales.customer_type': ['local_firms'] }), 'full');
    expect(buyer.find((screen) => screen.id === 'buyer')?.facts).toEqual(['sales.main_buyer_role']);
  });

  it('of the short form are twelve, with its sixteen questions', () => {
    const short = screensShown(FULL, 'short');
    expect(short.map((screen) => screen.id)).toEqual([
      'country',
      'place',
      'activity',
      'size',
      'exports',
      'goal',
      'work-process',
      'priorities',
      'know',
      'learning',
      'change',
      'languages',
    ]);
    expect(short.flatMap((screen) => screen.facts)).toHaveLength(16);
    expect(short.find((screen) => screen.id === 'size')?.facts).toEqual(['firm.employees']);
  });

  it.each([
    [{}, false],
    [{ 'standards.held': {} }, false],
    [{ 'standards.held': { state: 'dont_know' } }, false],
    [{ 'standards.held': { HACCP: certificate('expired') } }, true],
    [{ 'standards.held': { HACCP: certificate('working') } }, true],
  ] satisfies readonly (readonly [Said, boolean])[])(
    'ask for details of certificates with %j: %s',
    (said, want) => {
      const ids = screensShown(sheetOf(said), 'full').map((screen) => screen.id);
      expect(ids.includes('certificate-details')).toBe(want);
    },
  );
});

describe('the way through', () => {
  it('goes forward and back over the screens that show', () => {
    expect(nextScreen('exports', EMPTY, 'full')).toBe('customers');
    expect(nextScreen('exports', FULL, 'full')).toBe('breadth');
    expect(nextScreen('size', EMPTY, 'short')).toBe('exports');
    expect(previousScreen('goal', EMPTY, 'full')).toBe('customers');
    expect(previousScreen('country', EMPTY, 'full')).toBeNull();
    expect(nextScreen('languages', EMPTY, 'full')).toBeNull();
    expect(nextScreen('change', EMPTY, 'short')).toBe('languages');
    expect(nextScreen('languages', EMPTY, 'short')).toBeNull();
  });

  it('goes on from a screen that no longer shows', () => {
    expect(nextScreen('buyer', EMPTY, 'full')).toBe('goal');
    expect(previousScreen('buyer', EMPTY, 'full')).toBe('customers');
  });

  it('refuses a screen that does not exist', () => {
    expect(() => nextScreen('check', EMPTY, 'full')).toThrow(RangeError);
  });

  it('visits every shown screen once, whatever was answered', () => {
    const sheet = fc.subarray(Object.keys(FULL)).map((facts) => keep(facts));
    fc.assert(
      fc.property(sheet, fc.constantFrom('short' as const, 'full' as const), (answers, form) => {
        const visited = walk((id) => nextScreen(id, answers, form), 'country');
        expect(visited).toEqual(screensShown(answers, form).map((screen) => screen.id));
        const back = walk((id) => previousScreen(id, answers, form), visited.at(-1) ?? '');
        expect(back.toReversed()).toEqual(visited);
      }),
    );
  });
});

describe('answers that have ceased to apply', () => {
  it('are left out once the condition is certainly not met', () => {
    const limits = { 'sales.buyer_limits': ['design'] };
    expect(
      applicableAnswers(sheetOf({ ...limits, 'sales.customer_type': ['consumers'] })),
    ).not.toHaveProperty(['sales.buyer_limits']);
  });

  it('stay while the condition is open or met', () => {
    const limits = { 'sales.buyer_limits': ['design'] };
    for (const said of [limits, { ...limits, 'sales.customer_type': ['mnc'] }])
      expect(applicableAnswers(sheetOf(said))).toHaveProperty(['sales.buyer_limits']);
  });

  it('take a region of another country with them', () => {
    const place = { 'firm.subdivision': 'AR-M' };
    expect(applicableAnswers(sheetOf({ ...place, 'firm.country': 'CL' }))).not.toHaveProperty([
      'firm.subdivision',
    ]);
    expect(applicableAnswers(sheetOf({ ...place, 'firm.country': 'AR' }))).toHaveProperty([
      'firm.subdivision',
    ]);
    expect(applicableAnswers(sheetOf(place))).toHaveProperty(['firm.subdivision']);
  });
});

function keep(facts: readonly string[]): typeof FULL {
  return Object.fromEntries(Object.entries(FULL).filter(([fact]) => facts.includes(fact)));
}

function walk(step: (id: string) => string | null, from: string): readonly string[] {
  const visited = [from];
  for (let id = step(from); id !== null; id = step(id)) visited.push(id);
  return visited;
}
