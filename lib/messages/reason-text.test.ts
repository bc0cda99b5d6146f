import { describe, expect, it } from 'vitest';
import { firm, type Said } from '../domain/facts/firm.fixture';
import { type MatchRun, POLICY_2026_1, REASON_CODES, runMatching } from '../domain/matching';
import { demoCatalogue, demoInput, exampleFirm, examples, runExample } from '../domain/matching/demo.fixture';
import type { Finding, Reason } from '../domain/rules';
import { LOCALES, type Locale, SCORE_PARTS, STARTER_RULES } from '../domain/vocabulary';
import { translator } from './index';
import { givenText, type ReasonNames, reasonText } from './reason-text';
import { ruleValues } from './rule-values';

// Names that are easy to tell from codes; what they are called is not of interest here.
const names: ReasonNames = {
  country: (code) => `Landia${letters(code)}`,
  place: (code) => `Villa${letters(code)}`,
  sector: (code) => `Making of ${letters(code)}`,
  institution: (id) => `Institute ${letters(id)}`,
  body: (name) => name.replaceAll(/[A-Z]{3,}/g, (word) => word.toLowerCase()),
  money: (usd) => `${usd} dollars`,
};

const dairy: Said = {
  'firm.country': 'NI',
  'firm.subdivision': 'NI-BO',
  'firm.isic': { main: '1050', second: null },
  'firm.employees': 4,
  'access.languages': ['es'],
};
/** Firms that answered some of the questions behind a level, or none: what is known only in part is told, too. */
const partly: readonly Said[] = [
  { ...dairy, 'learn.seek': 0, 'learn.understand': 0, 'learn.try': 0 },
  { ...dairy, 'learn.seek': 0 },
  { ...dairy, 'learn.seek': 4, 'learn.programmes': { testing: 'running' } },
  dairy,
];
const runs: readonly MatchRun[] = [
  ...examples.map((example) => runExample(example.firm.id)),
  ...partly.map((said) => runMatching(demoInput(firm(said)))),
];
const CODES =
  /\b(IA|PG|SQ)-?\d\d\b|\bG[1-8]\b|\b(OPS|QMS|IMP|PPL|PDD|MKT|DIG|LNK|INV)\b|\b[OI]\d\d\b|\b[A-Z]{2}-[A-Z]{1,3}\b|\w_\w|undefined|null|NaN|\[object|[{}]/;

describe.each(LOCALES)('reasons in %s', (locale) => {
  const t = translator(locale);

  it('have a sentence for every code, whatever its values', () => {
    for (const [code, values] of Object.entries(REASON_CODES)) {
      for (const size of [0, 1, 2]) {
        const text = reasonText(t, { code, values: sampleValues(values, size) }, names);
        expect(text, code).not.toMatch(CODES);
        expect(text.length, code).toBeGreaterThan(1);
      }
    }
  });

  it('use every value that tells the reader something', () => {
    for (const [code, values] of Object.entries(REASON_CODES)) {
      const told = reasonText(t, { code, values: sampleValues(values, 2) }, names);
      for (const name of values) {
        if (UNTOLD.has(name) || UNTOLD_IN[code]?.includes(name)) continue;
        const other = reasonText(
          t,
          { code, values: { ...sampleValues(values, 2), ...changed(name) } },
          names,
        );
        expect(other, `${code} does not tell "${name}"`).not.toBe(told);
      }
    }
  });

  it('show no code for any worked example and any offering', () => {
    const bad = runs.flatMap((run) => sentencesOf(run, locale)).filter((text) => CODES.test(text));
    expect([...new Set(bad)]).toEqual([]);
  });

  it('are sentences: a capital first, no double spaces, no empty values', () => {
    const texts = [...new Set(runs.flatMap((run) => sentencesOf(run, locale)))];
    expect(texts.filter((text) => !/^[\p{Lu}\d]/u.test(text) || / {2}|: \.|\( *\)| [,.]/.test(text))).toEqual(
      [],
    );
  });
});

it('names what is left out with the words of each language', () => {
  const told = (locale: Locale, misses: readonly string[]) =>
    reasonText(translator(locale), { code: 'need.partly', values: { works: ['OPS'], misses } }, names);
  expect(told('es', ['QMS', 'PPL'])).toMatch(/, pero no en calidad ni en capacitar a la gente\.$/);
  expect(told('es', ['QMS'])).toMatch(/, pero no en calidad\.$/);
  expect(told('en', ['QMS', 'PPL'])).toMatch(/, not with quality or training people\.$/);
});

// RULES.md 4.5: "Works on {list}, not on {list}."
it('names every choice of a firm, whatever is known of its level', () => {
  const told = (locale: Locale, code: string, values: Reason['values']) =>
    reasonText(translator(locale), { code: `need.${code}`, values }, names);
  const maybe = { maybe: ['IMP'], elsewhere: [], misses: ['LNK', 'PDD'] };
  expect(told('en', 'maybe', maybe)).toBe(
    'May help with solving problems for good. We do not know yet how you work there. It does not help with suppliers and partners or product and design.',
  );
  expect(told('es', 'maybe', maybe)).toBe(
    'Quizás ayude a mejorar en resolver problemas de raíz. Aún no sabemos cómo trabaja usted en eso. No ayuda a mejorar en proveedores y socios ni en producto y diseño.',
  );
  expect(told('en', 'maybe', { maybe: ['IMP'], elsewhere: ['OPS'], misses: [] })).toMatch(
    /^May help with solving problems for good\. .* It also works on .* from where your firm is now\.$/,
  );
  expect(told('en', 'partly_level', { works: ['IMP'], elsewhere: ['OPS'], misses: ['LNK'] })).toMatch(
    /^Helps with solving problems for good, not with suppliers and partners\. It also works on /,
  );
  for (const code of ['already_there', 'starts_higher', 'other_level']) {
    expect(told('en', code, { elsewhere: ['OPS'], misses: ['LNK'] })).toMatch(
      /\. It does not help with suppliers and partners\.$/,
    );
    expect(told('es', code, { elsewhere: ['OPS'], misses: ['LNK'] })).toMatch(
      /\. No ayuda a mejorar en proveedores y socios\.$/,
    );
    expect(told('en', code, { elsewhere: ['OPS'], misses: [] })).not.toMatch(/help/);
  }
  // A result stored by an engine before 1.9.0.
  expect(told('en', 'maybe', { maybe: ['IMP'] })).toBe(
    'May help with solving problems for good. We do not know yet how you work there.',
  );
});

it('tells what is wrong where a rule is not kept, never the rule as if it were', () => {
  for (const locale of LOCALES) {
    const t = translator(locale);
    for (const rule of STARTER_RULES) {
      const values = { bodies: ['Ministry', 'Union'], passed: [], failed: [rule] };
      const told = reasonText(t, { code: 'gov.partly', values }, names);
      const name = t(`vocabulary.rule.${rule}`, ruleValues(t, POLICY_2026_1)[rule]);
      expect(told.toLowerCase(), rule).not.toContain(name.toLowerCase());
      expect(told.length, rule).toBeGreaterThan('Ministry'.length + 20);
    }
  }
});

describe('a rule on who decides and pays', () => {
  const t = translator('en');
  const told = (rule: string, policy = POLICY_2026_1) => {
    const values = { bodies: ['Ministry', 'Union'], passed: [], failed: [rule] };
    return reasonText(t, { code: 'gov.partly', values }, { ...names, policy });
  };

  it('is told with its limits, so that a half or a small share is not told as all or none', () => {
    expect(told('PG-01.votes')).toBe(
      'These decide: Ministry and Union. But government has more than 49 percent of the votes.',
    );
    expect(told('PG-02.communities')).toContain('the associations are from fewer than 2 places and trades');
    expect(told('PG-04.single')).toContain('one body pays more than 70 percent');
    expect(told('PG-06')).toContain('fewer than 60 percent of the places and trades it serves have a seat');
  });

  it('is told with the limits of the policy that the result was worked out with', () => {
    const { governance } = POLICY_2026_1;
    const policy = {
      ...POLICY_2026_1,
      governance: { ...governance, pg01: { minSeats: 2, maxVoteShare: 33 } },
    };
    expect(told('PG-01.seats', policy)).toContain('fewer than 2 seats');
    expect(told('PG-01.votes', policy)).toContain('more than 33 percent');
  });
});

it('recommends paying at most the limit', () => {
  const values = { lo: 900, hi: 900, cap: 500, limit: 300, sizes: ['small'], least: '', cheaper: [] };
  for (const code of ['cost.more_than_limit', 'cost.more_than_both'])
    expect(reasonText(translator('en'), { code, values }, names)).toMatch(
      /For a firm of your size we recommend paying 500 dollars at most\.$/,
    );
});

// The limit of each size is another one (RULES.md, IA-02), and the firm has one size, whichever it is.
it('names the limit of a size only where the size of the firm is known', () => {
  const told = (locale: Locale, code: string, sizes: readonly string[]) =>
    reasonText(translator(locale), { code, values: { lo: 100, hi: 900, cap: 5000, sizes } }, names);
  expect(told('en', 'incl.open', ['large'])).toBe(
    'You do not have to be a member, and it costs no more than 5000 dollars, the most that we recommend for your size.',
  );
  expect(told('en', 'incl.open', ['micro', 'large'])).toBe(
    'You do not have to be a member, and whatever your size, it costs no more than we recommend for it.',
  );
  expect(told('es', 'incl.open', ['micro', 'large'])).toBe(
    'No hace falta ser socio, y no cuesta más de lo que recomendamos, sea cual sea su tamaño.',
  );
  for (const code of ['cost.more_than_limit', 'label.more_than_limit', 'label.perhaps_more_than_limit'])
    for (const locale of LOCALES) {
      expect(told(locale, code, ['large']), code).toContain('5000');
      expect(told(locale, code, ['micro', 'large']), code).not.toContain('5000');
    }
});

it('puts no word that asks for an article before the name of a body or of a region', () => {
  const place = { ...names, place: () => 'Región Metropolitana de Santiago' };
  for (const locale of LOCALES) {
    const t = translator(locale);
    const told = (code: string, values: Reason['values']) => reasonText(t, { code, values }, place);
    const bodies = { bodies: ['Ministry', 'Union'], payers: ['Levy', 'Union'], body: 'Ministry', passed: [] };
    for (const code of ['gov.together', 'gov.partly', 'gov.alone'])
      expect(told(code, { ...bodies, failed: ['IA-18'] }), code).toMatch(/: Ministry\b/);
    const values = { ...sampleValues(['km', 'travel', 'communities'], 1), place: 'CL-RM', places: ['CL-RM'] };
    for (const code of ['dist.km', 'dist.hybrid', 'dist.hybrid_unknown', 'dist.unknown', 'dist.farther'])
      expect(told(code, values), code).toMatch(/^Región Metropolitana de Santiago\b/);
    for (const code of ['new', 'mostly_known', 'unknown_ties', 'open_places', 'sources_to_name'])
      expect(told(`bridge.${code}`, values), code).toContain(': Región Metropolitana');
    for (const code of ['criterion.place', 'change.place'])
      expect(told(code, { asked: ['CL-RM'] }), code).toContain(': Región Metropolitana');
  }
});

it('says who runs it and who pays as one list only where they are the same', () => {
  const told = (locale: Locale, values: Reason['values']) =>
    reasonText(translator(locale), { code: 'gov.together', values }, names);
  const bodies = ['Ministry', 'Union'];
  expect(told('en', { bodies, payers: ['Levy', 'Ministry'] })).toBe(
    'Run together by: Ministry and Union. Paid by: Levy and Ministry.',
  );
  expect(told('es', { bodies, payers: ['Levy', 'Ministry'] })).toBe(
    'La dirigen en conjunto: Ministry y Union. La pagan: Levy y Ministry.',
  );
  expect(told('en', { bodies, payers: ['Union', 'Ministry'] })).toBe(
    'Run and paid together by: Ministry and Union.',
  );
  expect(told('es', { bodies, payers: ['Union', 'Ministry'] })).toBe(
    'La dirigen y pagan en conjunto: Ministry y Union.',
  );
  // A result stored by an engine before 1.8.0.
  expect(told('en', { bodies })).toBe('Run together by: Ministry and Union.');
  expect(told('es', { bodies })).toBe('La dirigen en conjunto: Ministry y Union.');
});

describe('what the firm is known to have', () => {
  const t = translator('en');
  const { matches } = runExample('F1');
  const criteria = matches.flatMap(({ gates }) => gates.flatMap(({ parts }) => parts));
  const given = (code: string) =>
    criteria.filter(({ reason }) => reason.code === code).map((one) => givenText(t, one, names));

  it('is told beside what is asked', () => {
    expect(new Set(given('criterion.country'))).toEqual(new Set([names.country('AR')]));
    expect(new Set(given('criterion.size'))).toEqual(new Set(['Small firm']));
    expect(given('criterion.absorb')).toContain('Level 1 of 4');
    expect(given('criterion.token')).toContain('Not yet');
  });

  it('is nothing where no answer was given', () => {
    const { firm, ...rest } = demoInput(exampleFirm('F1'));
    const blank = runMatching({ ...rest, firm: { ...firm, isic: { kind: 'unknown', why: 'not_asked' } } });
    const sectors = blank.matches
      .flatMap(({ gates }) => gates.flatMap(({ parts }) => parts))
      .filter(({ reason }) => reason.code === 'criterion.sector');
    expect(
      sectors.filter(({ verdict }) => verdict === 'unknown').map((one) => givenText(t, one, names)),
    ).toContain(null);
  });
});

/** Numbers that may be unknown; all other values are always there. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['level', 'km', 'limit', 'travel', 'max', 'min']);
/** Only for links and for choosing the sentence. */
const UNTOLD: ReadonlySet<string> = new Set([
  'fact',
  'given',
  'communities',
  'passed',
  'limit',
  'travel',
  'detail',
  'max',
]);
const UNTOLD_IN: Readonly<Record<string, readonly string[]>> = {
  'need.first': ['priority'],
  'need.none': ['misses'],
  'know.no_gap': ['strong'],
  'know.unknown': ['strong'],
  'absorb.fits': ['level', 'min'],
  'absorb.easy': ['level', 'min'],
  'absorb.basic': ['level', 'min'],
  'absorb.asks_little': ['level', 'min'],
  'absorb.ready': ['level', 'min'],
  'absorb.later': ['level', 'min'],
  'absorb.so_far': ['level', 'min'],
  'absorb.enough_so_far': ['level', 'min'],
  'absorb.unknown': ['min'],
  'bridge.known': ['places'],
  'bridge.one_area': ['places'],
  'incl.open': ['cap', 'sizes'],
  'incl.members_only': ['failed'],
  'gov.alone': ['failed'],
  'label.more_hours_than_said': ['hours', 'said'],
  'criterion.language_open': ['asked'],
  'dist.same_place': ['place'],
  'dist.farther': ['km'],
  'cost.free': ['lo', 'hi', 'least', 'cheaper'],
  'cost.more_than_limit': ['cap', 'sizes'],
  'criterion.open_access': ['institution'],
  'criterion.absorb': ['lo', 'hi'],
  'criterion.quality': ['lo', 'hi'],
  'criterion.pioneering_absorption': ['lo', 'hi'],
  'criterion.pioneering_quality': ['lo', 'hi'],
  'criterion.intake': ['seats'],
  'later.pioneering_absorption': ['level'],
  'later.pioneering_quality': ['level'],
  'label.members_only': ['institution'],
  'label.more_than_limit': ['lo', 'hi', 'cap', 'sizes'],
  'label.perhaps_more_than_limit': ['lo', 'hi', 'cap', 'sizes'],
  'label.farther_than_said': ['km', 'travel', 'place'],
  'label.pair_with_step': ['size'],
};

const LISTS: Readonly<Record<string, readonly string[]>> = {
  asked: ['monitored', 'ISO9001'],
  given: ['monitored', 'ISO9001'],
  tokens: ['monitored', 'ISO9001'],
  works: ['QMS', 'OPS'],
  misses: ['QMS', 'OPS'],
  maybe: ['QMS', 'OPS'],
  elsewhere: ['QMS', 'OPS'],
  strong: ['how', 'why'],
  some: ['how', 'why'],
  places: ['AR-J', 'CL'],
  communities: ['AR-J:11'],
  sizes: ['micro', 'small'],
  passed: ['IA-01', 'PG-04'],
  failed: ['IA-02', 'PG-06'],
  bodies: ['Ministry', 'Union'],
  payers: ['Ministry', 'Levy'],
  groups: ['women', 'micro'],
  cheaper: ['women', 'migrant'],
  questions: ['people.lead_group', 'firm.legal'],
};
const SINGLE: Readonly<Record<string, string>> = {
  body: 'Ministry',
  institution: 'I01',
  intake: 'open',
  membership: 'none',
  modality: 'online',
  place: 'AR-J',
  priority: 'QMS',
  size: 'micro',
  fact: 'firm.country',
  detail: 'x',
};

/** Lists of one or two; size 0 is a list of one beside numbers that are not known. */
function sampleValues(values: readonly string[], size: number): Reason['values'] {
  const number = (name: string) => (size === 0 && MAY_BE_EMPTY.has(name) ? '' : 2);
  return Object.fromEntries(
    values.map((name) => [name, LISTS[name]?.slice(0, Math.max(1, size)) ?? SINGLE[name] ?? number(name)]),
  );
}

function changed(name: string): Reason['values'] {
  const OTHERS: Readonly<Record<string, string | number>> = {
    // Told in tens.
    km: 30,
    intake: 'waiting',
    membership: 'required',
    modality: 'onsite',
    place: 'MX',
    institution: 'I02',
    body: 'Union',
  };
  return { [name]: LISTS[name]?.slice(0, 1) ?? OTHERS[name] ?? 3 };
}

function letters(code: string): string {
  return [...code]
    .map((char) => (/\d/.test(char) ? 'abcdefghij'.charAt(Number(char)) : char.toLowerCase()))
    .filter((char) => char !== '-')
    .join('');
}

function sentencesOf(run: MatchRun, locale: Locale): readonly string[] {
  const t = translator(locale);
  expect(run.matches).toHaveLength(demoCatalogue.offerings.length);
  return run.matches.flatMap((match) => {
    const findings = match.gates.flatMap((gate) => [
      gate,
      ...gate.parts,
      ...gate.parts.flatMap(({ parts }) => parts),
    ]);
    const reasons = [
      ...findings.map(({ reason }) => reason),
      ...match.reasons,
      ...match.order,
      ...match.labels,
      ...match.changes.map(({ reason }) => reason),
      ...(match.parts
        ? SCORE_PARTS.map((part) => match.parts?.[part].reason).filter((reason) => reason !== undefined)
        : []),
    ];
    const answers = findings
      .map((finding: Finding) => givenText(t, finding, names))
      .filter((text) => text !== null);
    return [...reasons.map((reason) => reasonText(t, reason, names)), ...answers];
  });
}
