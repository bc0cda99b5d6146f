import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { words } from '@/app/_components/forms/words';
import { PrintPage } from '@/app/_components/results/print-page';
import type { FirmProfile } from '@/lib/domain/facts';
import { exampleFirm } from '@/lib/domain/matching/demo.fixture';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { nothingView } from './nothing';
import { printView } from './print-view';
import { empty, knownAs, runFor, sayIn } from './runs.fixture';

const ON = { address: 'puente.example', instrument: '0.1.0' };

function paperFor(locale: Locale, firm: FirmProfile): string {
  const say = sayIn(locale);
  const view = printView(say, runFor(firm, true), ON);
  return renderToStaticMarkup(<PrintPage t={say.t} view={view} />).replaceAll('&quot;', '"');
}

// A bakery of 12 people in Mexico, where every offer is for growers.
const bakery = knownAs({
  'firm.country': 'MX',
  'firm.isic': { main: '1071', second: null },
  'firm.employees': 12,
  'access.languages': ['es'],
});

function toBeSettled() {
  const firm = knownAs({
    'firm.country': 'AR',
    'firm.isic': { main: '1071', second: null },
    'firm.employees': 12,
  });
  return { firm, run: runFor(firm, true) };
}

describe.each(LOCALES)('a result on paper in %s', (locale) => {
  const say = sayIn(locale);

  it('says where nothing fits what was looked at, what is nearest, why not and whom to ask', () => {
    const { looked, nearest, call } = nothingView(say, runFor(bakery));
    const paper = paperFor(locale, bakery);
    expect(runFor(bakery).summary.matches).toEqual([]);
    const [local] = call.institutions;
    expect(nearest?.reasons.length).toBeGreaterThan(0);
    for (const told of [
      looked.title,
      looked.text,
      ...looked.reasons,
      nearest?.link.text,
      ...(nearest?.reasons ?? []),
      call.text,
      local?.text,
    ])
      expect(paper).toContain(told);
    expect(paper).not.toContain(say.t('results.none.callAll'));
    // A heading over nothing says that something is missing.
    expect(paper).not.toContain(say.t('results.print.matches'));
  });

  it('lists offers alone where enough of them fit', () => {
    const paper = paperFor(locale, exampleFirm('F1'));
    expect(paper).toContain(say.t('results.print.matches'));
    expect(paper).not.toContain(say.t('results.none.call'));
  });

  // RULES.md 4.2: the total never stands alone, the parts stand beside it in words.
  it('gives points with the reasons for them, or none', () => {
    const { matches } = printView(say, runFor(empty, true), ON);
    // RULES.md 4.3: where nothing is answered, no gate that asks the firm is decided.
    expect(matches.length).toBeGreaterThan(40);
    for (const { points, parts, settle } of matches)
      expect({ points, parts, settle }).toEqual({ points: '', parts: [], settle: null });
    expect(paperFor(locale, empty)).not.toMatch(/points give the order|puntos dan el orden/);
    expect(paperFor(locale, exampleFirm('F1'))).toMatch(/points give the order|puntos dan el orden/);
    const decided = printView(say, runFor(exampleFirm('F1'), true), ON).matches;
    for (const { parts } of decided.slice(0, 3)) expect(parts).toHaveLength(8);
  });

  it('names the questions of what is to be settled, and the reasons for its points', () => {
    // A bakery in Argentina that has not said which languages its people learn in.
    const { firm, run } = toBeSettled();
    const open = run.summary.matches.filter(({ status }) => status === 'unknown');
    expect(open.length).toBeGreaterThan(0);
    const { matches } = printView(say, run, ON);
    const paper = paperFor(locale, firm);
    for (const { offering, missing } of open) {
      const printed = matches.find(({ id }) => id === offering);
      expect(printed?.points, offering).toMatch(/\d/);
      expect(printed?.parts, offering).toHaveLength(8);
      expect(missing.length, offering).toBeGreaterThan(0);
      for (const fact of missing)
        expect(printed?.settle, offering).toContain(words(say.t, `diagnostic.${fact}.text`));
      expect(paper).toContain(printed?.settle);
    }
  });

  it('asks the same questions on paper as on screen, once', () => {
    const paper = paperFor(locale, empty);
    const { change } = nothingView(say, runFor(empty));
    expect(change.questions).toHaveLength(3);
    for (const { text } of change.questions) expect(paper.split(text)).toHaveLength(2);
  });
});
