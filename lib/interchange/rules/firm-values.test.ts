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
