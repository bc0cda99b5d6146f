import { describe, expect, it } from 'vitest';
import demo from '@/db/seed/data/demo-catalogue.json' with { type: 'json' };
import { demoCatalogueFile } from '@/db/seed/demo-schema';
import { catalogueFileSchema } from '../../domain/matching';

/** What is seeded and what is read have each a shape of their own; a row must pass both or neither. */
function verdicts(kind: 'institutions' | 'offerings', change: object) {
  const rows = demo[kind].map((row, index) => (index === 0 ? { ...row, ...change } : row));
  const file = { ...demo, [kind]: rows };
  return {
    seeded: demoCatalogueFile.safeParse(file).success,
    read: catalogueFileSchema.safeParse(file).success,
  };
}

const both = (yes: boolean) => ({ seeded: yes, read: yes });
const [institution] = demo.institutions;

describe('the two shapes of the catalogue', () => {
  it.each([
    ['as published', {}],
    ['a price waived for a size class of the larger firms', { waiver: { large: 10 } }],
    ['a whole section', { sectors: ['C'] }],
    ['every sector', { sectors: ['*'] }],
    ['no seats', { seats: 0 }],
    ['nothing required', { requires: {} }],
    ['a target of one step', { targets: { OPS: [1, 2] } }],
  ])('both take an offering with %s', (_, change) => {
    expect(verdicts('offerings', change)).toEqual(both(true));
  });

  it.each([
    ['targets that go down', { targets: { OPS: [3, 1] } }],
    ['targets that stand still', { targets: { OPS: [2, 2] } }],
    ['a target of nothing known', { targets: { XXX: [1, 2] } }],
    ['a level above four', { min_ac: 5 }],
    ['a waiver for nobody we know', { waiver: { friends: 100 } }],
    ['a waiver above all of it', { waiver: { micro: 101 } }],
    ['a sector that is no code', { sectors: ['Z'] }],
    ['no sector', { sectors: [] }],
    ['no country', { countries: [] }],
    ['an empty list of subdivisions', { subdivisions: [] }],
    ['no size class', { size_classes: [] }],
    ['seats below none', { seats: -1 }],
    ['half a seat', { seats: 1.5 }],
    ['a price below nothing', { price_usd: -1 }],
    ['a price that is text', { price_usd: '7' }],
    ['a token with a space', { gives: ['a b'] }],
    ['an empty token', { requires: { any: [''] } }],
    ['a key nobody knows', { extra: 1 }],
    ['no hours', { hours_month: 0 }],
    ['a third of a strength', { knowledge: { what: 0.3, how: 0, why: 0 } }],
    ['a price of three decimals', { price_usd: 57.142 }],
    ['a price beyond reason', { price_usd: 1e9 }],
    ['a waiver of three decimals', { waiver: { micro: 33.333 } }],
    ['a share of three decimals', { practice_share: 0.333 }],
    ['no language', { languages: [] }],
    ['an intake nobody knows', { intake: 'soon' }],
  ])('both refuse an offering with %s', (_, change) => {
    expect(verdicts('offerings', change)).toEqual(both(false));
  });

  it.each([
    ['votes below none', { seats: [{ ...institution?.seats[0], votes: -1 }] }],
    ['a share of nothing', { contributions: [{ ...institution?.contributions[0], share: 0 }] }],
    ['no community', { communities: [] }],
    ['places kept for nobody we know', { access: { ...institution?.access, reserved: { friends: 0.1 } } }],
    ['more places kept than there are', { access: { ...institution?.access, reserved: { women: 1.1 } } }],
    ['a country that is no code', { country: 'Argentina' }],
  ])('both refuse an institution with %s', (_, change) => {
    expect(verdicts('institutions', change)).toEqual(both(false));
  });
});
