import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NothingFits } from '@/app/_components/results/nothing-fits';
import { profileOf } from '@/lib/domain/facts';
import { rows } from '@/lib/domain/facts/firm.fixture';
import { runMatching } from '@/lib/domain/matching';
import { AS_OF, demoCatalogue, demoInput, exampleFirm, reference } from '@/lib/domain/matching/demo.fixture';
import { matchGroups } from './groups';
import { levelsView } from './levels';
import { notesOf, statusOf } from './match-status';
import { nothingView } from './nothing';
import { workedOutRemark } from './remarks';
import { empty, firms, knownAs, runFor, sayIn } from './runs.fixture';

describe('where little fits', () => {
  const say = sayIn('en');

  it('tells a firm without answers which three to give, and claims nothing about its place', () => {
    const { looked, change, nearest, call } = nothingView(say, runFor(empty));
    expect(change.questions).toHaveLength(3);
    expect(change.questions[0]?.href).toMatch(/^\/diagnostic\/.*from=results/);
    expect(looked.reasons.join(' ')).toContain('are not settled yet');
    expect(nearest).toBeNull();
    expect(call.text).toBe(say.t('results.none.callUnknown'));
    const [open] = matchGroups(say, runFor(empty), { all: false });
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
    expect(texts).toContain('Or you could become a member');
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
    const rows = matchGroups(say, runFor(firm, true), { all: true }).flatMap((group) => group.rows);
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

  it.each([
    ['en', 'It asks for: Small firms, medium-sized firms or large firms'],
    ['es', 'Pide: Empresas pequeñas, empresas medianas o empresas grandes'],
  ] as const)('names of a money offer only what it asks for, in %s', (locale, size) => {
    // Nearest to a clothes maker of five people in Bogotá is a credit line for larger firms.
    const maker = {
      'firm.country': 'CO',
      'firm.subdivision': 'CO-DC',
      'firm.isic': { main: '1410', second: null },
      'firm.employees': 5,
      'access.languages': ['es'],
    };
    const { nearest } = nothingView(sayIn(locale), runFor(knownAs(maker)));
    expect(nearest?.link.href).toBe('/results/O45');
    expect(nearest?.reasons).toEqual([size]);
  });

  it('tells a large firm why the others do not fit, what is nearest and whom to ask', () => {
    const { looked, nearest, call } = nothingView(say, runFor(exampleFirm('F10')));
    expect(looked.reasons.some((reason) => reason.includes('firms of another size'))).toBe(true);
    expect(nearest?.reasons.length).toBeGreaterThan(0);
    expect(call.institutions.length).toBeGreaterThan(1);
  });
});

// A winery of Mendoza whose people learn in Serbian alone: offers given in Spanish keep shut by that answer.
describe.each(['en', 'es'] as const)('where an answer already given keeps offers away, in %s', (locale) => {
  const say = sayIn(locale);
  const winery = {
    'firm.country': 'AR',
    'firm.subdivision': 'AR-M',
    'firm.isic': { main: '1102', second: null },
    'firm.employees': 14,
  };
  const inSerbian = runFor(knownAs({ ...winery, 'access.languages': ['sr'] }));
  const inBoth = runFor(knownAs({ ...winery, 'access.languages': ['es', 'sr'] }));

  it('links to that answer, and says of open questions alone that they change nothing', () => {
    expect(inBoth.summary.excluded.map(({ reason }) => reason)).not.toContain('criterion.language');
    expect(inBoth.summary.matches.length).toBeGreaterThan(inSerbian.summary.matches.length);
    const { change } = nothingView(say, inSerbian);
    expect(change.given?.links).toEqual([
      {
        href: '/diagnostic/languages?from=results',
        text: say.t('diagnostic.access.languages.text'),
      },
    ]);
    expect(change.none).toMatch(
      { en: /None of the questions you have not answered/, es: /las preguntas que usted no respondió/ }[
        locale
      ],
    );
    const { summary } = inSerbian;
    const { completeness } = summary.firm;
    const answered = { ...completeness, answered: completeness.shown };
    const all = { ...inSerbian, summary: { ...summary, firm: { ...summary.firm, completeness: answered } } };
    expect(nothingView(say, all).change.none).toBe(say.t('results.none.changeAll'));
    const paper = renderToStaticMarkup(createElement(NothingFits, { view: nothingView(say, inSerbian) }));
    expect(paper).toContain('href="/diagnostic/languages?from=results"');
  });

  it('links to an answer that a rule of the institution fails on, where a firm can change it', () => {
    const linksBy = (...facts: string[]) => {
      const unmet = facts.map((fact) => ({ code: 'criterion.rule', values: { fact } }));
      const nearest = [{ offering: 'O01', institution: 'I01', unmet }];
      const run = { ...inBoth, summary: { ...inBoth.summary, nearest } };
      return nothingView(say, run).change.given?.links.map(({ href }) => href);
    };
    expect(linksBy('access.travel')).toEqual(['/diagnostic/fees?from=results']);
    expect(linksBy('firm.year_started')).toBeUndefined();
  });

  it('has no such link where it would open nothing', () => {
    expect(nothingView(say, inBoth).change.given).toBeNull();
    expect(nothingView(say, runFor(empty)).change.given).toBeNull();
  });
});

describe.each(['en', 'es'] as const)('where answers are missing, in %s', (locale) => {
  const say = sayIn(locale);
  const run = runFor(empty);
  // No single answer settles anything, and nothing fits yet.
  const counts = { ...run.summary.counts, eligible: 0, later: 0 };
  const waiting = run.summary.matches.filter(({ status }) => status === 'unknown');
  const viewWith = (missing: readonly string[]) => {
    const matches = waiting.map((match) => ({ ...match, missing }));
    return nothingView(say, { ...run, summary: { ...run.summary, counts, matches, answerNext: [] } });
  };

  it('says where to start only above questions', () => {
    expect(counts.unknown).toBeGreaterThan(0);
    const asking = viewWith(['firm.year_started', 'learn.hours']);
    expect(asking.text).toBe(say.t('results.none.unknownText'));
    expect(asking.change.questions).toHaveLength(2);
    const settled = viewWith([]);
    expect(settled.change.questions).toEqual([]);
    expect(settled.text).toBeNull();
    expect(settled.title).toBe(say.t('results.none.openTitle'));
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
    expect(change.questions[0]?.note).toMatch(
      new RegExp(`^Counts for all ${demoCatalogue.offerings.length} offers`),
    );
  });

  it('counts the questions that were asked: those of the short form, or those that are asked so far', () => {
    const run = runFor(knownAs({ 'firm.country': 'MX', 'firm.year_started': 2001 }));
    expect(workedOutRemark(say, run)).toMatch(/Of the 44 questions for your firm, 2 have/);
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

  it.each([
    ['en', 'daily work, customers and markets, and suppliers and partners'],
    ['es', 'trabajo diario, clientes y mercados, y proveedores y socios'],
  ] as const)('keeps the names of parts apart that hold an "and", in %s', (locale, listed) => {
    const at = (value: number) => ({ kind: 'exact', value }) as const;
    const low = { OPS: at(1), MKT: at(1), LNK: at(1) };
    const { finding } = levelsView(sayIn(locale).t, {
      ...empty,
      levels: { ...empty.levels, ...low, QMS: at(3) },
    });
    expect(finding).toContain(listed);
  });

  it('says what made the level of quality another one than the answer', () => {
    const noteOf = (by: 'certificate' | 'checklist' | null) =>
      levelsView(say.t, {
        ...empty,
        levels: { ...empty.levels, QMS: { kind: 'exact', value: 3 }, OPS: { kind: 'exact', value: 3 } },
        priorities: ['QMS'],
        qualityMovedBy: by,
      }).rows.map(({ key, note }) => [key, note]);
    expect(noteOf('certificate')).toEqual([
      ['OPS', null],
      ['QMS', 'Your first choice. Counted from your certificate'],
    ]);
    expect(noteOf(null)).toContainEqual(['QMS', 'Your first choice']);
  });
});
