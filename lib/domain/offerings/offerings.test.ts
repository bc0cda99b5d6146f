import { describe, expect, it } from 'vitest';
import demo from '../../../db/seed/data/demo-catalogue.json' with { type: 'json' };
import { catalogueFileSchema } from '../matching';
import { OFFERING_STATES, OFFERING_STEPS } from '../people';
import {
  canTake,
  differences,
  OFFERING_ATTRIBUTES,
  type OfferingContent,
  offeringSteps,
  stateOfOffering,
} from './index';

const [offering] = catalogueFileSchema.parse(demo).offerings;
if (!offering) throw new Error('The demonstration has no offering.');
const both = (text: string) => ({ en: text, es: text });
const content: OfferingContent = {
  offering,
  text: { name: both('A'), summary: both('B'), conditions: { en: ['C'], es: ['C'] }, how: both('D') },
};

describe('where an offering stands', () => {
  it.each([
    [{ versions: 0, isOpen: false, last: null }, 'draft'],
    [{ versions: 1, isOpen: true, last: null }, 'published'],
    [{ versions: 2, isOpen: true, last: 'publish' }, 'published'],
    [{ versions: 2, isOpen: false, last: 'pause' }, 'paused'],
    [{ versions: 2, isOpen: false, last: 'withdraw' }, 'withdrawn'],
    [{ versions: 1, isOpen: false, last: null }, 'withdrawn'],
  ] as const)('%j is %s', (history, state) => {
    expect(stateOfOffering(history)).toBe(state);
  });

  it('allows these steps and no others', () => {
    const allowed = OFFERING_STATES.map((state) => [state, offeringSteps(state)]);
    expect(Object.fromEntries(allowed)).toEqual({
      published: ['publish', 'pause', 'withdraw'],
      paused: ['publish', 'withdraw'],
      withdrawn: ['publish'],
      draft: ['publish'],
    });
    for (const state of OFFERING_STATES)
      expect(OFFERING_STEPS.filter((step) => canTake(step, state))).toEqual(offeringSteps(state));
  });
});

describe('what differs between two versions', () => {
  it('is nothing between a version and itself, in whatever order its parts were written', () => {
    const turned = Object.fromEntries(
      Object.entries(offering)
        .map(([name, said]) => [name, Array.isArray(said) ? said.toReversed() : said] as const)
        .toReversed(),
    );
    expect(differences(content, { ...content, offering: { ...offering, ...turned } })).toEqual([]);
  });

  it('names what was changed, in its language', () => {
    const other = {
      offering: { ...offering, priceUsd: offering.priceUsd + 1, languages: ['pt'] },
      text: { ...content.text, name: { en: 'A', es: 'Otra' }, conditions: { en: ['C', 'E'], es: ['C'] } },
    };
    expect(differences(content, other)).toEqual([
      { kind: 'words', name: 'name', locale: 'es' },
      { kind: 'words', name: 'conditions', locale: 'en' },
      { kind: 'fact', name: 'priceUsd' },
      { kind: 'fact', name: 'languages' },
    ]);
  });

  it('can be found in everything an offering says but whose it is', () => {
    const facts = OFFERING_ATTRIBUTES.flatMap((one) => (one.kind === 'fact' ? [one.name] : []));
    // The demonstration has no offering with a rule of its own.
    const said = [...Object.keys(offering), 'eligibility'].filter(
      (name) => !['id', 'institution', 'name'].includes(name),
    );
    expect(facts.toSorted()).toEqual(said.toSorted());
  });
});
