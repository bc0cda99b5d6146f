import { describe, expect, it } from 'vitest';
import catalogueText from '@/db/seed/data/catalogue-text.json';
import type { OfferingEntry } from '@/lib/data/catalogue/revision';
import { runMatching } from '@/lib/domain/matching';
import { demoCatalogue, demoInput, exampleFirm } from '@/lib/domain/matching/demo.fixture';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { reasonText } from '@/lib/messages/reason-text';
import { boxesOf, nextLink } from './boxes';
import { matchGroups } from './groups';
import { factsOf } from './match-facts';
import { nothingView } from './nothing';
import { empty, runFor, sayIn } from './runs.fixture';

const texts: Readonly<Record<string, OfferingEntry['text']>> = catalogueText.offerings;

describe.each(LOCALES)('what a result tells in %s', (locale) => {
  const say = sayIn(locale);
  const { t, names } = say;

  it('leaves the way to ask out of the facts of an invented offer where it is told below', () => {
    const [match] = runMatching(demoInput(exampleFirm('F1'))).matches;
    const offering = demoCatalogue.offerings.find(({ id }) => id === match?.offering);
    const text = texts[match?.offering ?? ''];
    if (!match || !offering || !text) throw new Error('no such offering');
    const entry = { offering, text, version: 1 };
    const told = (withContact: boolean) =>
      factsOf(say, { match, entry }, 'AR', withContact).map(({ value }) => value);
    expect(told(true)).toContain(t('catalogue.offering.joinDemo'));
    expect(told(false)).not.toContain(t('catalogue.offering.joinDemo'));
  });

  it('rounds the distance of two middles to tens and says what it is', () => {
    const distance = { code: 'dist.hybrid', values: { km: 667, place: 'AR-B' } };
    const told = reasonText(t, distance, names);
    expect(told).toMatch(/\b670 km/);
    expect(told).toMatch(/the middle of your region|el centro de su región/);
  });

  it('says how new contacts get their points while the sources are not known', () => {
    for (const code of ['bridge.unknown_ties', 'bridge.open_places', 'bridge.sources_to_name'])
      expect(reasonText(t, { code, values: { places: ['X'], communities: ['X:11'] } }, names)).toMatch(
        /count as new|cuentan como nuev/,
      );
  });

  // RULES.md 4.4: ordered by how many statuses or first places they could change.
  it('says both numbers that put the next questions in order', () => {
    const next = { fact: 'firm.isic', statuses: 11, first: 3, offerings: [] };
    const note = (of: object) => nextLink(say, { ...next, ...of }, 49).note;
    expect(note({}).match(/\d+/g)).toEqual(['11', '3']);
    expect(note({ statuses: 0 }).match(/\d+/g)).toEqual(['3']);
    expect(note({ first: 1 })).toMatch(/one other offer|otra oferta /);
    expect(note({ first: 0 }).match(/\d+/g)).toEqual(['11']);
  });

  it('speaks of the list above beside money only where there is one', () => {
    const above = /above|arriba/;
    const text = (firm: typeof empty, all: boolean) => {
      const run = runFor(firm, true);
      const summary = { ...run.summary, boxes: { ...run.summary.boxes, money: ['O01'] } };
      const groups = matchGroups(say, run, { all });
      return boxesOf(say, { ...run, summary }, { little: false, groups }).find(({ key }) => key === 'money')
        ?.text;
    };
    expect(text(exampleFirm('F1'), false)).toMatch(above);
    expect(text(empty, true)).toMatch(above);
    // All that an empty form leaves open is one link there.
    expect(text(empty, false)).toMatch(/^(?!.*(above|arriba)).*(step|paso)/);
  });

  it('says so where no open answer would change anything, and not where all is answered', () => {
    const run = runFor(exampleFirm('F1'));
    const withAnswers = (answered: number) => {
      const firm = {
        ...run.summary.firm,
        completeness: { ...run.summary.firm.completeness, answered, shown: 47 },
      };
      const summary = { ...run.summary, answerNext: [], firm };
      return boxesOf(say, { ...run, summary }, { little: false, groups: [] }).find(
        ({ key }) => key === 'next',
      )?.text;
    };
    expect(withAnswers(39)).toBe(t('results.next.none'));
    expect(withAnswers(47)).toBeUndefined();
  });

  it('says of the open ones just who can settle them', () => {
    const run = runFor(empty);
    const told = (settleable: number) =>
      nothingView(say, { ...run, summary: { ...run.summary, settleable } }).looked.reasons.join(' ');
    const { unknown } = run.summary.counts;
    const institution = /the institution can say|la institución lo puede decir/;
    expect(told(unknown)).not.toMatch(institution);
    expect(told(0)).toMatch(institution);
    expect(told(0)).not.toMatch(/missing|falta/);
    expect(told(unknown - 1)).toMatch(/missing|falta/);
  });

  it('calls the first group by what it means, and claims of no link that it opens anything', () => {
    expect(t('results.group.eligible')).not.toMatch(/fit|sirve/i);
    expect(translator(locale)('pages.resume.link', { code: 'X' })).toMatch(
      /^(?!.*(opens|abre)).*(if answers|si hay)/,
    );
    // True of an empty form and of a whole one.
    expect(t('pages.check.hidden', { count: 4, all: 48 })).not.toMatch(/answers so far|respuestas hasta/);
  });
});
