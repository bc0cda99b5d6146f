import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
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

  it('gives reasons for the places of what is decided, and none for what waits for an answer', () => {
    const { matches } = printView(say, runFor(empty, true), ON);
    // RULES.md 4.3: where nothing is answered, no gate that asks the firm is decided.
    expect(matches.length).toBeGreaterThan(40);
    for (const { parts } of matches) expect(parts).toEqual([]);
    const decided = printView(say, runFor(exampleFirm('F1'), true), ON).matches;
    for (const { parts } of decided.slice(0, 3)) expect(parts).toHaveLength(8);
  });

  it('asks the same questions on paper as on screen, once', () => {
    const paper = paperFor(locale, empty);
    const { change } = nothingView(say, runFor(empty));
    expect(change.questions).toHaveLength(3);
    for (const { text } of change.questions) expect(paper.split(text)).toHaveLength(2);
  });
});
