import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { priceWords, whereInWorld } from '@/app/_components/catalogue/facts';
import { InstitutionAccess } from '@/app/_components/catalogue/institution-access';
import { InstitutionPage } from '@/app/_components/catalogue/institution-page';
import { OfferingPage } from '@/app/_components/catalogue/offering-page';
import { OfferingPrice } from '@/app/_components/catalogue/offering-price';
import { withTestDatabase } from '@/db/testing';
import { currentCatalogue } from '@/lib/data/catalogue/current';
import { aVisitor } from '@/lib/data/testing/visitors';
import { runExample } from '@/lib/domain/matching/demo.fixture';
import { LOCALES, type SizeClass } from '@/lib/domain/vocabulary';
import {
  institutionJsonLd,
  jsonForScript,
  type OfferingPage as OfferingMachine,
  offeringJsonLd,
} from '@/lib/interchange/schema-org';
import { paths } from '@/lib/paths';
import { institutionView } from './institution-view';
import { institutionsView } from './institutions-view';
import { offeringView } from './offering-view';
import { offeringsView } from './offerings-view';

// Codes of capabilities, places, offerings, rules, vocabulary; and what a missing value leaves behind.
const CODES =
  /\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b|\b[OI]\d\d\b|\b[A-Z]{2}-[A-Z]{1,3}\b|\b(IA|PG|SQ)-\d\d\b|[a-z]_[a-z]|undefined|\bnull\b|NaN|\[object|[{}]/;

const SITE = 'https://puente.test';

vi.mock('next/headers', () => ({ headers: async () => new Headers({ host: 'evil.example' }) }));
beforeEach(() => vi.stubEnv('PUENTE_ORIGIN', SITE));
afterEach(() => vi.unstubAllEnvs());

const { db } = await withTestDatabase();
const { view } = await currentCatalogue(aVisitor(db));

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  const ctx = { ...aVisitor(db), locale };

  it.each([...view.offerings.keys()])('shows all of offering %s in words', async (id) => {
    const { say, offering, text, institution, rateDate, people, intakes, machine } = await offeringView(
      ctx,
      id,
    );
    const html = renderToStaticMarkup(
      <OfferingPage
        say={say}
        offering={offering}
        text={text}
        institution={institution}
        rateDate={rateDate}
        people={people}
        intakes={intakes}
      />,
    );
    expect(wordsOf(html)).not.toMatch(CODES);
    const [service] = JSON.parse(jsonForScript(offeringJsonLd(machine)))['@graph'];
    expect(service.name).toBe(text.name);
    // A loan has no price that a machine could compare.
    if (offering.generic) expect(service.offers).toBeUndefined();
    else {
      const fee = machine.membershipFee?.amount ?? 0;
      expect(service.offers).toMatchObject(machine.prices.map(({ amount }) => ({ price: amount + fee })));
    }
    // Machines are told no number that people are not.
    const { minValue = 1, maxValue } = service.audience.numberOfEmployees ?? {};
    for (const number of [minValue > 1 ? minValue : null, maxValue ?? null])
      if (number !== null) expect(people?.text).toContain(String(number));
    expect(addressesOf(machine).filter((address) => !address.startsWith(`${SITE}/`))).toEqual([]);
    expect(service.availableChannel.availableLanguage).toEqual(offering.languages);
  });

  it.each([...view.institutions.keys()])('shows all of institution %s in words', async (id) => {
    const { say, institution, text, offerings, firstStep, machine } = await institutionView(ctx, id);
    const html = renderToStaticMarkup(
      <InstitutionPage
        say={say}
        institution={institution}
        text={text}
        offerings={offerings}
        firstStep={firstStep}
      />,
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
    expect(
      lists.find(({ name }) => name === 'subdivision')?.options.map(({ label }) => label),
    ).toContainEqual(expect.stringMatching(/^Mendoza \(\d+\)$/));
    expect(chips.find(({ key }) => key === 'country')?.without.subdivision).toBeUndefined();
  });

  it('name activities in words, with the divisions that offerings name under their section', async () => {
    for (const locale of LOCALES) {
      const { lists } = await offeringsView({ ...ctx, locale }, {});
      const options = lists.find(({ name }) => name === 'sector')?.options ?? [];
      expect(
        options.map(({ label }) => label).filter((label) => CODES.test(label) || /\d{3}/.test(label)),
      ).toEqual([]);
      const wood = options.find(({ value }) => value === '16');
      expect(wood?.group).toBe({ en: 'Manufacturing', es: 'Industrias manufactureras' }[locale]);
      // No offering names a part of construction; those for any activity are open to it.
      expect(options.filter(({ value }) => /^4[123]$/.test(value))).toEqual([]);
      expect(options.find(({ value }) => value === 'F')?.group).toBeUndefined();
    }
  });

  it('keep a finer activity of the address as a choice', async () => {
    const { lists, chips } = await offeringsView(ctx, { sector: '1621' });
    expect(lists.find(({ name }) => name === 'sector')?.options.map(({ value }) => value)).toContain('1621');
    expect(chips.map(({ key }) => key)).toEqual(['sector']);
  });

  it('leave the mark of the demonstration where nothing is found', async () => {
    expect(await offeringsView(ctx, { q: 'zzzz' })).toMatchObject({ demo: true, list: { total: 0 } });
  });

  it.each([
    { type: 'certification_support' },
    { country: 'AR', subdivision: 'AR-J' },
    // A country and a region that no offering is for.
    { country: 'JP' },
    ...['C', '16', '1621', '97'].map((sector) => ({ sector })),
    { size: 'micro' },
    { language: 'pt' },
    ...['free', '500'].map((price) => ({ price })),
    { type: 'certification_support', country: 'AR', size: 'micro', language: 'pt', price: 'free' },
  ])('stay chosen, in words, where nothing is found: %j', async (used) => {
    for (const locale of LOCALES) {
      const { lists, chips, list, leftOut } = await offeringsView(
        { ...ctx, locale },
        { ...used, q: 'zzzzqq' },
      );
      expect([list.total, leftOut]).toEqual([0, []]);
      expect(chips.map(({ key }) => key).toSorted()).toEqual([...Object.keys(used), 'q'].toSorted());
      expect(chips.map(({ value }) => value).filter((value) => CODES.test(value))).toEqual([]);
      for (const [name, value] of Object.entries(used)) {
        const chosen = lists
          .find((one) => one.name === name)
          ?.options.filter((option) => option.value === value);
        expect(chosen, name).toHaveLength(1);
        expect(chips.find(({ key }) => key === name)?.value).toBe(chosen?.[0]?.name);
        expect(chosen?.[0]?.name).not.toBe(value);
      }
    }
  });

  it('say what they could not use', async () => {
    const { leftOut, list, filters } = await offeringsView(ctx, { size: 'gigantic', page: 'x' });
    expect(leftOut).toEqual([
      'Size of firm: we do not know “gigantic”, so we left it out.',
      'Pages: we do not know “x”, so we left it out.',
    ]);
    expect(list.total).toBe(view.offerings.size);
    expect(paths.offerings(filters)).toBe('/offerings');
    expect((await offeringsView({ ...ctx, locale: 'es' }, { size: ['small', 'large'] })).leftOut).toEqual([
      'Tamaño de la empresa: solo podemos usar un valor a la vez, así que no usamos los demás.',
    ]);
  });

  it('take a region for its country, and tell one that lies elsewhere', async () => {
    const alone = await offeringsView(ctx, { subdivision: 'ar-m' });
    expect(alone.chips.map(({ value }) => value)).toEqual(['Argentina', 'Mendoza']);
    const elsewhere = await offeringsView({ ...ctx, locale: 'es' }, { country: 'MX', subdivision: 'AR-M' });
    expect(elsewhere.leftOut).toEqual(['Mendoza no está en México, así que no usamos la región.']);
    expect(paths.offerings(elsewhere.filters)).toBe('/offerings?country=MX');
    expect(elsewhere.list.total).toBe((await offeringsView(ctx, { country: 'MX' })).list.total);
  });
});

