import { describe, expect, it } from 'vitest';
import catalogueText from '@/db/seed/data/catalogue-text.json';
import { type Institution, POLICY_2026_1, runMatching } from '@/lib/domain/matching';
import { demoCatalogue, demoInput, exampleFirm } from '@/lib/domain/matching/demo.fixture';
import type { Reason } from '@/lib/domain/rules';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { reasonText } from '@/lib/messages/reason-text';
import { empty, runFor, sayIn } from './runs.fixture';
import { bodyInSentence, ofThisBoard } from './together';

const bodies: Readonly<Record<string, Readonly<Record<Locale, string>>>> = catalogueText.bodies;
const { matches } = runFor(empty, true).summary;

/** The sentence on who decides and pays, of every institution that runs an offer one can be shown. */
function sentences(locale: Locale): ReadonlyMap<string, string> {
  const { t, names } = sayIn(locale);
  const body = (name: string) => bodyInSentence(bodies[name] ?? { en: name, es: name }, locale);
  return new Map(
    demoCatalogue.institutions.flatMap((institution) => {
      const why = matches.find((match) => match.institution === institution.id)?.why;
      if (!why) return [];
      const told = ofThisBoard(why.gov, institution, POLICY_2026_1);
      return [[institution.id, reasonText(t, told, { ...names, body })]];
    }),
  );
}

type Held = { kind: string; held: number };

/** The share that such bodies hold, counted here by hand. */
function part(list: readonly Held[], kinds: RegExp): number {
  const sum = (some: readonly Held[]) => some.reduce((total, { held }) => total + held, 0);
  return sum(list.filter(({ kind }) => kinds.test(kind))) / sum(list);
}

function votes({ seats }: Institution): readonly Held[] {
  return seats.map((seat) => ({ kind: seat.kind, held: seat.votes }));
}

function money({ contributions }: Institution): readonly Held[] {
  return contributions.map((one) => ({ kind: one.kind, held: one.share }));
}

const all = new Map(demoCatalogue.institutions.map((one) => [one.id, one]));

describe.each(LOCALES)('who decides and pays, in %s', (locale) => {
  const told = sentences(locale);

  it('is told of every institution without alternatives, and with small letters inside the sentence', () => {
    expect(told.size).toBeGreaterThan(20);
    for (const [id, sentence] of told) {
      expect(sentence, id).not.toMatch(/,? (or|o|u) |(?<!no )tiene ningún|recommend|recomendamos/);
      // Places and nothing else are written with a capital.
      const inner = sentence
        .slice(1)
        .replaceAll(/\. \p{Lu}/gu, '')
        .replaceAll(/Córdoba|Santa Fe|Boaco|Chontales|Estado/g, '');
      expect(inner, id).not.toMatch(/\p{Lu}/u);
    }
  });

  it('claims only what is true of that institution', () => {
    const claims: readonly [RegExp, (one: Institution) => boolean][] = [
      [
        /government has no seat|gobierno no tiene ningún lugar/,
        ({ seats }) => !seats.some(({ kind }) => kind === 'government'),
      ],
      [
        /government has more than 49|gobierno tiene más del 49/,
        (one) => part(votes(one), /^government$/) > 0.49,
      ],
      [
        /government pays less than 10|gobierno paga menos del 10/,
        (one) => part(money(one), /^government$/) < 0.1,
      ],
      [
        /associations pay less than 10|asociaciones pagan menos del 10/,
        (one) => part(money(one), /^(association_|cooperative)/) < 0.1,
      ],
    ];
    for (const [claim, isTrue] of claims) {
      const claimed = [...told].filter(([, sentence]) => claim.test(sentence)).map(([id]) => id);
      expect(claimed.length, String(claim)).toBeGreaterThan(0);
      for (const id of claimed) {
        const one = all.get(id);
        expect(one && isTrue(one), `${id} ${claim}`).toBe(true);
      }
    }
  });
});

