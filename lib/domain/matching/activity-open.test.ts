import { expect, it } from 'vitest';
import { certificate, firm, type Said } from '../facts/firm.fixture';
import { anOffering, inputOf, matchFor } from './builders.fixture';
import { runMatching } from './index';

/** For firms of every activity: learning level 3, quality work of level 2 and an applied step (gate 7, SQ-04). */
const FRONTIER = anOffering({ nature: 'pioneering', sectors: ['*'], countries: ['BR'], modality: 'online' });

const SAID: Said = {
  'firm.country': 'BR',
  'firm.subdivision': 'BR-ES',
  'firm.employees': 30,
  'access.languages': ['es'],
  'learn.seek': 3,
  'learn.understand': 3,
  'learn.try': 3,
  'learn.keep': 3,
  'learn.programmes': { public_training: 'finished' },
  'cap.qms': 1,
  'standards.checklist': { lists: ['iso9001'], ticked: [] },
};

function resultOf(held: string, isic: string | null) {
  const profile = firm({
    ...SAID,
    'standards.held': { [held]: certificate('valid') },
    ...(isic === null ? {} : { 'firm.isic': { main: isic, second: null } }),
  });
  return { profile, match: matchFor(profile, FRONTIER), run: runMatching(inputOf(profile, [FRONTIER])) };
}

// A certificate raises the level to 3 only in the activity of its family.
it.each([
  ['ISO9001', '6201', 'eligible'],
  ['ISO9001', '1050', 'later'],
  ['HACCP', '1050', 'eligible'],
  ['HACCP', '6201', 'later'],
])('a certificate of %s waits for the activity; in %s the match is %s', (held, isic, status) => {
  const { profile, match } = resultOf(held, null);
  expect(profile.quality).toEqual({ lo: 1, hi: 3 });
  expect(match).toMatchObject({ status: 'later', missing: ['firm.isic'] });
  expect(match.reasons.map(({ code }) => code)).toEqual(['later.pioneering_quality_not_asked']);
  expect(match.changes.map(({ fact }) => fact)).toEqual(['firm.isic']);
  expect(resultOf(held, isic).match.status).toBe(status);
});

it.each(['ISO9001', 'HACCP'])(
  'the activity is counted as an answer that could move a match, with %s',
  (held) => {
    const { run } = resultOf(held, null);
    expect(run.answerNext).toContainEqual(expect.objectContaining({ fact: 'firm.isic', statuses: 1 }));
  },
);

it('without a certificate no activity moves it', () => {
  const { run } = resultOf('ISO14001', null);
  expect(run.answerNext.map(({ fact }) => fact)).not.toContain('firm.isic');
});
