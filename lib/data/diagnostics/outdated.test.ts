import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { day } from '../../domain/dates';
import { type Answer, type AnswerSheet, type GivenAnswer, tiesSchema } from '../../domain/facts';
import { profileFrom } from '../../domain/facts/firm.fixture';
import { anOwner, aVisitor, contentHash, type Owner, save } from '../testing/visitors';
import { getDiagnostic } from './get';
import { outdated } from './outdated';

const { db, owner: admin } = await withTestDatabase();

const NEAR = { kind: 'supplier', place: 'local', subdivision: null, country: null, division: null } as const;

function given(fact: string, value: Extract<Answer, { value: unknown }>['value'] | null): GivenAnswer {
  const answer: Answer = value === null ? { state: 'skipped' } : { state: 'answered', value };
  const givenAt = '2026-11-30T12:00:00.000Z';
  return { fact, answer, source: 'firm', givenAt, instrumentVersion: '0.1.0' };
}

/** What is stored once a firm has said a country or a region, as far as the page lets it. */
function moved(sheet: AnswerSheet, [fact, value]: readonly [string, string | null]): AnswerSheet {
  const country = saidIn(sheet, 'firm.country');
  const isOffered = fact === 'firm.country' || value === null || (country && value.startsWith(`${country}-`));
  if (!isOffered || saidIn(sheet, fact) === value) return sheet;
  const changed = [{ fact, answer: given(fact, value).answer }];
  const all = [...changed, ...outdated(changed, sheet)];
  return { ...sheet, ...Object.fromEntries(all.map((one) => [one.fact, { ...given(fact, null), ...one }])) };
}

function saidIn(sheet: AnswerSheet, fact: string): string | null {
  const answer = sheet[fact]?.answer;
  return answer?.state === 'answered' ? String(answer.value) : null;
}

function placeOf(sheet: AnswerSheet): string | null {
  return saidIn(sheet, 'firm.subdivision') ?? saidIn(sheet, 'firm.country');
}

