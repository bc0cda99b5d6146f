import { describe, expect, it } from 'vitest';
import { demoCatalogue } from '@/lib/domain/matching/demo.fixture';
import { CAPABILITIES, LOCALES } from '@/lib/domain/vocabulary';
import { inSentence } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';
import { sayIn } from './runs.fixture';
import { subjectOf, worksOn } from './works';

const need = (code: string) => ({ code, values: {} });
const CUSTOMERS = { targets: { MKT: [1, 3], QMS: [0, 2] } } as const;

describe('what an offering works on', () => {
  it('stands in the order of the questions', () => {
    expect(worksOn(CUSTOMERS)).toEqual(['QMS', 'MKT']);
  });

  it.each(['need.none', 'need.unknown', 'need.nothing_chosen'])(
    'is told beside %s, which names nothing',
    (code) => {
      expect(subjectOf(CUSTOMERS, need(code))).toEqual([
        { code: 'need.works', values: { works: ['QMS', 'MKT'] } },
      ]);
    },
  );

  it('is told where the status has told the reason already', () => {
    expect(subjectOf(CUSTOMERS, null)).toHaveLength(1);
  });

  it('is not told twice, nor of money alone', () => {
    expect(subjectOf(CUSTOMERS, need('need.first'))).toEqual([]);
    expect(subjectOf({ targets: {} }, null)).toEqual([]);
  });
});

it.each(LOCALES)('every offering of the demonstration has a subject or gives money, in %s', (locale) => {
  const { t, names } = sayIn(locale);
  for (const offering of demoCatalogue.offerings) {
    const told = subjectOf(offering, null).map((reason) => reasonText(t, reason, names));
    expect(told).toHaveLength(offering.generic ? 0 : 1);
  }
});

it.each([
  ['en', 'Works on '],
  ['es', 'Es para mejorar en esto: '],
] as const)('one part of the work or several are told in the same words, in %s', (locale, opening) => {
  const { t, names } = sayIn(locale);
  const told = (works: readonly string[]) => reasonText(t, { code: 'need.works', values: { works } }, names);
  for (const part of CAPABILITIES)
    expect(told([part])).toBe(`${opening}${inSentence(t(`vocabulary.capability.${part}`))}.`);
  for (const code of ['already_there', 'starts_higher', 'other_level'])
    expect(
      reasonText(t, { code: `need.${code}`, values: { elsewhere: ['OPS', 'PDD'], misses: [] } }, names),
    ).toMatch(new RegExp(`^${opening}.*, (and|y) `));
});
