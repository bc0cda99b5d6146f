import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { FirmProfile } from '../../facts';
import { profileFrom } from '../../facts/firm.fixture';
import { CAPABILITIES, INTAKES, MODALITIES, NATURES, SIZE_CLASSES } from '../../vocabulary';
import { assess } from '../assess';
import { demoCatalogue, demoInput, exampleFirm, examples } from '../demo.fixture';
import { viewOfFirm } from '../firm-reader';
import { someFirm } from '../firms.fixture';
import type { Catalogue, Offering } from '../index';
import { byRank } from '../ranking';
import { settingOf } from '../setting';
import { effectOf } from './effect';
import { fieldOf } from './kin';
import { plainEffectOf } from './plain-effect.fixture';
import { trialsFor } from './trials';

vi.setConfig({ testTimeout: 60_000 });

const communities = [...new Set(demoCatalogue.offerings.flatMap((one) => one.communities))].slice(0, 12);
const span = fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);

/** Offerings alike in much and different in little, as those of one country are. */
const change: fc.Arbitrary<Partial<Offering>> = fc.record(
  {
    targets: fc.dictionary(fc.constantFrom(...CAPABILITIES), span, { maxKeys: 4 }),
    minAc: fc.nat(3),
    communities: fc.subarray(communities, { maxLength: 5 }),
    countries: fc.subarray(['AR', 'BR', 'MX'], { minLength: 1 }),
    sectors: fc.constantFrom(['*'], ['11'], ['25', '29']),
    sizeClasses: fc.subarray([...SIZE_CLASSES], { minLength: 1 }),
    languages: fc.subarray(['es', 'pt', 'other'], { minLength: 1 }),
    modality: fc.constantFrom(...MODALITIES),
    nature: fc.constantFrom(...NATURES),
    intake: fc.constantFrom(...INTAKES),
    membership: fc.constantFrom('none', 'required'),
    priceUsd: fc.constantFrom(0, 40, 300),
    waiver: fc.constantFrom({}, { micro: 100 }, { women: 50 }),
    requires: fc.constantFrom(
      { any: [], all: [] },
      { any: ['ISO9001'], all: [] },
      { any: [], all: ['monitored'] },
    ),
    knowledge: fc.constantFrom({ what: 1, how: 0, why: 0 }, { what: 0, how: 1, why: 0.5 }),
  },
  { requiredKeys: [] },
);

const catalogue: fc.Arbitrary<Catalogue> = fc
  .array(fc.tuple(fc.constantFrom(...demoCatalogue.offerings), change), { minLength: 2, maxLength: 30 })
  .map((all) => ({
    ...demoCatalogue,
    offerings: all.map(([one, changes], index) => ({ ...one, ...changes, id: `N${index}` })),
  }));

/** Each trial, by looking again at what it can tell apart, and by looking at all. */
function bothWays(firm: FirmProfile, of: Catalogue) {
  const input = { ...demoInput(firm), catalogue: of };
  const setting = settingOf(input, new Map());
  const view = viewOfFirm(firm);
  const assessed = of.offerings
    .map((offering) => assess(offering, view, setting))
    .toSorted((a, b) => byRank(a.rank, b.rank));
  const field = fieldOf(assessed);
  return trialsFor({ ...input, firm: view.firm }).map((trial) => {
    const [short, plain] = [
      effectOf(trial, field, setting, new Map()),
      plainEffectOf(trial, assessed, setting, new Map()),
    ];
    const sorted = ({ statuses, first }: typeof plain) => [[...statuses].toSorted(), [...first].toSorted()];
    return { fact: trial.fact, short: sorted(short), plain: sorted(plain) };
  });
}

describe('what a trial moves', () => {
  it('is the same as by looking at every offering again, for any firm and catalogue', () => {
    fc.assert(
      fc.property(someFirm, catalogue, (firm, of) => {
        for (const { fact, short, plain } of bothWays(firm, of)) expect([fact, short]).toEqual([fact, plain]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(examples.map(({ firm }) => firm.id))('is the same for the demonstration and %s', (id) => {
    for (const { short, plain } of bothWays(exampleFirm(id), demoCatalogue)) expect(short).toEqual(plain);
  });

  it('is the same for an empty form, and not nothing', () => {
    const all = bothWays(profileFrom([]), demoCatalogue);
    for (const { short, plain } of all) expect(short).toEqual(plain);
    expect(all.filter(({ short: [, first] }) => (first?.length ?? 0) > 0).length).toBeGreaterThan(3);
  });
});
