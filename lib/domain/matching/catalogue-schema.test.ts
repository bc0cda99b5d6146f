import { describe, expect, it } from 'vitest';
import file from '../../../db/seed/data/demo-catalogue.json' with { type: 'json' };
import { demoCatalogue } from './demo.fixture';
import { catalogueFileSchema, catalogueFromFile } from './index';

describe('the file of the demonstration catalogue', () => {
  it('gives all institutions and offerings in the names of the engine', () => {
    expect(demoCatalogue.institutions).toHaveLength(26);
    expect(demoCatalogue.offerings).toHaveLength(49);
    expect(demoCatalogue.revision).toBe(1);
    expect(demoCatalogue.offerings.find(({ id }) => id === 'O02')).toMatchObject({
      sizeClasses: ['micro', 'small', 'medium'],
      minAc: 1,
      targets: { QMS: [0, 2], IMP: [0, 3], OPS: [1, 3] },
      priceUsd: 120,
      waiver: { micro: 100, small: 50 },
      requires: { any: [], all: [] },
      followUp: 'visits',
    });
    expect(demoCatalogue.institutions[0]?.access.reserved).toEqual({ micro: 0.2, small: 0.2 });
  });

  const [offering] = file.offerings;
  it.each<[string, object]>([
    ['an unknown key', { prestige: 1 }],
    ['an unknown type', { type: 'lottery' }],
    ['no sector at all', { sectors: [] }],
    ['a target that leads down', { targets: { OPS: [3, 1] } }],
    ['a target that leads nowhere', { targets: { OPS: [3, 3] } }],
    ['an unknown capability', { targets: { FUN: [0, 1] } }],
    ['a negative price', { price_usd: -1 }],
    ['a waiver for nobody we know', { waiver: { friends: 100 } }],
    ['half a strength', { knowledge: { what: 0.25, how: 0, why: 0 } }],
    ['a community without a division', { communities: ['AR-M'] }],
  ])('is refused with %s', (_, change) => {
    const broken = { ...file, offerings: [{ ...offering, ...change }] };
    expect(catalogueFileSchema.safeParse(broken).success).toBe(false);
    expect(() => catalogueFromFile(broken, 1)).toThrow();
  });
});
