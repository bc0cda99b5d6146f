import { describe, expect, it } from 'vitest';
import catalogueText from '@/db/seed/data/catalogue-text.json';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import type { LatestRun } from '@/lib/data/runs/latest';
import { allRanked, summaryOf } from '@/lib/data/runs/summary';
import { type FirmProfile, profileOf } from '@/lib/domain/facts';
import { rows } from '@/lib/domain/facts/firm.fixture';
import { POLICY_2026_1, runMatching } from '@/lib/domain/matching';
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
import { notesOf, statusOf } from './match-status';
import { nothingView } from './nothing';
import { workedOutRemark } from './remarks';
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
    policy: POLICY_2026_1,
  };
}

const empty = profileOf({ answers: [], ...reference });

function knownAs(answers: Parameters<typeof rows>[0]): FirmProfile {
  return profileOf({ ...reference, answers: rows(answers, `${AS_OF}T00:00:00Z`) });
}

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
        // Places are told where there are some to be had.
        const { intake } = run.summary.matches.find(({ offering }) => offering === row.id) ?? {};
        const facts = row.facts.split(' · ').filter(Boolean);
        expect(facts, row.id).toHaveLength(intake === 'open' ? 4 : 3);
      }
    const words = {
      groups,
      boxes: boxesOf(say, run, false),
      nothing: nothingView(say, run),
      levels: levelsView(say.t, run.summary.firm),
    };
    expect(textsOf(words).filter((text) => CODES.test(text))).toEqual([]);
  });

  it.each(firms)('$name: says why the others do not fit, and counts each offering once', ({ firm }) => {
    const run = runFor(firm);
    const looked = boxesOf(say, run, false).find((box) => box.key === 'looked');
    const told = (looked?.reasons ?? []).map((reason) => Number(/\d+/.exec(reason)?.[0]));
    const offerings = run.view.catalogue.offerings.length;
    expect(told.reduce((sum, count) => sum + count, run.summary.counts.eligible)).toBe(offerings);
    expect(looked?.text).toContain(String(offerings));
  });

  it('promises of the open ones only what answers settle', () => {
    const run = runFor(empty);
    const counts = { ...run.summary.counts, unknown: 4 };
    const help = (openQuestions: readonly string[], settleable: number) => {
      const summary = { ...run.summary, counts, openQuestions, settleable };
      return matchGroups(sayIn('en'), { ...run, summary }, { all: false, asked: false })[0]?.help;
    };
    expect(help(['access.languages'], 4)).toBe('One answer would settle these.');
    expect(help(['access.languages'], 3)).toMatch(/^One answer would settle 3 of these/);
    expect(help([], 0)).toBe('Only the institution can settle these.');
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

it.each([
  ['en', ['fits', 'later', 'closed', 'to be settled']],
  ['es', ['le sirve', 'más adelante', 'cerrado', 'por aclarar']],
] as const)('the order is told in %s: the groups first, then the points', (locale, groups) => {
  for (const key of ['results.match.whyText', 'results.print.order'] as const) {
    const told = translator(locale)(key);
    const places = groups.map((group) => told.indexOf(group));
    expect(places, told).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  }
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
    expect(resultSentence(en, { counts: { ...none, ...counts } })).toBe(sentence);
  });

  it('agrees in number and gender', () => {
    expect(resultSentence(es, { counts: { ...none, eligible: 1, later: 2, closed: 1 } })).toBe(
      'Usted puede entrar en una oferta, dos vienen más adelante y una está cerrada para usted.',
    );
  });

  it('promises no place where all that fits has a waiting list', () => {
    const { summary } = runFor(exampleFirm('F3'));
    expect(resultSentence(en, summary)).toMatch(/^Two offers fit \(with a waiting list\)/);
    expect(resultSentence(es, summary)).toMatch(/^Dos ofertas le sirven \(con lista de espera\)/);
    const [group] = matchGroups(sayIn('en'), runFor(exampleFirm('F3')), { all: true, asked: true });
    expect(group?.rows.map(({ facts }) => facts).join()).not.toMatch(/places|start date/);
  });

  it.each([
    [3, { waiting: 1, invitation: 1 }, 'Three offers fit (one with a waiting list and one by invitation).'],
    [1, { closed: 1 }, 'One offer fits (closed for now).'],
    [12, { waiting: 2 }, '12 offers fit (2 with a waiting list).'],
  ])('says of %i how one gets into them: %j', (eligible, held, sentence) => {
    const intakes = { open: 0, waiting: 0, invitation: 0, closed: 0, ...held };
    expect(resultSentence(en, { counts: { ...none, eligible }, intakes })).toBe(sentence);
  });
});