describe('sources near the firm, when it says another place', () => {
  const near = {
    'ties.list.kind': ['supplier'],
    'ties.list.place': ['local'],
    'ties.list.activity': ['same'],
    go: ['add'],
  };
  const placesOf = async ({ ctx }: Owner) => {
    const given = (await getDiagnostic(ctx)).answers['ties.list']?.answer;
    return tiesSchema.parse(given?.state === 'answered' ? given.value : null);
  };
  const atMendoza = async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'country', { 'firm.country': ['AR'] });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-M'] });
    await save(owner.ctx, 'sources', near);
    expect(await placesOf(owner)).toMatchObject([{ place: 'local', subdivision: null, country: null }]);
    return owner;
  };
  const profileAt = async ({ ctx }: Owner) => {
    const { answers } = await getDiagnostic(ctx);
    return profileFrom(Object.values(answers), { asOf: day('2100-01-01') });
  };

  it('keep where that was, so that they are asked again and not taken as near the new one', async () => {
    const owner = await atMendoza();
    expect(await profileAt(owner)).toMatchObject({ tiesOpen: false, ties: [{ place: 'local' }] });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-J'] }, 1);
    expect(await placesOf(owner)).toMatchObject([{ place: 'local', subdivision: 'AR-M' }]);
    expect(await profileAt(owner)).toMatchObject({ tiesOpen: true, ties: null, isolated: false });
    // The page about sources shows another list now.
    expect((await getDiagnostic(owner.ctx)).screens.sources).toMatchObject({ version: 2 });
    // One more that is near stands beside it, and both keep their place.
    const listed = { ...near, 'ties.list.saved': [JSON.stringify(await placesOf(owner))] };
    await save(owner.ctx, 'sources', listed, 2);
    expect((await placesOf(owner)).map(({ subdivision }) => subdivision)).toEqual(['AR-M', null]);
    // Where each is now can be said, and then nothing is open: the first stays in Mendoza.
    const all = { 'ties.list.saved': [JSON.stringify(await placesOf(owner))], go: ['next'] };
    await save(owner.ctx, 'sources', { ...all, 'ties.list.now.0': ['other'] }, 3);
    expect(await placesOf(owner)).toMatchObject([
      { place: 'other', subdivision: 'AR-M' },
      { place: 'local' },
    ]);
    const settled = await profileAt(owner);
    expect(settled).toMatchObject({ tiesOpen: false, ties: [{ place: 'other' }, { place: 'local' }] });
    expect(settled.unknownFacts).not.toContain('ties.list');
    await save(owner.ctx, 'sources', listed, 4);
    // Back where it was, the first is near again.
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-M'] }, 2);
    expect((await placesOf(owner)).map(({ subdivision }) => subdivision)).toEqual(['AR-M', 'AR-J']);
    expect(await profileAt(owner)).toMatchObject({ tiesOpen: true, ties: [{ place: 'local' }] });
  });

  it('keep the province when the country changes, or the country where that is all that was said', async () => {
    const owner = await atMendoza();
    await save(owner.ctx, 'country', { 'firm.country': ['CL'] }, 1);
    expect(await placesOf(owner)).toMatchObject([{ place: 'local', subdivision: 'AR-M' }]);
    const other = await anOwner(db);
    await save(other.ctx, 'country', { 'firm.country': ['AR'] });
    await save(other.ctx, 'sources', near);
    await save(other.ctx, 'country', { 'firm.country': ['CL'] }, 1);
    expect(await placesOf(other)).toMatchObject([{ place: 'local', subdivision: null, country: 'AR' }]);
    expect(await profileAt(other)).toMatchObject({ tiesOpen: true, ties: null });
  });

  it('and those of another region of the country that it leaves are abroad, in that country', async () => {
    const owner = await atMendoza();
    const one = { ...near, 'ties.list.place': ['other'] };
    const listed = async () => ({ 'ties.list.saved': [JSON.stringify(await placesOf(owner))] });
    await save(owner.ctx, 'sources', { ...one, ...(await listed()), 'ties.list.subdivision': ['AR-J'] }, 1);
    await save(owner.ctx, 'sources', { ...one, ...(await listed()) }, 2);
    const drawn = await listed();
    await save(owner.ctx, 'country', { 'firm.country': ['CL'] }, 1);
    const abroad = { place: 'abroad', subdivision: null, country: 'AR' };
    const moved = [{ place: 'local', subdivision: 'AR-M' }, abroad, abroad];
    expect(await placesOf(owner)).toMatchObject(moved);
    // A page drawn before the move does not bring the region back.
    await save(owner.ctx, 'sources', { ...drawn, ...near }, 3);
    expect((await placesOf(owner)).slice(0, 3)).toMatchObject(moved);
  });

  it('stay as they are when the place is said for the first time, or said again', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'sources', near);
    await save(owner.ctx, 'country', { 'firm.country': ['AR'] });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-M'] });
    await save(owner.ctx, 'place', { 'firm.subdivision': ['AR-M'] }, 1);
    expect(await placesOf(owner)).toMatchObject([{ place: 'local', subdivision: null, country: null }]);
  });

  it('count as near after any moves only where the firm is in the place that they were named for', () => {
    const country = fc.constantFrom('AR', 'CL', null);
    const move = fc.oneof(
      country.map((value) => ['firm.country', value] as const),
      fc.constantFrom('AR-M', 'AR-J', 'CL-BI', null).map((value) => ['firm.subdivision', value] as const),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 4 }), fc.array(move, { maxLength: 8 }), (before, after) => {
        let sheet = before.reduce(moved, {});
        sheet = { ...sheet, 'ties.list': given('ties.list', [NEAR]) };
        // Where the sources were near: told more exactly at will, until the firm says another place.
        let [near, isLeft] = [placeOf(sheet), false];
        for (const one of after) {
          sheet = moved(sheet, one);
          const here = placeOf(sheet);
          isLeft ||= !(near === null || here === near || here?.startsWith(`${near}-`));
          if (!isLeft) near = here;
          const { ties, tiesOpen } = profileFrom(Object.values(sheet), { asOf: day('2100-01-01') });
          expect([tiesOpen, ties?.length ?? 0]).toEqual(near === here || !isLeft ? [false, 1] : [true, 0]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are no matter of those who have no draft', async () => {
    await atMendoza();
    const before = await contentHash(admin);
    await expect(save(aVisitor(db), 'place', { 'firm.subdivision': ['AR-J'] }, 1)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await contentHash(admin)).toBe(before);
  });
});
