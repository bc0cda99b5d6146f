import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { InstitutionPage } from '@/app/_components/catalogue/institution-page';
import { OfferingPage } from '@/app/_components/catalogue/offering-page';
import { withTestDatabase } from '@/db/testing';
import { currentCatalogue } from '@/lib/data/catalogue/current';
import { aVisitor } from '@/lib/data/testing/visitors';
import { LOCALES } from '@/lib/domain/vocabulary';
import { institutionJsonLd, jsonForScript, offeringJsonLd } from '@/lib/interchange/schema-org';
import { institutionView } from './institution-view';
import { offeringView } from './offering-view';
import { offeringsView } from './offerings-view';

// Codes of capabilities, places, offerings, rules, vocabulary; and what a missing value leaves behind.
const CODES =
  /\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b|\b[OI]\d\d\b|\b[A-Z]{2}-[A-Z]{1,3}\b|\b(IA|PG|SQ)-\d\d\b|[a-z]_[a-z]|undefined|\bnull\b|NaN|\[object|[{}]/;

const { db } = await withTestDatabase();
const { view } = await currentCatalogue(aVisitor(db));

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  const ctx = { ...aVisitor(db), locale };

  it.each([...view.offerings.keys()])('shows all of offering %s in words', async (id) => {
    const { say, offering, text, institution, rateDate, machine } = await offeringView(ctx, id);
    const html = renderToStaticMarkup(
      <OfferingPage
        say={say}
        offering={offering}
        text={text}
        institution={institution}
        rateDate={rateDate}
      />,
    );
    expect(wordsOf(html)).not.toMatch(CODES);
    const [service] = JSON.parse(jsonForScript(offeringJsonLd(machine)))['@graph'];
    expect(service).toMatchObject({
      name: text.name,
      offers: machine.prices.map(({ amount }) => ({ price: amount })),
    });
    expect(service.audience.numberOfEmployees.minValue).toBeGreaterThanOrEqual(1);
    expect(service.availableChannel.availableLanguage).toEqual(offering.languages);
  });

  it.each([...view.institutions.keys()])('shows all of institution %s in words', async (id) => {
    const { say, institution, text, offerings, machine } = await institutionView(ctx, id);
    const html = renderToStaticMarkup(
      <InstitutionPage say={say} institution={institution} text={text} offerings={offerings} />,
    );
    expect(wordsOf(html)).not.toMatch(CODES);
    for (const { text: words } of offerings) expect(html).toContain(escaped(words.name));
    expect(JSON.parse(jsonForScript(institutionJsonLd(machine)))).toMatchObject({ name: text.name });
  });
});

describe('the filters of the list', () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };

  it('each have a chip that takes only that filter away', async () => {
    const { chips } = await offeringsView(ctx, { q: 'quality', country: 'AR', size: 'small', page: '2' });
    expect(chips.map(({ value }) => value)).toEqual(['quality', 'Argentina', 'Small firm']);
    const [word, country] = chips;
    expect(word?.without).toMatchObject({ country: 'AR', size: 'small', q: undefined, page: undefined });
    expect(country?.without).toMatchObject({ q: 'quality', size: 'small', country: undefined });
  });

  it('offer the regions of the chosen country, and drop the region with the country', async () => {
    expect((await offeringsView(ctx, {})).lists.map(({ name }) => name)).not.toContain('subdivision');
    const { lists, chips } = await offeringsView(ctx, { country: 'AR', subdivision: 'AR-M' });
    expect(lists.find(({ name }) => name === 'subdivision')?.options.map(({ label }) => label)).toContain(
      'Mendoza',
    );
    expect(chips.find(({ key }) => key === 'country')?.without.subdivision).toBeUndefined();
  });

  it('say what they could not use', async () => {
    const { ignored, list } = await offeringsView(ctx, { size: 'gigantic' });
    expect(ignored).toEqual(['gigantic']);
    expect(list.total).toBe(view.offerings.size);
  });
});

function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', '’');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;');
}