describe('the list of institutions', () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };

  it('keeps its filters in the address, each with a chip that takes it away', async () => {
    const { filters, chips } = await institutionsView(ctx, { q: 'food', type: 'chamber', country: 'mx' });
    expect(paths.institutions(filters)).toBe('/institutions?q=food&type=chamber&country=MX');
    expect(chips.map(({ value }) => value)).toEqual(['food', 'Chamber of commerce or industry', 'Mexico']);
    expect(chips.map(({ without }) => paths.institutions(without))).toEqual([
      '/institutions?type=chamber&country=MX',
      '/institutions?q=food&country=MX',
      '/institutions?q=food&type=chamber',
    ]);
  });

  it('says what it could not use', async () => {
    const { leftOut, items } = await institutionsView(ctx, { type: 'castle', q: '?' });
    expect(leftOut).toEqual([
      'Word: we do not know “?”, so we left it out.',
      'Kind of institution: we do not know “castle”, so we left it out.',
    ]);
    expect(items).toHaveLength(view.institutions.size);
  });
});

describe('prices', () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };
  const priceOf = async (id: string, size: SizeClass | null = null) => {
    const { say, offering } = await offeringView(ctx, id);
    return priceWords(say, offering, size);
  };

  it('never call a loan or a tax benefit free', async () => {
    const money = [...view.offerings.values()].filter(({ offering }) => offering.generic);
    expect(money.map(({ offering }) => offering.id)).toEqual(['O04', 'O45']);
    for (const { offering } of money)
      expect(await priceOf(offering.id)).toBe('Money offer: ask what it costs');
  });

  it('say what a membership adds', async () => {
    // O26: 100 and 1,500 a year, in pesos at 18.8.
    expect((await priceOf('O26')).replaceAll('\u00a0', ' ')).toBe(
      'MXN 1,880 (USD 100), plus MXN 28,200 (USD 1,500) a year for membership; together MXN 30,080 (USD 1,600) in the first year',
    );
  });

  it('are those of the size that was filtered by', async () => {
    // O16: 250, 80 percent less for micro firms; nothing less for medium-sized ones.
    expect(await priceOf('O16')).toMatch(/USD.250\), less for some firms$/);
    expect(await priceOf('O16', 'micro')).toMatch(/USD.50\), for micro firms$/);
    expect(await priceOf('O16', 'medium')).toMatch(/USD.250\)$/);
  });
});

