import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { question } from '../facts';
import { anyFirm } from '../facts/any-firm.fixture';
import { profileFrom, rows, type Said, sizeRules } from '../facts/firm.fixture';
import type { Finding } from '../rules';
import { LEARNING_LANGUAGES } from '../vocabulary';
import { anOffering, matchFor } from './builders.fixture';
import { demoInput } from './demo.fixture';
import { POLICY_2026_1, runMatching } from './index';

const grower: Said = {
  'firm.country': 'MX',
  'firm.subdivision': 'MX-SIN',
  'firm.isic': { main: '0113', second: null },
  'access.languages': ['es'],
};
const forGrowers = { countries: ['MX'], sectors: ['01'] };

describe('a grower in a country that has no size limits for farms', () => {
  // Limits of Mexico for commerce 10, 30, 100; services 10, 50, 100; industry 10, 50, 250.
  it.each([
    [9, ['micro'], 'eligible'],
    [31, ['small'], 'unknown'],
    [35, ['small'], 'unknown'],
    [35, ['medium'], 'unknown'],
    [35, ['small', 'medium'], 'eligible'],
    [35, ['micro'], 'no'],
    [51, ['medium'], 'eligible'],
    [101, ['medium'], 'unknown'],
  ] as const)('with %i workers, for %j: %s', (employees, sizeClasses, status) => {
    const firm = profileFrom(rows({ ...grower, 'firm.employees': employees }));
    expect(matchFor(firm, anOffering({ ...forGrowers, sizeClasses })).status).toBe(status);
  });

  it.each([{}, { 'firm.sales_band': 'b3' }])('is told what decides, and asked nothing again: %j', (more) => {
    const firm = profileFrom(rows({ ...grower, 'firm.employees': 35, ...more }));
    const match = matchFor(firm, anOffering({ ...forGrowers, sizeClasses: ['small'] }));
    expect(match.missing).toEqual([]);
    expect(match.gates[2]).toMatchObject({ verdict: 'unknown', missing: [] });
    expect(match.gates[2]?.parts[0]?.reason).toEqual({
      code: 'criterion.size_no_row',
      values: { asked: ['small'], given: ['small', 'medium'] },
    });
    expect(match.labels).toContainEqual({
      code: 'label.size_no_row',
      values: { place: 'MX', sizes: ['small', 'medium'], institution: 'I1' },
    });
  });
});

it('a sales band on both sides of a limit is told as such', () => {
  // Ecuador: up to 9 workers and 100,000 USD is micro; the band ends at 250,000 USD.
  const said: Said = { ...grower, 'firm.country': 'EC', 'firm.subdivision': 'EC-P', 'firm.employees': 5 };
  const firm = profileFrom(rows({ ...said, 'firm.sales_band': 'b2' }));
  const match = matchFor(firm, anOffering({ countries: ['EC'], sectors: ['01'], sizeClasses: ['micro'] }));
  expect(match).toMatchObject({ status: 'unknown', missing: [] });
  expect(match.gates[2]?.parts[0]?.reason.code).toBe('criterion.size_range');
  expect(match.labels).toContainEqual({
    code: 'label.size_range',
    values: { place: 'EC', sizes: ['micro', 'small'], institution: 'I1' },
  });
});

describe('languages that the list does not name', () => {
  it('are the only ones an offering can be given in beside those the question names', () => {
    expect(question('access.languages').options).toEqual([...LEARNING_LANGUAGES]);
  });

  it('may be the same or not, and nothing is asked again', () => {
    const firm = profileFrom(rows({ ...grower, 'firm.employees': 9, 'access.languages': ['other'] }));
    const match = matchFor(firm, anOffering({ ...forGrowers, languages: ['other'] }));
    expect(match).toMatchObject({ status: 'unknown', missing: [] });
    expect(match.labels).toContainEqual({ code: 'label.language_open', values: { institution: 'I1' } });
    expect(matchFor(firm, anOffering({ ...forGrowers, languages: ['es'] })).status).toBe('no');
    const silent = profileFrom(
      rows({ ...grower, 'firm.employees': 9, 'access.languages': { state: 'skipped' } }),
    );
    const asked = matchFor(silent, anOffering({ ...forGrowers, languages: ['other'] }));
    expect(asked.missing).toEqual(['access.languages']);
    expect(asked.labels.map(({ code }) => code)).not.toContain('label.language_open');
  });
});

describe('what was answered is not asked for again', () => {
  const countries = sizeRules.items
    .map(({ country }) => country)
    .filter((country) => /^[A-Z]{2}$/.test(country));
  const told: fc.Arbitrary<Said> = fc.record({
    'firm.country': fc.constantFrom(...countries, 'DE'),
    'firm.isic': fc
      .constantFrom('0113', '0322', '0510', '1050', '2930', '3510', '4100', '4711', '6201')
      .map((main) => ({ main, second: null })),
    'firm.employees': fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 3_000 })),
    'firm.sales_band': fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b6'),
  });

  it('neither by a gate nor by "answer next"', () => {
    fc.assert(
      fc.property(anyFirm, told, (other, said) => {
        const firm = profileFrom(rows({ ...other, ...said }));
        const policy = { ...POLICY_2026_1, answerNextLimit: 100 };
        const run = runMatching({ ...demoInput(firm), policy });
        const gates = run.matches.flatMap(({ gates: all }) => all);
        const asked = [
          ...gates.flatMap(missingIn),
          ...run.matches.flatMap(({ missing }) => missing),
          ...run.answerNext.map(({ fact }) => fact),
        ];
        expect(Object.keys(said).filter((fact) => asked.includes(fact))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

function missingIn({ missing, parts }: Finding): readonly string[] {
  return [...missing, ...parts.flatMap(missingIn)];
}
