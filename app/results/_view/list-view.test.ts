import { describe, expect, it } from 'vitest';
import { words } from '@/app/_components/forms/words';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { RunSummary } from '@/lib/data/runs/summary';
import { screenOf } from '@/lib/domain/facts';
import { runMatching } from '@/lib/domain/matching';
import { demoInput, exampleFirm } from '@/lib/domain/matching/demo.fixture';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { boxesOf } from './boxes';
import { matchGroups } from './groups';
import { levelsView } from './levels';
import { statusOf } from './match-status';
import { nothingView } from './nothing';
import { empty, firms, knownAs, runFor, sayIn } from './runs.fixture';
import { resultSentence } from './sentence';

// Codes of rules, gates, capabilities, tokens, places, offerings; and what a missing value leaves behind.
const CODES =
  /\b(IA|PG|SQ)-\d\d\b|\bG[1-8]\b|\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b|\b[OI]\d\d\b|\b[A-Z]{2}-[A-Z]{1,3}\b|\w_\w|undefined|\bnull\b|NaN|\[object|[{}]/;

describe.each(LOCALES)('the list of matches in %s', (locale) => {
  const say = sayIn(locale);

  it.each(firms)('$name: names every match with its reason and shows no code', ({ firm }) => {
    const run = runFor(firm, true);
    const groups = matchGroups(say, run, { all: true });
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
      boxes: boxesOf(say, run, { little: false, groups }),
      nothing: nothingView(say, run),
      levels: levelsView(say.t, run.summary.firm),
    };
    expect(textsOf(words).filter((text) => CODES.test(text))).toEqual([]);
  });

  it.each(firms)('$name: says why the others do not fit, and counts each offering once', ({ firm }) => {
    const run = runFor(firm);
    const looked = boxesOf(say, run, { little: false, groups: [] }).find((box) => box.key === 'looked');
    const told = (looked?.reasons ?? []).map((reason) => Number(/\d+/.exec(reason)?.[0]));
    const offerings = run.view.catalogue.offerings.length;
    expect(told.reduce((sum, count) => sum + count, run.summary.counts.eligible)).toBe(offerings);
    expect(looked?.text).toContain(String(offerings));
    // What is open, comes later or is closed is not said to be unfit.
    expect(looked?.text).not.toMatch(/do not fit|no sirven/);
  });

  it('names the first question that an open offer waits for, with a link, and counts the others', () => {
    const bakery = {
      'firm.country': 'AR',
      'firm.isic': { main: '1071', second: null },
      'firm.employees': 12,
    };
    for (const firm of [empty, knownAs(bakery), knownAs({ 'firm.country': 'AR' })]) {
      const run = runFor(firm, true);
      const rows = matchGroups(say, run, { all: true }).find(({ key }) => key === 'unknown')?.rows ?? [];
      expect(rows.length).toBeGreaterThan(0);
      for (const { id, also } of rows) {
        const [first = '', ...others] = run.summary.matches.find((one) => one.offering === id)?.missing ?? [];
        const link = {
          href: paths.screen(screenOf(first), 'results'),
          text: words(say.t, `diagnostic.${first}.text`),
        };
        expect(also?.links, id).toEqual([link]);
        expect(/\d+/.exec(also?.more ?? '')?.[0] ?? '0', id).toBe(String(others.length));
      }
    }
  });

  it('claims of closed ones that they suit the firm only where nothing else is missing', () => {
    const run = runFor(exampleFirm('F3'), true);
    const { matches } = runMatching(demoInput(exampleFirm('F3')));
    const farAhead = matches.find(
      ({ status, reasons, order }) => status === 'closed' && [...reasons, ...order].length > 0,
    );
    if (!farAhead) throw new Error('no closed offer that something else comes before');
    const suits = /suit|le vendría/;
    expect(statusOf(say, farAhead).text).not.toMatch(suits);
    const group = matchGroups(say, run, { all: true }).find(({ key }) => key === 'closed');
    expect(group?.rows.map(({ id }) => id)).toContain(farAhead.offering);
    expect(group?.help).toMatch(/rules|reglas/);
    expect(group?.help).not.toMatch(suits);
  });

  /** As if none of them asked for a step first. */
  const ready = ({ summary }: LatestRun) => summary.matches.map((match) => ({ ...match, reasons: [] }));

  it.each([
    ['en', / In some of them, something else may still have to come first\.$/],
    ['es', / En algunas, quizás algo más tenga que ir primero\.$/],
  ] as const)(
    'says of the open ones that steps may come first, where one asks for them, in %s',
    (locale, steps) => {
      const run = runFor(empty);
      const help = (matches: RunSummary['matches']) =>
        matchGroups(sayIn(locale), { ...run, summary: { ...run.summary, matches } }, { all: false })[0]?.help;
      const [first, ...others] = ready(run);
      if (!first) throw new Error('no match');
      const reasons = [{ code: 'order.sq01_not_asked', values: { tokens: [] } }];
      expect(help([first, ...others])).not.toMatch(steps);
      expect(help([{ ...first, reasons }, ...others])).toMatch(steps);
    },
  );

  it('promises of the open ones only what answers settle', () => {
    const run = runFor(empty);
    const counts = { ...run.summary.counts, unknown: 4 };
    const help = (openQuestions: readonly string[], settleable: number) => {
      const summary = { ...run.summary, matches: ready(run), counts, openQuestions, settleable };
      return matchGroups(sayIn('en'), { ...run, summary }, { all: false })[0]?.help;
    };
    expect(help(['access.languages'], 4)).toBe('One answer would settle these.');
    expect(help(['access.languages'], 3)).toMatch(/^One answer would settle 3 of these/);
    expect(help([], 0)).toBe('Only the institution can settle these.');
  });

  it.each([
    [
      'en',
      'One answer would settle this.',
      '2 answers would settle this.',
      'Only the institution can settle this.',
    ],
    [
      'es',
      'Una respuesta la aclararía.',
      '2 respuestas la aclararían.',
      'Solo la institución puede aclararla.',
    ],
  ] as const)('speaks of a single open offer as of one, in %s', (locale, one, two, none) => {
    const run = runFor(empty);
    const help = (openQuestions: readonly string[], settleable: number, unknown = 1) => {
      const summary = {
        ...run.summary,
        matches: ready(run),
        counts: { ...run.summary.counts, unknown },
        openQuestions,
        settleable,
      };
      return matchGroups(sayIn(locale), { ...run, summary }, { all: false })[0]?.help;
    };
    expect(help(['access.languages'], 1)).toBe(one);
    expect(help(['access.languages', 'firm.isic'], 1)).toBe(two);
    expect(help([], 0)).toBe(none);
    expect(help(['access.languages'], 1, 2)).toMatch(/The other one also needs|En la otra, también/);
  });

  it('keeps the first page short and links to the rest', () => {
    const [group] = matchGroups(say, runFor(empty), { all: false });
    const { counts, openQuestions } = runFor(empty).summary;
    expect(group?.rows.length).toBeLessThan(counts.unknown);
    expect(group?.all?.text).toContain(String(counts.unknown));
    expect(group?.help).toContain(String(openQuestions.length));
    expect(group?.all?.href).toBe('/results?all=1');
  });
});

it.each([
  ['en', ['conditions you meet', 'later', 'closed', 'to be settled']],
  ['es', ['condiciones cumple', 'más adelante', 'cerrado', 'por aclarar']],
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
      'We cannot say yet whether an offer is open to you now: 47 are not settled yet and 2 give money only.',
    ],
    [{ later: 2, generic: 1 }, 'No offer is open to you now, two come later and one gives money only.'],
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
    const [group] = matchGroups(sayIn('en'), runFor(exampleFirm('F3')), { all: true });
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

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return /^\/|^(eligible|later|closed|unknown|[A-Z]{3}|O\d\d|\d+ change\.\w+)$/.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