it('says of an institution what its matches say: whether beginners can start there', async () => {
  const { matches } = runExample('F1');
  const told: string[] = [];
  for (const id of view.institutions.keys()) {
    const { say, institution, offerings, firstStep } = await institutionView(aVisitor(db), id);
    const memberships = offerings.map(({ offering }) => offering.membership);
    const html = renderToStaticMarkup(
      <InstitutionAccess
        say={say}
        institution={institution}
        memberships={memberships}
        firstStep={firstStep}
      />,
    );
    const passes = matches.find((match) => match.institution === id)?.rules['IA-06'] === 'pass';
    // What both offers of I12 ask for first is a membership.
    const step = id === 'I12' ? 'members' : passes ? 'open' : 'none';
    expect(html.includes(say.t(`catalogue.institution.beginner.${step}`)), id).toBe(true);
    expect(passes, id).toBe(step !== 'none');
    if (!passes && institution.access.entryLevel) told.push(id);
  }
  // These say that they have a first step, and nothing that they offer is one.
  expect(told).toEqual(expect.arrayContaining(['I04', 'I06', 'I14', 'I17']));
});

it('a place is told with its country, an agency from outside without one', async () => {
  const ctx = { ...aVisitor(db), locale: 'es' as const };
  const where = async (id: string) => {
    const { say, offering } = await offeringView(ctx, id);
    return whereInWorld(say, offering);
  };
  expect(await where('O26')).toBe('Sinaloa, México');
  expect(await where('O10')).toBe('Por internet, para empresas de Argentina');
  expect(await where('O31')).toBe('En su empresa, en Brasil');
  const { say, institution, text, offerings, firstStep } = await institutionView(ctx, 'I12');
  const html = renderToStaticMarkup(
    <InstitutionPage
      say={say}
      institution={institution}
      text={text}
      offerings={offerings}
      firstStep={firstStep}
    />,
  );
  const rows = html.split('<tr>').filter((row) => row.includes('Agencia extranjera'));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('De fuera de la región');
  expect(rows[0]).not.toContain('Sinaloa');
});

it('machines are told of an offering only what is confirmed, and for whom it is', async () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };
  // Limits of Mexico are not confirmed.
  const { machine } = await offeringView(ctx, 'O29');
  expect(machine.employees).toBeNull();
  expect(machine.prices).toEqual([{ amount: 0, whom: 'micro firms and small firms' }]);
  expect(machine.provider.areas.map(({ code }) => code).toSorted()).toEqual(['MX-BCN', 'MX-MIC', 'MX-SIN']);
  const { machine: by } = await institutionView(ctx, 'I13');
  expect(by.areas.map(({ code }) => code).toSorted()).toEqual(['MX-BCN', 'MX-MIC', 'MX-SIN']);
});

