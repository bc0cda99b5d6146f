import { describe, expect, it } from 'vitest';
import { type Match, POLICY_2026_1, runMatching } from '@/lib/domain/matching';
import { demoCatalogue, demoInput, exampleFirm, examples } from '@/lib/domain/matching/demo.fixture';
import { LOCALES } from '@/lib/domain/vocabulary';
import { partsView } from './parts';
import { rulesOf } from './rules-kept';
import { sayIn } from './runs.fixture';

const SIZES = ['micro', 'small', 'medium', 'large'] as const;
const policy = POLICY_2026_1;
const known = examples.flatMap(({ firm }) => runMatching(demoInput(exampleFirm(firm.id))).matches);
// The same firms, where what is known leaves the size open.
const unknown = examples.flatMap(({ firm: { id } }) => {
  const firm = exampleFirm(id);
  const size = { ...firm.size, class: { kind: 'candidates' as const, values: SIZES } };
  return runMatching(demoInput({ ...firm, size })).matches;
});
const priced = unknown.filter(({ rules }) => rules['IA-02'] === 'not_applicable');

function entryOf({ offering: id }: Pick<Match, 'offering'>) {
  const offering = demoCatalogue.offerings.find((one) => one.id === id);
  if (!offering) throw new Error('no such offering');
  return { offering };
}

describe.each(LOCALES)('a firm whose size is not known, in %s', (locale) => {
  const say = sayIn(locale);
  const open = locale === 'en' ? 'Not known yet' : 'Aún no se sabe';

  it('is told that the limit of price is open, not that it does not apply', () => {
    expect(priced.length).toBeGreaterThan(0);
    for (const match of priced) {
      const row = rulesOf(say, { match, policy, entry: entryOf(match) }).find(({ key }) => key === 'IA-02');
      expect(row).toMatchObject({ is: 'unknown', outcome: open });
    }
  });

  it('is told the same beside what else speaks against the access', () => {
    const sentences = (all: typeof known) =>
      all.flatMap((match) => {
        const institution = demoCatalogue.institutions.find(({ id }) => id === match.institution);
        const { rows = [] } =
          (institution && partsView(say, match, { policy, institution, travel: null })) ?? {};
        const told = rows.find(({ key }) => key === 'incl')?.sentence;
        return match.parts?.incl.reason.code === 'incl.partly' && told ? [told] : [];
      });
    const tail = locale === 'en' ? /right for your size is not known yet\.$/ : /adecuado para su tamaño\.$/;
    expect(sentences(priced).length).toBeGreaterThan(0);
    for (const told of sentences(priced)) expect(told).toMatch(tail);
    expect(sentences(known).length).toBeGreaterThan(0);
    for (const told of sentences(known)) expect(told).not.toMatch(tail);
  });

  it('and of a known size, that the rule is kept or not', () => {
    const decided = known.filter(
      (match) => match.rules['IA-02'] !== 'not_applicable' && !entryOf(match).offering.generic,
    );
    expect(decided.length).toBeGreaterThan(0);
    for (const match of decided) {
      const row = rulesOf(say, { match, policy, entry: entryOf(match) }).find(({ key }) => key === 'IA-02');
      expect(row?.is, match.offering).toBe(match.rules['IA-02']);
    }
  });
});

describe.each(LOCALES)('an offer of money, in %s', (locale) => {
  const open = locale === 'en' ? 'Not known yet' : 'Aún no se sabe';

  it('is not said to keep a limit of price, since its price is not known', () => {
    const money = known.filter((match) => entryOf(match).offering.generic);
    expect(money.length).toBeGreaterThan(0);
    // Results stored by engines before 1.9.0 have the rule as kept.
    const stored = money.map((match) => ({ ...match, rules: { ...match.rules, 'IA-02': 'pass' as const } }));
    for (const match of [...money, ...stored]) {
      const rows = rulesOf(sayIn(locale), { match, policy, entry: entryOf(match) });
      expect(rows.find(({ key }) => key === 'IA-02')).toMatchObject({ is: 'unknown', outcome: open });
    }
  });
});
