import { describe, expect, it } from 'vitest';
import { STEP_TOKENS } from '../../lib/domain/vocabulary';
import { demoCatalogueFile } from './demo-schema';
import { readData } from './files';
import * as files from './schemas';

const { institutions, offerings } = readData('demo-catalogue.json', demoCatalogueFile);
const texts = readData('catalogue-text.json', files.catalogueTextFile);
const countries = new Set(readData('geo/countries.json', files.countriesFile).items.map((row) => row.alpha2));
const subdivisions = new Set(
  readData('geo/subdivisions-world.json', files.worldSubdivisionsFile).items.map(([code]) => code),
);
const positions = new Set(
  readData('geo/subdivisions-focus.json', files.focusSubdivisionsFile).map((row) => row.code),
);
const isic = readData('isic/isic4.json', files.isic4File).items.map((row) => row.code);
const standards = new Set(
  readData('standards/standards.json', files.standardsFile).items.map((standard) => standard.id),
);

/** How each sector that an offering names is told, in English and Spanish. */
const PHRASES: Readonly<Record<string, readonly [en: RegExp, es: RegExp]>> = {
  '01': [/farming, with crops or animals/, /el campo, con cultivos o animales/],
  '011': [/vegetables, fruit or other crops/, /hortalizas, frutas u otros cultivos/],
  '012': [/vegetables, fruit or other crops/, /hortalizas, frutas u otros cultivos/],
  '0121': [/grows grapes/, /cultiva uva/],
  '0141': [/keeps cattle/, /cría ganado/],
  '0144': [/raises sheep or goats/, /cría ovejas o cabras/],
  '0150': [/farms with animals and crops/, /tiene animales y cultivos/],
  '0163': [/packs (what farms grow|vegetables)/, /(embala productos del campo|empaca hortalizas)/],
  '03': [
    /catches(, farms or processes| or farms) fish/,
    /pesca(, cultiva o procesa pescado| o cultiva peces)/,
  ],
  '10': [/food/, /alimentos/],
  '1020': [/processes fish/, /procesa pescado/],
  '1030': [/processes fruit or vegetables/, /procesa frutas u hortalizas/],
  '1050': [/dairy products/, /productos lácteos/],
  '11': [/drinks/, /bebidas/],
  '1102': [/makes wine/, /hace vino/],
  '13': [/textiles/, /textiles/],
  '14': [/clothes/, /ropa/],
  '15': [/shoes.* leather/, /calzado.* cuero/],
  '16': [/wood/, /madera/],
  '22': [/rubber or plastic products/, /productos de caucho o de plástico/],
  '25': [/metal products/, /productos de metal/],
  '26': [/electronic or optical products/, /productos electrónicos u ópticos/],
  '28': [/(?<!installs )machines/, /(?<!instala )máquinas/],
  '29': [/vehicles(,| or) vehicle parts/, /vehículos o sus piezas/],
  '31': [/furniture/, /muebles/],
  '33': [/repairs or installs machines/, /repara o instala máquinas/],
};

const given = new Set(offerings.flatMap((offering) => offering.gives));
const required = offerings.flatMap(({ requires }) => [...(requires.any ?? []), ...(requires.all ?? [])]);
const bodies = institutions.flatMap(({ seats, contributions }) =>
  [...seats, ...contributions].map((part) => part.body),
);

describe('the illustrative catalogue', () => {
  it('is complete', () => {
    expect([institutions.length, offerings.length]).toEqual([26, 49]);
    expect(new Set(institutions.map((one) => one.id)).size).toBe(26);
    expect(new Set(offerings.map((one) => one.id)).size).toBe(49);
    expect(new Set(offerings.map((one) => one.type)).size).toBe(28);
  });

  it('names institutions and countries that exist', () => {
    const ids = new Set(institutions.map((one) => one.id));
    expect(offerings.filter((one) => !ids.has(one.institution))).toEqual([]);
    const named = [...institutions.map((one) => one.country), ...offerings.flatMap((one) => one.countries)];
    expect(named.filter((code) => !countries.has(code))).toEqual([]);
  });

  it('names subdivisions that exist, and places that have a position', () => {
    const named = [
      ...institutions.map((one) => one.subdivision),
      ...offerings.flatMap((one) => one.subdivisions ?? []),
    ];
    expect(named.filter((code) => !subdivisions.has(code))).toEqual([]);
    expect(offerings.map((one) => one.place).filter((code) => !positions.has(code))).toEqual([]);
    const abroad = offerings.filter((one) =>
      one.subdivisions?.some((code) => !one.countries.includes(code.slice(0, 2))),
    );
    expect(abroad).toEqual([]);
  });

  it('names sectors that exist', () => {
    const sectors = offerings.flatMap((one) => one.sectors).filter((code) => code !== '*');
    expect(sectors.filter((code) => !isic.includes(code))).toEqual([]);
  });

  it('builds communities from a place and a division that exist', () => {
    const all = [
      ...institutions.flatMap((one) => [...one.communities, ...one.seats.map((seat) => seat.community)]),
      ...offerings.flatMap((one) => one.communities),
    ];
    const strange = all.filter((community) => {
      const [place = '', division = ''] = community.split(':');
      return !(subdivisions.has(place) || countries.has(place)) || !isic.includes(division);
    });
    expect(strange).toEqual([]);
  });

  it('asks only for steps that some offering gives, or for a certificate', () => {
    // Derived from a public programme of the last two years.
    const reachable = (token: string) =>
      given.has(token) ||
      standards.has(token) ||
      (token === 'public_programme_recent' && given.has('public_programme'));
    expect(required.filter((token) => !reachable(token))).toEqual([]);
  });

  it('uses only steps of the vocabulary', () => {
    const known = new Set<string>([...STEP_TOKENS, ...standards]);
    expect([...given, ...required].filter((token) => !known.has(token))).toEqual([]);
  });

  it('raises levels, and has no target only where it gives money', () => {
    expect(
      offerings.filter((one) =>
        Object.values(one.targets).some((target) => target && target[0] >= target[1]),
      ),
    ).toEqual([]);
    expect(offerings.filter((one) => (Object.keys(one.targets).length === 0) !== one.generic)).toEqual([]);
  });

  it('shares out who pays to a hundred percent', () => {
    const sums = institutions.map((one) => one.contributions.reduce((sum, part) => sum + part.share, 0));
    expect(sums.filter((sum) => sum !== 100)).toEqual([]);
  });

  it('asks a membership fee only of members', () => {
    expect(offerings.filter((one) => one.membership_fee_usd > 0 && one.membership === 'none')).toEqual([]);
  });
});