describe('where little fits', () => {
  const say = sayIn('en');

  it('tells a firm without answers which three to give, and claims nothing about its place', () => {
    const { looked, change, nearest, call } = nothingView(say, runFor(empty));
    expect(change.questions).toHaveLength(3);
    expect(change.questions[0]?.href).toMatch(/^\/diagnostic\/.*from=results/);
    expect(looked.reasons.join(' ')).toContain('are not settled yet');
    expect(nearest).toBeNull();
    expect(call.text).toBe(say.t('results.none.callUnknown'));
    const [open] = matchGroups(say, runFor(empty), { all: false, asked: false });
    expect(open?.rows).toEqual([]);
    expect(open?.all?.href).toBe('/results?all=1');
  });

  it('names an open offer as the nearest once the country is known', () => {
    const { nearest } = nothingView(say, runFor(knownAs({ 'firm.country': 'MX' })));
    expect(nearest?.link.href).toMatch(/^\/results\/O/);
  });

  // A tomato farm of 31 people: both offers of the growers' association are for members only.
  const farm = {
    'firm.country': 'MX',
    'firm.subdivision': 'MX-SIN',
    'firm.isic': { main: '0113', second: null },
    'firm.employees': 31,
    'access.languages': ['es'],
    'learn.seek': 1,
    'learn.understand': 1,
    'learn.try': 1,
    'learn.keep': 1,
    'standards.held': {},
    'learn.programmes': {},
  };

  it('names as nearest what has the fewest things in the way, and what would open it', () => {
    const run = runFor(
      knownAs({ ...farm, 'firm.associations': { kinds: ['none'], members: [], asked: ['I12'] } }),
    );
    const status = (id: string) => run.summary.matches.find(({ offering }) => offering === id)?.status;
    expect([status('O26'), status('O27')]).toEqual(['closed', 'closed']);
    const { nearest, change } = nothingView(say, run);
    expect(nearest?.link.href).toBe('/results/O26');
    expect(nearest?.reasons).toEqual(['Members only']);
    expect(change.questions).toEqual([]);
    const texts = change.steps?.items.map(({ text }) => text).join(' ');
    expect(texts).toContain('You could become a member');
    expect(change.steps?.items.map(({ answer }) => answer?.href)).toContain(
      '/diagnostic/members?from=results',
    );
  });

  it('tells of a shut door what else would still come first', () => {
    const none = { kinds: ['none'], members: [], asked: ['I12'] };
    const firm = knownAs({ ...farm, 'firm.associations': none });
    const { matches } = runMatching(demoInput(firm));
    const [one, two] = ['O26', 'O27'].map((id) => matches.find(({ offering }) => offering === id));
    if (!one || !two) throw new Error('no such offering');
    expect(notesOf(say, one)).toEqual(['Members only']);
    expect(statusOf(say, one).text).not.toContain('something else first');
    expect(notesOf(say, two).join(' ')).toMatch(/^Members only First you need this: .*standard/);
    expect(statusOf(say, two).text).toContain('you would still need something else first');
    const rows = matchGroups(say, runFor(firm, true), { all: true, asked: true }).flatMap(
      (group) => group.rows,
    );
    expect(rows.find(({ id }) => id === 'O27')?.why).toContain('First you need this:');
  });

  it('asks for the membership where the list of institutions was left blank', () => {
    const blank = { kinds: ['sector_association'], members: [], asked: [] };
    const { summary } = runFor(knownAs({ ...farm, 'firm.associations': blank }));
    for (const id of ['O26', 'O27'])
      expect(summary.matches.find(({ offering }) => offering === id)).toMatchObject({
        status: 'unknown',
        missing: ['firm.associations'],
      });
    expect(summary.answerNext.map(({ fact }) => fact)).toContain('firm.associations');
  });

  it('lists all that an offering waits for where no single answer does anything', () => {
    // Frontier work for a firm with a public programme behind it that answered nothing on learning and quality.
    const firm = profileOf({
      ...reference,
      answers: rows(
        {
          'firm.country': 'BR',
          'firm.subdivision': 'BR-SP',
          'firm.isic': { main: '2651', second: null },
          'firm.employees': 300,
          'access.languages': ['pt'],
          'learn.programmes': { public_training: 'running' },
        },
        `${AS_OF}T00:00:00Z`,
      ),
    });
    const run = runFor(firm);
    const later = run.summary.matches.find(({ offering }) => offering === 'O33');
    expect([later?.status, run.summary.answerNext]).toEqual(['later', []]);
    const { change } = nothingView(say, run);
    expect(change.questions).toHaveLength(later?.missing.length ?? 0);
    expect(change.questions.map(({ href }) => href)).toContain('/diagnostic/learning?from=results');
    expect(change.title).toBe(`The ${change.questions.length} answers that may open an offer`);
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

  it('counts the questions that were asked: those of the short form, or those that concern the firm', () => {
    const run = runFor(knownAs({ 'firm.country': 'MX', 'firm.year_started': 2001 }));
    expect(workedOutRemark(say, run)).toMatch(/Of the 44 questions that concern your firm, 2 have/);
    expect(workedOutRemark(say, { ...run, form: 'short' })).toMatch(
      /Of the 16 questions of the short form, 1 has/,
    );
    expect(workedOutRemark(sayIn('es'), { ...run, form: 'short' })).toContain(
      'De las 16 preguntas del formulario corto, 1 tien',
    );
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
    return /^\/|^(eligible|later|closed|unknown|[A-Z]{3}|O\d\d|\d+ change\.\w+)$/.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