it('says of the board of the vehicle suppliers just what it lacks', () => {
  const offering = demoCatalogue.offerings.find(({ id }) => id === 'O09');
  // Member firms and small members hold all seats and pay all: no seat of government, and no money from it.
  expect(sentences('es').get(offering?.institution ?? '')).toBe(
    'Deciden: empresas socias de cuatro regiones y socios pequeños. Pero el gobierno no tiene ningún lugar en el consejo; el gobierno paga menos del 10 por ciento; una sola entidad paga más del 70 por ciento; menos del 60 por ciento de los lugares y rubros que atiende tiene un lugar en el consejo.',
  );
});

// RULES.md 1: what is kept, what nobody can tell for want of evidence, and what is broken are told apart.
describe.each([
  ['en', /fewer than 60 percent/, /nothing is published on which of the places/, /nothing is published/],
  ['es', /menos del 60 por ciento/, /no se publica cuáles de los lugares/, /no se publica/],
] as const)('a board without evidence, in %s', (locale, broken, notPublished, nothing) => {
  const told = (change: Partial<Institution>) => {
    const input = demoInput(exampleFirm('F1'));
    const institutions = demoCatalogue.institutions.map((one) =>
      one.id === 'I01' ? { ...one, ...change } : one,
    );
    const run = runMatching({ ...input, catalogue: { ...demoCatalogue, institutions } });
    const match = run.matches.find(({ offering }) => offering === 'O02');
    const board = institutions.find(({ id }) => id === 'I01');
    if (!match?.parts || !board) throw new Error('no such match');
    const { t, names } = sayIn(locale);
    const sentence = reasonText(t, ofThisBoard(match.parts.gov.reason, board, POLICY_2026_1), names);
    return { sentence, rules: match.rules };
  };
  const { seats = [] } = all.get('I01') ?? {};

  it('is told as such, and not as broken, where no seat is published', () => {
    const { sentence, rules } = told({ seats: [] });
    expect(rules).toMatchObject({ 'PG-06': 'not_evidenced', 'PG-04': 'pass' });
    expect(sentence).not.toMatch(broken);
    expect(sentence).toMatch(notPublished);
  });

  it('is told as broken where the seats are published and too few', () => {
    const { sentence, rules } = told({ seats: seats.map((seat) => ({ ...seat, community: 'AR-J:11' })) });
    expect(rules['PG-06']).toBe('fail');
    expect(sentence).toMatch(broken);
  });

  it('says nobody has a vote where seats are published without one', () => {
    const { sentence, rules } = told({ seats: seats.map((seat) => ({ ...seat, votes: 0 })) });
    expect(rules).toMatchObject({ 'PG-01': 'not_evidenced', 'PG-06': 'pass' });
    expect(sentence).toMatch(/nobody has a vote|nadie tiene voto/);
    expect(sentence).not.toMatch(nothing);
  });

  it('says no share is published where those who pay are', () => {
    const { contributions = [] } = all.get('I01') ?? {};
    const { sentence, rules } = told({ contributions: contributions.map((one) => ({ ...one, share: 0 })) });
    expect(rules['PG-04']).toBe('not_evidenced');
    expect(sentence).toMatch(/not published how much|no se publica cuánto/);
  });
});

it('leaves the name of a body as it is written, and any other reason alone', () => {
  expect(bodyInSentence({ en: 'Sebrae', es: 'Sebrae' }, 'es')).toBe('Sebrae');
  expect(bodyInSentence({ en: 'Chamber of Commerce', es: 'Cámara de Comercio' }, 'es')).toBe(
    'Cámara de Comercio',
  );
  // The State is written large in Spanish wherever it stands, and makes no proper name.
  expect(bodyInSentence({ en: 'State agency', es: 'Agencia del Estado' }, 'es')).toBe('agencia del Estado');
  expect(bodyInSentence({ en: 'Office of the state', es: 'Oficina del estado' }, 'es')).toBe(
    'oficina del estado',
  );
  const reason: Reason = { code: 'incl.partly', values: { passed: [], failed: ['IA-06'] } };
  expect(ofThisBoard(reason, demoCatalogue.institutions[0], POLICY_2026_1)).toBe(reason);
});
