import { expect, it } from 'vitest';
import type { FactCatalogue, RuleLibrary } from '../../domain/rules';
import { translator } from '../index';
import { type CodeTitles, plainRuleNames } from './names';
import { library } from './rule-text.fixture';
import type { RuleNames } from './types';

const TITLES: CodeTitles = {
  sector: (code, locale) =>
    code === '10' ? { en: 'Food', es: 'Alimentos' }[locale] : code === '62' ? 'Programs, advice' : null,
  place: (code) => (code === 'AR-M' ? 'Mendoza' : null),
};
const entry = { power: 'do', questions: [] } as const;
const FACTS: FactCatalogue = {
  'project.cost': { ...entry, kind: 'amount', name: { en: 'cost of the project', es: 'costo del proyecto' } },
  'project.plan': { ...entry, kind: 'flag', name: { en: 'plan' } },
  'firm.form': {
    ...{ ...entry, kind: 'code' },
    valueNames: { coop: { en: 'cooperative', es: 'cooperativa' }, fund: { es: 'fondo' } },
  },
  markets: { ...entry, kind: 'set', hierarchy: 'place', valueNames: { UY: { en: 'our neighbour' } } },
  activity: { ...entry, kind: 'code', hierarchy: 'sector' },
  owners: {
    ...{ ...entry, kind: 'entities', name: { en: 'owners', es: 'personas dueñas' } },
    of: {
      share: { ...entry, kind: 'number', name: { en: 'share', es: 'parte' } },
      firms: {
        ...{ ...entry, kind: 'entities' },
        of: { form: { ...entry, kind: 'code', valueNames: { sa: { en: 'SA', es: 'S. A.' } } } },
      },
    },
  },
  'cap.*': { ...entry, kind: 'number', name: { en: 'practice', es: 'práctica' } },
};
const NAMED: RuleLibrary = {
  ...library,
  names: {
    predicates: { sme: { en: 'SME', es: 'pyme' } },
    parameters: { later: { en: 'new limit' } },
    zones: { mercosur: { es: 'Mercosur' } },
  },
};

function both(say: (names: RuleNames) => unknown): readonly unknown[] {
  return (['en', 'es'] as const).map((locale) =>
    say(plainRuleNames(translator(locale), { facts: FACTS, library: NAMED, titles: TITLES })),
  );
}

it('takes facts and their codes from the catalogue of facts, each in its language', () => {
  expect(both(({ fact }) => fact('project.cost'))).toEqual(['cost of the project', 'costo del proyecto']);
  expect(both(({ fact }) => fact('cap.quality'))).toEqual(['practice', 'práctica']);
  expect(both(({ value }) => value('firm.form', 'coop'))).toEqual(['cooperative', 'cooperativa']);
});

it('finds the facts of linked entities below their list', () => {
  expect(both(({ fact }) => fact('owners.share'))).toEqual(['share', 'parte']);
  expect(both(({ value }) => value('owners.firms.form', 'sa'))).toEqual(['SA', 'S. A.']);
});

it('tells the code where there is no name in the language, never the name in another', () => {
  expect(both(({ fact }) => fact('project.plan'))).toEqual(['plan', '«project.plan»']);
  expect(both(({ fact }) => fact('nobody.knows'))).toEqual(['“nobody.knows”', '«nobody.knows»']);
  expect(both(({ value }) => value('firm.form', 'fund'))).toEqual(['“fund”', 'fondo']);
  expect(both(({ parameter }) => parameter('later'))).toEqual(['new limit', 'later']);
  expect(both(({ predicate }) => predicate('toString'))).toEqual(['toString', 'toString']);
  expect(both(({ zone }) => zone('mercosur'))).toEqual([null, 'Mercosur']);
  expect(both(({ predicate }) => predicate('sme'))).toEqual(['SME', 'pyme']);
});

it('tells sectors and places by their titles, with the code, and countries by their names', () => {
  expect(both(({ value }) => value('activity', '10'))).toEqual(['Food (10)', 'Alimentos (10)']);
  expect(both(({ sector }) => sector('62'))).toEqual(['“Programs, advice” (62)', '«Programs, advice» (62)']);
  expect(both(({ sector }) => sector('99'))).toEqual(['“99”', '«99»']);
  expect(both(({ value }) => value('markets', 'AR-M'))).toEqual(['Mendoza (AR-M)', 'Mendoza (AR-M)']);
  expect(both(({ value }) => value('markets', 'PE'))).toEqual(['Peru', 'Perú']);
  expect(both(({ value }) => value('markets', 'UY'))).toEqual(['our neighbour', 'Uruguay']);
  expect(both(({ place }) => place('AR-M-7'))).toEqual(['“AR-M-7”', '«AR-M-7»']);
  expect(both(({ country }) => country('ZZZ'))).toEqual(['“ZZZ”', '«ZZZ»']);
});

it('needs none of it', () => {
  const bare = plainRuleNames(translator('en'));
  expect([bare.fact('a.b'), bare.sector('10'), bare.country('PE'), bare.zone('x')]).toEqual([
    '“a.b”',
    '“10”',
    'Peru',
    null,
  ]);
});