describe('the words of the catalogue', () => {
  it('exist for every institution, offering and body, and for nothing else', () => {
    expect(Object.keys(texts.institutions)).toEqual(institutions.map((one) => one.id));
    expect(Object.keys(texts.offerings)).toEqual(offerings.map((one) => one.id));
    expect(Object.keys(texts.bodies).sort()).toEqual([...new Set(bodies)].sort());
  });

  it('keep the names of institutions, which are proper names', () => {
    const renamed = institutions.filter(
      ({ id, name }) => texts.institutions[id]?.name.en !== name || texts.institutions[id]?.name.es !== name,
    );
    expect(renamed).toEqual([]);
  });

  it('are written in both languages', () => {
    const same = Object.entries(texts.bodies).filter(([, name]) => name.en === name.es);
    const untranslated = Object.entries(texts.offerings).filter(
      ([, text]) =>
        text.summary.en === text.summary.es || text.how.en === text.how.es || text.name.en === text.name.es,
    );
    expect([...same, ...untranslated]).toEqual([]);
  });

  it('list the same conditions in both languages', () => {
    const uneven = Object.entries(texts.offerings).filter(
      ([, { conditions }]) => conditions.en.length !== conditions.es.length || conditions.en.length < 3,
    );
    expect(uneven).toEqual([]);
  });

  it('name every sector of the rule, and no other', () => {
    const wrong = offerings.flatMap(({ id, sectors }) => {
      const told = texts.offerings[id]?.conditions;
      const [en = '', es = ''] = [told?.en[0], told?.es[0]];
      if (sectors.includes('*'))
        return en === 'Open to firms of every kind.' && es === 'Abierta a empresas de todo tipo.' ? [] : [id];
      const unnamed = sectors.filter((code) => !PHRASES[code]?.[0].test(en) || !PHRASES[code]?.[1].test(es));
      const within = (code: string) => sectors.some((one) => code.startsWith(one) || one.startsWith(code));
      const strange = Object.entries(PHRASES)
        .filter(([code, [inEn, inEs]]) => !within(code) && (inEn.test(en) || inEs.test(es)))
        .map(([code]) => code);
      return [...unnamed, ...strange].map((code) => `${id} ${code}: ${en} / ${es}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say from which level of learning an offering takes firms', () => {
    const lines = {
      en: /^Taken together, your answers about .* at least level (\d) of 4\.$/,
      es: /^En conjunto, sus respuestas sobre .* al menos el nivel (\d) de 4\.$/,
    };
    const wrong = offerings.filter(({ id, min_ac, generic }) => {
      // Money without a target is never matched, so no level of learning is asked there.
      const expected = generic || min_ac === 0 ? [] : [String(min_ac)];
      const told = (locale: 'en' | 'es') =>
        texts.offerings[id]?.conditions[locale].flatMap((line) => lines[locale].exec(line)?.[1] ?? []);
      return `${told('en')} ${told('es')}` !== `${expected} ${expected}`;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('hold no code', () => {
    const code =
      /\b[A-Z]{2}-[A-Z]{1,3}\b|\b[A-Z]{2}-\d\d\b|\b[IO]\d\d\b|\w_\w|\b(?!16949\b|9001\b|22000\b)\d{4}\b|\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b/;
    const lines = Object.values(texts)
      .flatMap((group) => Object.values(group))
      .map((text) => JSON.stringify(text));
    expect(lines.filter((line) => code.test(line))).toEqual([]);
  });

  it('say membership, waiting list and invitation where the offering has them', () => {
    const says = (id: string, pattern: RegExp) =>
      texts.offerings[id]?.conditions.en.some((line) => pattern.test(line));
    const silent = offerings.filter(
      ({ id, membership, intake, requires }) =>
        (membership === 'required' && !says(id, /must be a member/)) ||
        (intake === 'waiting' && !says(id, /waiting list/)) ||
        (intake === 'invitation' && !says(id, /invite/)) ||
        ((requires.any?.length || requires.all?.length) &&
          !says(id, /programme|checks|standard|certificate/)),
    );
    expect(silent.map((one) => one.id)).toEqual([]);
  });
});