it('a number of people is told only where it holds for every firm that it could be for', async () => {
  const said = async (id: string) => {
    const { people, machine } = await offeringView({ ...aVisitor(db), locale: 'en' }, id);
    return { text: people?.text ?? '', each: people?.each, machine: machine.employees };
  };
  // Sales decide in Argentina, and the number of people that stands in differs by activity.
  const finance = await said('O04');
  expect(finance.text).toContain('goes by its sales');
  expect(finance.text).not.toMatch(/\d/);
  expect(finance).toMatchObject({ each: [], machine: null });
  const trials = await said('O02');
  expect(trials.text).not.toMatch(/\d/);
  expect(trials.each).toEqual([
    expect.stringMatching(/: up to 215 people$/),
    expect.stringMatching(/: up to 655 people$/),
  ]);
  expect(trials.machine).toBeNull();
  expect(await said('O13')).toMatchObject({
    text: expect.stringMatching(/sales.*up to 199 people/),
    machine: null,
  });
  // The law of Brazil counts people, with other limits for shops than for factories.
  expect(await said('O33')).toMatchObject({
    text: expect.stringMatching(/100 people or more, if/),
    machine: null,
  });
  expect(await said('O22')).toMatchObject({
    text: 'Nicaragua sets its size limits by the number of people. By that count, firms of these sizes have up to 100 people.',
    machine: { min: 1, max: 100 },
  });
});

it('a body that decides alone has all votes, and no number that says less', async () => {
  const votes = async (id: string) => {
    const { say, institution, text, offerings, firstStep } = await institutionView(
      { ...aVisitor(db), locale: 'en' },
      id,
    );
    const page = <InstitutionPage {...{ say, institution, text, offerings, firstStep }} />;
    const html = renderToStaticMarkup(page);
    expect(html).toContain('Regions and activities it works with');
    return [...html.matchAll(/data-label="Votes">([^<]*)</g)].map(([, number]) => number);
  };
  expect(await votes('I13')).toEqual(['All']);
  expect((await votes('I01')).every((number) => /^\d/.test(number ?? ''))).toBe(true);
});

it('machines and people are told the same price of what asks for a membership, in all and in parts', async () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };
  // O27: 200 dollars, and 1,500 a year for the membership: 1,700 for whoever is not a member yet.
  const { machine, say, offering } = await offeringView(ctx, 'O27');
  const [service] = JSON.parse(jsonForScript(offeringJsonLd(machine)))['@graph'];
  expect(service.offers).toMatchObject([
    {
      price: 1700,
      priceSpecification: {
        priceComponent: [
          { name: 'Price of the whole programme', price: 200 },
          { name: 'Membership for a year', price: 1500 },
        ],
      },
    },
  ]);
  const words = wordsOf(
    renderToStaticMarkup(<OfferingPrice say={say} offering={offering} rateDate={null} />),
  ).replaceAll('\u00a0', ' ');
  expect(words).toMatch(/Price of the whole programme.*USD 200\)/);
  expect(words).toMatch(/Membership for a year.*USD 1,500\)/);
  expect(words).toMatch(/All firms: both together.*USD 1,700\)/);
  expect((await offeringView(ctx, 'O29')).machine.membershipFee).toBeNull();
});

it('machines are told no host that a request claimed, with or without a configured address', async () => {
  const ctx = { ...aVisitor(db), locale: 'en' as const };
  for (const origin of [SITE, '']) {
    vi.stubEnv('PUENTE_ORIGIN', origin);
    const { machine } = await offeringView(ctx, 'O27');
    const addresses = addressesOf(machine);
    expect(addresses).toContain(`${origin}/offerings/O27`);
    expect(addresses.filter((address) => !address.startsWith(`${origin}/`))).toEqual([]);
    expect((await institutionView(ctx, 'I12')).machine.url).toBe(`${origin}/institutions/I12`);
  }
});

/** Every address in what machines read, and every id. */
function addressesOf(machine: OfferingMachine): readonly string[] {
  const json = jsonForScript(offeringJsonLd(machine));
  return [...json.matchAll(/"(?:@id|url|serviceUrl|termsOfService)":"([^"]*)"/g)].map(([, url = '']) => url);
}

function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', '’');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;');
}
