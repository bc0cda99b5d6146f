import { describe, expect, it } from 'vitest';
import catalogueText from '@/db/seed/data/catalogue-text.json';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import type { LatestRun } from '@/lib/data/runs/latest';
import { allRanked, summaryOf } from '@/lib/data/runs/summary';
import { type FirmProfile, profileOf } from '@/lib/domain/facts';
import { runMatching } from '@/lib/domain/matching';
import {
  AS_OF,
  demoCatalogue,
  demoInput,
  exampleFirm,
  examples,
  reference,
} from '@/lib/domain/matching/demo.fixture';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { boxesOf } from './boxes';
import { matchGroups } from './groups';
import { levelsView } from './levels';
import { nothingView } from './nothing';
import type { ResultSay } from './say';
import { resultSentence } from './sentence';

// Codes of rules, gates, capabilities, tokens, places, offerings; and what a missing value leaves behind.
const CODES =
  /\b(IA|PG|SQ)-\d\d\b|\bG[1-8]\b|\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b|\b[OI]\d\d\b|\b[A-Z]{2}-[A-Z]{1,3}\b|\w_\w|undefined|\bnull\b|NaN|\[object|[{}]/;

const offeringTexts: Readonly<Record<string, OfferingEntry['text']>> = catalogueText.offerings;
const institutionTexts: Readonly<Record<string, Pick<InstitutionEntry['text'], 'name' | 'summary'>>> =
  catalogueText.institutions;

const view: CatalogueView = {
  revision: 1,
  catalogue: demoCatalogue,
  offerings: new Map(
    demoCatalogue.offerings.flatMap((offering) => {
      const text = offeringTexts[offering.id];
      return text ? [[offering.id, { offering, text, version: 1 }]] : [];
    }),
  ),
  institutions: new Map(
    demoCatalogue.institutions.flatMap((institution) => {
      const text = institutionTexts[institution.id];
      return text ? [[institution.id, { institution, text: { ...text, bodies: {} }, version: 1 }]] : [];
    }),
  ),
  institutionIds: new Set(demoCatalogue.institutions.map(({ id }) => id)),
  broken: [],
};

function sayIn(locale: Locale): ResultSay {
  const plain = (code: string) => code.replaceAll(/[-\d:]/g, '').toLowerCase();
  return {
    t: translator(locale),
    locale,
    names: {
      country: plain,
      place: plain,
      sector: () => 'making things',
      institution: (id) => view.institutions.get(id)?.text.name[locale] ?? id,
      body: plain,
      money: (usd) => `${usd} dollars`,
    },
    offering: (id) => view.offerings.get(id)?.text.name[locale] ?? id,
    rateOf: null,
  };
}

function runFor(firm: FirmProfile, all = false): LatestRun {
  const run = runMatching(demoInput(firm));
  const summary = summaryOf(run, firm);
  return {
    id: '00000000-0000-4000-8000-000000000000',
    asOf: AS_OF,
    createdAt: `${AS_OF}T00:00:00.000Z`,
    stale: false,
    catalogueRevision: 1,
    policyVersion: run.policyVersion,
    engineVersion: run.engineVersion,
    form: 'full',
    filledBy: 'firm',
    summary: all ? { ...summary, matches: allRanked(run.matches) } : summary,
    view,
  };
}

const empty = profileOf({ answers: [], ...reference });
const firms = [
  ...examples.map(({ firm }) => ({ name: firm.id, firm: exampleFirm(firm.id) })),
  { name: 'empty', firm: empty },
];

describe.each(LOCALES)('the list of matches in %s', (locale) => {
  const say = sayIn(locale);

  it.each(firms)('$name: names every match with its reason and shows no code', ({ firm }) => {
    const run = runFor(firm, true);
    const groups = matchGroups(say, run, { all: true, asked: true });
    expect(groups.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(
      run.summary.matches.map(({ offering }) => offering),
    );
    for (const { rows } of groups)
      for (const row of rows) {
        expect(row.status.text).not.toBe('');
        expect(row.why || row.also?.text || row.status.but, row.id).toBeTruthy();
        expect(row.facts.split(' · ').filter(Boolean), row.id).toHaveLength(4);
      }
    const words = {
      groups,
      boxes: boxesOf(say, run, false),
      nothing: nothingView(say, run),
      levels: levelsView(say.t, run.summary.firm),
    };
    expect(textsOf(words).filter((text) => CODES.test(text))).toEqual([]);
  });

  it('keeps the first page short and links to the rest', () => {
    const [group] = matchGroups(say, runFor(empty), { all: false, asked: false });
    const { counts, openQuestions } = runFor(empty).summary;
    expect(group?.rows.length).toBeLessThan(counts.unknown);
    expect(group?.all?.text).toContain(String(counts.unknown));
    expect(group?.help).toContain(String(openQuestions.length));
    expect(group?.all?.href).toBe('/results?all=1');
  });
});

describe('the sentence', () => {
  const none = { eligible: 0, later: 0, closed: 0, unknown: 0, no: 49, generic: 0, error: 0 };
  const [en, es] = [translator('en'), translator('es')];

  it.each([
    [
      { eligible: 6, later: 2, closed: 1 },
      'You can take part in six offers, two come later and one is closed for you.',
    ],
    [{ eligible: 1 }, 'You can take part in one offer.'],
    [
      { unknown: 47, generic: 2 },
      'No offer is open to you now, 47 are not settled yet and 2 give money only.',
    ],
    [{ eligible: 12, later: 1 }, 'You can take part in 12 offers and 1 comes later.'],
  ])('counts %o', (counts, sentence) => {
    expect(resultSentence(en, { ...none, ...counts })).toBe(sentence);
  });

  it('agrees in number and gender', () => {
    expect(resultSentence(es, { ...none, eligible: 1, later: 2, closed: 1 })).toBe(
      'Usted puede entrar en una oferta, dos vienen más adelante y una está cerrada para usted.',
    );
  });
});

describe('where little fits', () => {
  const say = sayIn('en');

  it('tells a firm without answers which three to give, and claims nothing about its place', () => {
    const { looked, change, nearest, call } = nothingView(say, runFor(empty));
    expect(change.questions).toHaveLength(3);
    expect(change.questions[0]?.href).toMatch(/^\/diagnostic\/.*from=results/);
    expect(looked.reasons.join(' ')).toContain('are not settled yet');
    expect(nearest?.link.href).toMatch(/^\/results\/O/);
    expect(call.text).toBe(say.t('results.none.callUnknown'));
  });

  it('tells a large firm why the others do not fit, what is nearest and whom to ask', () => {
    const { looked, nearest, call } = nothingView(say, runFor(exampleFirm('F10')));
    expect(looked.reasons.some((reason) => reason.includes('firms of another size'))).toBe(true);
    expect(nearest?.reasons.length).toBeGreaterThan(0);
    expect(call.institutions.length).toBeGreaterThan(1);
  });
});

describe('the numbers of a page', () => {
  const say = sayIn('en');

  it.each(firms)('$name: what was looked at adds up to the whole catalogue', ({ firm }) => {
    const run = runFor(firm);
    const { looked } = nothingView(say, run);
    const told = looked.reasons.map((reason) => Number.parseInt(reason, 10));
    const sum = told.reduce((all, count) => all + count, 0);
    expect(sum + run.summary.counts.eligible).toBe(demoCatalogue.offerings.length);
    expect(looked.text).toContain(`all ${demoCatalogue.offerings.length} offers`);
  });

  it('asks three questions by that number, and tells which counts for all offers', () => {
    const { change } = nothingView(say, runFor(empty));
    expect(change.title).toContain(String(change.questions.length));
    expect(change.questions[0]?.note).toContain(`all ${demoCatalogue.offerings.length} offers`);
  });

  it('tells a large firm that its size is the reason', () => {
    const { looked } = nothingView(sayIn('es'), runFor(exampleFirm('F10')));
    expect(looked.size).toMatch(/cuenta como grande/);
    expect(nothingView(say, runFor(empty)).looked.size).toBeNull();
  });

  it('draws the levels that were answered and counts the others', () => {
    const none = levelsView(say.t, empty);
    expect(none.rows).toEqual([]);
    expect(none.answer?.href).toContain('/diagnostic/work-process');
    const some = levelsView(say.t, {
      ...empty,
      levels: { ...empty.levels, QMS: { kind: 'exact', value: 2 } },
    });
    expect(some.rows.map(({ key }) => key)).toEqual(['QMS']);
    expect(some.open).toBe('8 of the 9 parts are not answered.');
  });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return /^\/|^(eligible|later|closed|unknown|[A-Z]{3}|O\d\d)$/.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
