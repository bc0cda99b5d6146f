import { describe, expect, it } from 'vitest';
import { NO_LIBRARY, type RuleDocument, type WrittenRule } from '../language';
import { textFindings } from './findings';
import { statedPlaces } from './stated-places';
import type { TextReading } from './types';

const reading: TextReading = {
  facts: { employees: 'employees', turnover: 'turnover', founded: 'founded', place: 'place' },
  units: ['GB-ENG-N', 'GB-ENG-S', 'GB-SCT'],
  places: {
    Hull: ['GB-ENG-N'],
    Kent: ['GB-ENG-S'],
    England: ['GB-ENG-N', 'GB-ENG-S'],
    'North of England': ['GB-ENG-N'],
    Scotland: ['GB-SCT'],
    UK: ['GB-ENG-N', 'GB-ENG-S', 'GB-SCT'],
  },
  wide: ['UK'],
};

function about(text: string, ...of: readonly WrittenRule[]): Pick<RuleDocument, 'id' | 'title' | 'rule'> {
  const prose: WrittenRule = { id: 'p', op: 'prose', text: { en: text } };
  return { id: 'x', title: { en: 'A fund' }, rule: { id: 'r', op: 'all', of: [...of, prose] } };
}

function foundIn(document: Pick<RuleDocument, 'id' | 'title' | 'rule'>) {
  return textFindings(document, { library: NO_LIBRARY, reading }).map(({ node, code }) => [code, node]);
}

const upTo = (max: number | null, min: number | null = null): WrittenRule => ({
  id: 'c',
  op: 'criterion',
  kind: 'hard',
  of: { id: 'e', op: 'between', fact: 'employees', min, max },
});
const within = (...codes: string[]): WrittenRule => ({ id: 'w', op: 'under', fact: 'place', codes });

describe('a limit in a text', () => {
  const text = 'Firms must employ fewer than 250 people.';
  it.each<[string, RuleDocument['rule'][], string[][]]>([
    ['as in the rule', [upTo(249)], []],
    ['beside another one', [upTo(19)], [['text_contradicts_limit', 'e']]],
    ['beside none', [], [['text_adds_limit', 'p']]],
    ['beside a limit at the other end', [upTo(null, 5)], [['text_adds_limit', 'p']]],
    [
      'beside one that holds for some firms only',
      [{ id: 'any', op: 'any', of: [upTo(19)] }],
      [['text_adds_limit', 'p']],
    ],
  ])('%s', (_, rules, expected) => expect(foundIn(about(text, ...rules))).toEqual(expected));

  it('tells the words, what they say and what the rule says', () => {
    expect(textFindings(about(text, upTo(19)), { library: NO_LIBRARY, reading })).toEqual([
      {
        ...{ rule: 'x', node: 'e', severity: 'warning', code: 'text_contradicts_limit', mend: null },
        values: {
          ...{ measure: 'employees', text: 'employ fewer than 250 people' },
          ...{ stated: 249, own: 19 },
        },
      },
    ]);
  });

  it('says nothing where currencies differ', () => {
    const limit: WrittenRule = { id: 't', op: 'between', fact: 'turnover', unit: 'GBP', min: null, max: 5 };
    expect(foundIn(about('a turnover of less than €50 million', limit))).toEqual([]);
  });

  it('finds the age of a person where the age of the firm should be', () => {
    const age: WrittenRule = { id: 'a', op: 'elapsed', fact: 'founded', unit: 'months', min: 16, max: 24 };
    expect(foundIn(about('for people aged 16 to 24', age))).toEqual([['text_contradicts_limit', 'a']]);
    expect(foundIn(about('for people aged 18 to 24', age))).toEqual([]);
  });
});

describe('places in a text', () => {
  it.each<[string, string[], string[][]]>([
    ['Firms based in Hull may apply.', ['GB-ENG-N'], []],
    ['Firms based in Hull may apply.', ['GB-ENG-S'], [['text_contradicts_limit', 'w']]],
    ['Firms based in Hull may apply.', ['GB-ENG'], [['text_contradicts_limit', 'w']]],
    ['Firms in Hull, Kent or Scotland', ['GB'], []],
    ['loans throughout the UK', ['GB-SCT'], [['text_contradicts_limit', 'w']]],
    ['be resident in the UK', ['GB-SCT'], []],
    ['with an office that rings Hull', ['GB-SCT'], []],
    ['No place is named.', ['GB-SCT'], []],
  ])('%s %j', (text, codes, expected) => expect(foundIn(about(text, within(...codes)))).toEqual(expected));

  it('are read by the longest name', () => {
    const stated = statedPlaces('based in the North of England or the UK, and in Kent', reading);
    expect(stated.map(({ name }) => name)).toEqual(['North of England', 'Kent']);
  });

  it('of the title count in any case', () => {
    const document = { ...about('', within('GB-ENG-S')), title: { en: 'Start-up loans - Hull' } };
    expect(foundIn(document)).toEqual([['text_contradicts_limit', 'w']]);
  });
});
