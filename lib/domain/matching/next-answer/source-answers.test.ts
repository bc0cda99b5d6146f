import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../facts';
import { withOneMore } from '../../facts';
import {
  capitals,
  profileFrom,
  rows,
  type Said,
  sizeRules,
  standards,
  TODAY,
} from '../../facts/firm.fixture';
import { anOffering, inputOf } from '../builders.fixture';
import { type MatchInput, type Offering, runMatching } from '../index';
import { asking, FULL } from './real-answers.fixture';

type Place = 'local' | 'other' | 'abroad';

/** A source: where it is, which region or country, and which division; null where not told. */
const from = (place: Place, where: string | null, division: string | null) => ({
  kind: 'supplier',
  place,
  subdivision: place === 'other' ? where : null,
  country: place === 'abroad' ? where : null,
  division,
});

const SOMEWHERE = from('other', null, null);

const asksFor = (...values: readonly string[]): Offering =>
  anOffering({
    sectors: ['*'],
    eligibility: asking({ op: 'intersects', fact: 'ties.communities', values }),
  });

function inputFor(said: Said, offerings: readonly Offering[]): MatchInput {
  const answers = rows(said);
  const firmWith = withOneMore({ answers, sizeRules, standards, capitals, asOf: TODAY });
  const input = inputOf(profileFrom(answers), offerings);
  return { ...input, firmWith, policy: { ...input.policy, answerNextLimit: 100 } };
}

function toldOf(sources: AnswerValue, offerings: readonly Offering[]) {
  const run = runMatching(inputFor({ ...FULL, 'ties.list': sources }, offerings));
  return { ...run, next: run.answerNext.find(({ fact }) => fact === 'ties.list') };
}

describe('sources of which not all was told', () => {
  // A rule asks for a source in car parts (29) in the province of Buenos Aires (AR-B).
  it('are to be told further where a rule asks for a community they may be in', () => {
    const offerings = [asksFor('AR-B:29')];
    for (const source of [SOMEWHERE, from('other', 'AR-B', null), from('other', null, '29')])
      expect(toldOf([source, from('local', null, null)], offerings).next).toEqual({
        fact: 'ties.list',
        statuses: 1,
        first: 0,
        offerings: ['O1'],
      });
  });

  it('are to be told further where the rest settles that none is in that community', () => {
    const offerings = [asksFor('AR-B:29')];
    for (const source of [from('other', 'AR-J', null), from('other', null, '11'), from('abroad', null, null)])
      expect(toldOf([source], offerings).next).toMatchObject({ statuses: 1, offerings: ['O1'] });
  });

  it('are not where all was told, or nothing looks at them', () => {
    for (const source of [from('other', 'AR-J', '11'), from('local', null, null)])
      expect(toldOf([source], [asksFor('AR-B:29')]).next).toBeUndefined();
    expect(toldOf([SOMEWHERE], [anOffering({ sectors: ['*'] })]).next).toBeUndefined();
  });

  it('are told each in a community of its own, those that fit few first', () => {
    // O1 is better than O2 by its contacts until both of its communities are known to the firm.
    const known = { sectors: ['*'], communities: ['AR-B:29', 'AR-J:11', 'AR-M:11'] };
    const offerings = [
      anOffering({ ...known, id: 'O1' }),
      anOffering({ sectors: ['*'], id: 'O2', communities: ['AR-X:62', 'AR-M:11'] }),
    ];
    const { next } = toldOf([SOMEWHERE, from('other', 'AR-B', null)], offerings);
    expect(next).toEqual({ fact: 'ties.list', statuses: 0, first: 1, offerings: ['O2'] });
  });

  it('give way to one another, so that as many communities as can be are tried', () => {
    // The region of two of them is told, the work of the third: all three communities of O1 fit only one way.
    const listed = [from('other', 'AR-B', null), from('other', null, '29'), from('other', 'AR-B', null)];
    const offerings = [
      anOffering({ sectors: ['*'], id: 'O1', communities: ['AR-B:11', 'AR-B:29', 'AR-J:29'] }),
      anOffering({ sectors: ['*'], id: 'O2', communities: ['AR-X:62', 'AR-M:11'] }),
    ];
    expect(toldOf(listed, offerings).next).toEqual({
      ...{ fact: 'ties.list', statuses: 0, first: 1, offerings: ['O2'] },
    });
  });

  const COMMUNITIES = ['AR-B:29', 'AR-B:11', 'AR-J:29', 'AR-J:11', 'DE:31', 'IT:28'];
  const places: Readonly<Record<string, readonly (string | null)[]>> = {
    other: ['AR-B', 'AR-J', 'AR-X'],
    abroad: ['DE', 'IT', 'FR'],
  };
  const whole = fc.constantFrom<Place>('other', 'abroad', 'local').chain((place) =>
    fc.record({
      place: fc.constant(place),
      where: fc.constantFrom(...(places[place] ?? [null])),
      division: place === 'local' ? fc.constant(null) : fc.constantFrom('29', '11', '31', '28', '62'),
      where_told: fc.boolean(),
      division_told: fc.boolean(),
    }),
  );
  const sources = fc.array(whole, { minLength: 1, maxLength: 3 });

  it('are named whenever telling the rest of them moves a status or the first place', () => {
    const offering = fc.record({
      rule: fc.option(fc.subarray(COMMUNITIES, { minLength: 1, maxLength: 2 })),
      communities: fc.subarray([...COMMUNITIES, 'AR-M:11'], { minLength: 1 }),
    });
    let moved = 0;
    fc.assert(
      fc.property(sources, fc.array(offering, { minLength: 1, maxLength: 3 }), (listed, offered) => {
        const offerings = offered.map(({ rule, communities }, at) => ({
          ...(rule ? asksFor(...rule) : anOffering({ sectors: ['*'] })),
          id: `O${at + 1}`,
          communities,
        }));
        const part = listed.map(({ place, where, division, where_told, division_told }) =>
          from(place, where_told ? where : null, division_told ? division : null),
        );
        const all = listed.map(({ place, where, division }) => from(place, where, division));
        const before = toldOf(part, offerings);
        const after = toldOf(all, offerings);
        const status = (run: typeof before) => new Map(run.matches.map((one) => [one.offering, one.status]));
        const best = (run: typeof before) => run.matches.find(({ parts }) => parts !== null)?.offering;
        const others = offerings.filter(({ id }) => status(before).get(id) !== status(after).get(id));
        const lead = best(after);
        const changed = [...others.map(({ id }) => id), ...(lead && lead !== best(before) ? [lead] : [])];
        if (changed.length > 0) moved += 1;
        for (const id of changed) expect(before.next?.offerings).toContain(id);
      }),
      { numRuns: 300 },
    );
    // The law says something only where telling moves anything.
    expect(moved).toBeGreaterThan(30);
  });
});
