import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/rules/examples');
const CATALOGUE = join(EXAMPLES, 'catalogue.json');
const FACTS = ['--facts', join(EXAMPLES, 'facts.json')];

describe('a value that its fact cannot have', () => {
  it.each<[string, unknown, string, string]>([
    ['firm.country', 'Argentina', 'The most alike: “AR”', 'Los más parecidos: «AR»'],
    ['firm.isic', '9999', 'a code of ISIC Rev.4', 'un código de ISIC Rev.4'],
    ['firm.form', 'compnay', 'The most alike: “company”', 'Lo que puede ser: «company»'],
    ['standards.held', { set: ['iso9001'] }, '“iso_9001”', '«iso_9001»'],
    ['firm.employees', { from: 30, to: 10 }, 'from 10 to 30', 'de 10 a 30'],
    ['firm.employees', -4.5, 'a whole number of 0 or more', 'un número entero de 0 o más'],
    [
      'firm.founded',
      { from: '2026-12-01', to: '2026-01-01' },
      'from 1 December 2026 to 1 January 2026, and the first is later',
      'va del 1 de diciembre de 2026 al 1 de enero de 2026',
    ],
    ['firm.country', 5, 'told as a number, and it has to be one code', 'un código. Escríbalo así: "AR"'],
  ])('%s: %j is refused by explain and by diff', (fact, value, en, es) => {
    const firm = { [fact]: value };
    const explain = ['explain', CATALOGUE, ...FACTS, '--firm', 'f.json'];
    const told = runRules({ 'f.json': firm }, explain);
    expect(told).toMatchObject({ code: 2, out: '', err: expect.stringContaining(en) });
    expect(told.err).toMatch(/^f\.json:1:\d+ /);
    expect(runRules({ 'f.json': firm }, [...explain, '--lang', 'es']).err).toContain(es);
    const diff = ['diff', CATALOGUE, CATALOGUE, ...FACTS, '--firms', 'f.json'];
    expect(runRules({ 'f.json': [firm] }, diff)).toMatchObject({
      ...{ code: 2, out: '', err: expect.stringContaining(en) },
    });
  });
});

describe('a fact of a firm that is written in no form there is', () => {
  const day = { 'firm.founded': { day: '2026-02-31' } };
  const explain = ['explain', CATALOGUE, ...FACTS, '--firm', 'f.json'];

  it.each<[string, unknown, string, string]>([
    [
      'a day that is none',
      { day: '2026-02-31' },
      'firm.founded.day: “2026-02-31” is not a day that exists. Write it like 2026-05-31.',
      'firm.founded.day: «2026-02-31» no es un día que exista. Escríbalo así: 2026-05-31.',
    ],
    [
      'a list',
      ['2026-05-31'],
      'Here it is a list. Write it like {"day": "2026-05-31"}.',
      'Aquí es una lista. Escríbalo así: {"day": "2026-05-31"}.',
    ],
  ])('is told once, with the form that this fact has: %s', (_, value, en, es) => {
    const firm = { 'f.json': { 'firm.founded': value } };
    const told = runRules(firm, explain);
    expect({ code: told.code, lines: told.err.trim().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(told.err).toContain(en);
    expect(runRules(firm, [...explain, '--lang', 'es']).err).toContain(es);
  });

  it('hides neither a misspelt name nor an impossible value beside it', () => {
    const firm = { ...day, 'firm.employes': 3, 'firm.form': 'compnay' };
    const { err } = runRules({ 'f.json': firm }, explain);
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining('2026-02-31'),
      expect.stringContaining('The most alike: firm.employees'),
      expect.stringContaining('The most alike: “company”'),
    ]);
  });
});
