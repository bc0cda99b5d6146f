import { describe, expect, it } from 'vitest';
import { textFindings } from '@/lib/domain/rules';
import { UK_TEXTS, ukSchemes } from './index';

const { library, rules } = ukSchemes();
const found = rules.flatMap((document) => textFindings(document, { library, reading: UK_TEXTS }));

/** What was found by reading all 249 schemes: text against facet, and limits that only the text has. */
const READ: readonly (readonly [rule: string, measure: string, stated: unknown, own: unknown])[] = [
  ['uk-1057', 'place', ['UK'], 6],
  ['uk-1096', 'employees', 49, 50],
  ['uk-296', 'employees', 'any', 249],
  ['uk-317', 'employees', 250, 249],
  ['uk-322', 'employees', 250, 249],
  ['uk-331', 'employees', 50, 49],
  ['uk-375', 'age', 11, 12],
  ['uk-491', 'place', ['East of England'], 1],
  ['uk-565', 'employees', 250, 249],
  ['uk-587', 'place', ['UK'], 9],
  ['uk-712', 'place', ['Hertfordshire'], 2],
  ['uk-81', 'place', ['Great Britain'], 12],
  ['uk-828', 'employees', 34, 35],
  ['uk-843', 'person_age', ['16', '24'], ['16', '24']],
  ['uk-869', 'place', ['London'], 9],
  ['uk-88', 'place', ['North of England', 'Midlands', 'north of England', 'UK'], 1],
  ['uk-99', 'age', 11, 12],
  ['uk-99', 'place', ['Stafford', 'Staffordshire'], 1],
];

describe('texts of the 249 schemes against their facets', () => {
  it('contradict each other in these, and in no other', () => {
    const against = found
      .filter(({ code }) => code === 'text_contradicts_limit')
      .map(({ rule, values: { measure, stated, own } }) => [
        ...[rule, measure, stated],
        measure === 'place' && Array.isArray(own) ? own.length : own,
      ]);
    expect(against).toEqual(READ);
  });

  it('add a limit that no facet has in these', () => {
    const added = found.filter(({ code }) => code === 'text_adds_limit');
    expect(added.map(({ rule, values: { measure, stated, unit } }) => [rule, measure, stated, unit])).toEqual(
      [
        ['uk-1048', 'age', 11, undefined],
        ['uk-111', 'age', 11, undefined],
        ['uk-565', 'turnover', 50_000_000, 'EUR'],
        ['uk-584', 'turnover', 1_350_000, 'GBP'],
      ],
    );
  });

  it('stand in the list by name, each with the words of the text and the facet', async () => {
    const titles = new Map(rules.map(({ id, title }) => [id, title.en]));
    const names = new Map(Object.entries(library.zones).map(([name, { codes }]) => [codes[0], name]));
    const lines = found.map(({ rule, code, values }) => {
      const list = (value: unknown) =>
        Array.isArray(value) ? value.map((one) => names.get(one) ?? one).join(', ') : value;
      const said = [list(values.stated), values.unit].filter((part) => part !== undefined).join(' ');
      return [
        `${rule}  ${titles.get(rule)}`,
        `  ${code}: ${values.measure}`,
        `  text   "${values.text}"  ${said}`,
        `  facet  ${values.own === '' ? 'none' : list(values.own)}`,
        '',
      ].join('\n');
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('uk-contradictions.txt');
  });
});
