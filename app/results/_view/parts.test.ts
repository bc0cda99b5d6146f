import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '@/lib/domain/facts';
import { POLICY_2026_1, runMatching } from '@/lib/domain/matching';
import { demoCatalogue, demoInput, exampleFirm } from '@/lib/domain/matching/demo.fixture';
import { LOCALES } from '@/lib/domain/vocabulary';
import { partsView, wordOf } from './parts';
import { sayIn } from './runs.fixture';

describe('the word for a part of the score', () => {
  it.each([
    ['need.first', 0, 'none'],
    ['need.partly', 0.39, 'little'],
    ['need.partly', 0.4, 'partly'],
    ['need.partly', 0.8, 'mostly'],
    ['bridge.new', 0.6, 'partly'],
    // A price within what the firm said it can pay.
    ['cost.within', 0.7, 'mostly'],
    ['need.first', 1, 'fully'],
  ])('of %s at %s is %s', (code, value, word) => {
    expect(wordOf(code, value)).toBe(word);
  });

  it.each([
    'need.nothing_chosen',
    'absorb.unknown',
    'absorb.so_far',
    'know.partly_unknown',
    'bridge.unknown_ties',
    'bridge.open_places',
    'bridge.sources_to_name',
    'cost.unknown_limit',
  ])('of %s is that it is not known, whatever it counts for', (code) => {
    expect([0, 0.5, 1].map((value) => wordOf(code, value))).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe.each(LOCALES)('the link to the sources in %s', (locale) => {
  const linksOf = (of: Pick<FirmProfile, 'ties' | 'tiesOpen'>) =>
    runMatching(demoInput({ ...exampleFirm('F1'), ...of })).matches.flatMap((match) => {
      const institution = demoCatalogue.institutions.find(({ id }) => id === match.institution);
      const view =
        institution && partsView(sayIn(locale), match, { policy: POLICY_2026_1, institution, travel: null });
      return (view?.rows ?? []).flatMap(({ key, link }) =>
        link
          ? [
              [
                key,
                link.href === `/diagnostic/sources?from=match-${match.offering}`,
                match.parts?.bridge.reason.code,
              ],
            ]
          : [],
      );
    });

  it('is not there where all was said', () => {
    expect(linksOf({ ties: [], tiesOpen: false })).toEqual([]);
  });

  it('stands where the firm has moved since it named them', () => {
    const links = linksOf({ ties: [], tiesOpen: true });
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toEqual(['bridge', true, 'bridge.open_places']);
  });

  it('stands where not all was said of them', () => {
    const somewhere = {
      kind: null,
      place: 'other',
      subdivision: null,
      country: null,
      division: null,
    } as const;
    const links = linksOf({ ties: [somewhere], tiesOpen: false });
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toEqual(['bridge', true, 'bridge.sources_to_name']);
  });
});
