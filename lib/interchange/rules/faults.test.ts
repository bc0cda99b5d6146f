import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/rules/examples');
const CATALOGUE = join(EXAMPLES, 'catalogue.json');
const FACTS = ['--facts', join(EXAMPLES, 'facts.json')];
const CASES = readFileSync(join(EXAMPLES, 'cases.json'), 'utf8');

function edited(...pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new RangeError(`nothing to replace: ${from}`);
    return text.replace(from, to);
  }, CASES);
}

const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('a fault of one case', () => {
  const misspelt = edited(
    ['"rule": "course", "profile": "joinery", "asOf"', '"rule": "cuorse", "profile": "joinery", "asOf"'],
    ['"rule": "course", "profile": "from-a-register"', '"rule": "course", "profile": "from-a-registre"'],
  );

  it('is told with file, line, case and name, and the others are run', () => {
    const { code, out, err } = runRules({ 'c.json': misspelt }, ['test', 'c.json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out.split('\n')).toEqual([
      `c.json:${lineOf(misspelt, 'cuorse')}:5 “A joinery of 24 people founded in 2015 may come” cannot be run: the file has no rule “cuorse”. The most alike: “course”.`,
      expect.stringContaining('the file has no profile “from-a-registre”. The most alike: “from-a-register”'),
      '1 case passed, 2 failed.',
      '',
    ]);
  });

  it('is told in Spanish, and as JSON', () => {
    const spanish = runRules({ 'c.json': misspelt }, ['test', 'c.json', '--lang', 'es']);
    expect(spanish.out).toContain(
      'no se puede probar: el archivo no tiene la regla «cuorse». Las más parecidas:',
    );
    const json = runRules({ 'c.json': misspelt }, ['test', 'c.json', '--json']);
    expect(
      json.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { passed: false, fault: expect.stringContaining('cuorse') },
      { passed: false, fault: expect.stringContaining('from-a-registre') },
    ]);
  });

  it.each<[string, readonly [string, string], string]>([
    [
      'a fact of another kind',
      ['"firm.employees": 24', '"firm.employees": true'],
      'firm.employees: this is told as yes or no, and it has to be a number.',
    ],
    [
      'an amount where a number is read',
      ['"firm.employees": 24', '"firm.employees": { "amount": 24, "unit": "EUR" }'],
      'firm.employees: this is told as an amount in a unit, and it has to be a number.',
    ],
    [
      'a fact in no known form',
      ['"firm.employees": 24', '"firm.employees": [24]'],
      'profiles.joinery.firm.employees: this has to be null, a text, a number, true or false or an object. Here it is a list. Write it like 12, "AR", true, {"from": 10, "to": 30}.',
    ],
    [
      'a day that is none',
      ['"firm.employees": 24', '"firm.employees": { "day": "yesterday" }'],
      'profiles.joinery.firm.employees.day: “yesterday” is not a day that exists. Write it like 2026-05-31.',
    ],
  ])('does not end the run: %s', (_, pair, said) => {
    const { code, out, err } = runRules({ 'c.json': edited(pair) }, ['test', 'c.json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines.slice(0, 2)) expect(line).toContain(said);
    expect(lines[2]).toBe('1 case passed, 2 failed.');
  });

  it('of a case alone does not touch those with the same profile', () => {
    const own = edited([
      '"but": { "firm.founded": { "day": "2024-06-02" } }',
      '"but": { "firm.founded": {} }',
    ]);
    const { out } = runRules({ 'c.json': own }, ['test', 'c.json', '--lang', 'es']);
    expect(out).toContain('«The day before it is two years old it is too young» no se puede probar');
    expect(out).toContain('2 casos salieron bien, 1 mal.');
  });
});

describe('a fact of a firm that nobody knows', () => {
  const firm = {
    'firm.employes': 20,
    'firm.owners': { entities: [{ sahre: 30 }] },
    'project.kind': 'machines',
  };
  const explain = ['explain', CATALOGUE, '--firm', 'firm.json', ...FACTS];

  it('is refused with its place and the names most like it, within linked entities too', () => {
    const { code, out, err } = runRules({ 'firm.json': firm }, explain);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(
        /^firm\.json:1:18 firm\.employes: nothing is known .* The most alike: “?firm\.employees/,
      ),
      expect.stringMatching(
        /^firm\.json:1:\d+ firm\.owners\.sahre: .* The most alike: “?firm\.owners\.share/,
      ),
    ]);
    expect(runRules({ 'firm.json': firm }, [...explain, '--lang', 'es']).err).toContain(
      'no se conoce ese dato y ninguna regla del archivo lo lee',
    );
  });

  it('is known where a rule reads it, though no catalogue of facts names it', () => {
    const known = { 'project.kind': 'machines', 'firm.owners': { entities: [{ share: 60 }] } };
    const args = ['explain', CATALOGUE, '--firm', 'firm.json', '--facts', 'none'];
    expect(runRules({ 'firm.json': known }, args)).toMatchObject({ code: 0, err: '' });
  });

  it('is refused in a list of firms and behind --by as well', () => {
    const diff = ['diff', CATALOGUE, CATALOGUE, ...FACTS, '--firms', 'firms.json'];
    const wrong = runRules({ 'firms.json': [{}, firm] }, diff);
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('firm.employes') });
    const by = runRules({ 'firms.json': [] }, [...diff, '--by', 'firm.isci,firm.country']);
    expect({ code: by.code, out: by.out }).toEqual({ code: 2, out: '' });
    expect(by.err).toMatch(/^--by: nothing is known of a fact “firm\.isci”.*“firm\.isic”/);
  });

  it('of another kind is told with line and form', () => {
    const args = [...explain, '--rule', 'safe-work', '--lang', 'es'];
    const { code, err } = runRules({ 'firm.json': { 'firm.employees': true } }, args);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'firm.json:1:19 firm.employees: esto está escrito como sí o no y tiene que ser un número. Escríbalo así: 12, {"from": 10, "to": 30}.\n',
    });
  });
});

describe('a fact of a case that nobody knows', () => {
  it.each<[string, readonly [string, string], string]>([
    ['of the case', ['"but": { "firm.founded":', '"but": { "firm.fuonded":'], 'firm.fuonded'],
    ['of its profile', ['"firm.employees": 24', '"firm.employes": 24'], 'firm.employes'],
  ])('%s is refused with its place and the name most like it, and is no green case', (_, pair, wrong) => {
    const text = edited(pair);
    const { code, out } = runRules({ 'c.json': text }, ['test', 'c.json', ...FACTS]);
    expect(code).toBe(1);
    expect(out).toContain(`c.json:${lineOf(text, wrong)}:`);
    expect(out).toMatch(
      new RegExp(`${wrong}: nothing is known of such a fact.* The most alike: firm\\.(founded|employees)`),
    );
    const spanish = runRules({ 'c.json': text }, ['test', 'c.json', ...FACTS, '--lang', 'es']);
    expect(spanish.out).toContain(`${wrong}: no se conoce ese dato`);
  });
});

describe('a file that is not UTF-8', () => {
  const text = CASES.replaceAll('joinery', 'ebanistería');
  it.each([
    ['latin1', 'the file is not UTF-8, so its letters', 'el archivo no está en UTF-8, así que'],
    ['utf16le', 'the file is not UTF-8 but UTF-16', 'el archivo no está en UTF-8 sino en UTF-16'],
  ] as const)('is refused by every task, and what to do is said: %s', (encoding, en, es) => {
    const line = encoding === 'latin1' ? lineOf(text, 'ebanistería') : 1;
    const files = { 'f.json': Buffer.from(text, encoding) };
    const tasks = [['lint'], ['explain'], ['diff', CATALOGUE], ['test'], ['import', '--from', 'uk']];
    const firm = ['explain', CATALOGUE, '--firm'];
    for (const task of [...tasks, firm]) {
      const { code, out, err } = runRules(files, [...task, 'f.json']);
      expect({ task, code, out }).toEqual({ task, code: 2, out: '' });
      expect(err).toContain(`f.json, line ${line}: ${en}`);
    }
    expect(runRules(files, ['lint', 'f.json', '--lang', 'es']).err).toContain(es);
  });

  it('is read where it has a byte order mark and letters of any language', () => {
    expect(runRules({ 'f.json': `\uFEFF${text}` }, ['test', 'f.json'])).toMatchObject({ code: 0, err: '' });
  });
});

it('says of a number that is too large just that, in both languages', () => {
  const firm = { 'f.json': '{\n"firm.employees": 1e999}' };
  const explain = ['explain', CATALOGUE, '--firm', 'f.json'];
  const { code, err } = runRules(firm, explain);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'f.json:2:19 The number 1e999 is too large to be read to its last digit. Write one of 15 digits at most.\n',
  });
  expect(runRules(firm, [...explain, '--lang', 'es']).err).toContain('El número 1e999 es demasiado grande');
});

describe('the place of a fault', () => {
  it('in a rule of a file of cases is told by the rule and the node, as in a file of rules', () => {
    const text = edited(['"op": "all"', '"op": "al"']);
    const { code, err } = runRules({ 'c.json': text }, ['test', 'c.json']);
    expect(code).toBe(2);
    expect(err).toMatch(/^c\.json:\d+:\d+ Rule course, node [\w-]+, op: /);
  });

  it('behind --rule is told with the ids most like it, or with those there are', () => {
    const asked = (rule: string, lang: string) =>
      runRules({}, ['explain', CATALOGUE, '--rule', rule, '--lang', lang]).err;
    expect(asked('new-machine', 'en')).toContain('The most alike: “new-machines”.');
    expect(asked('nope', 'en')).toMatch(/It has these: .*“growth-loan”.*“new-machines”/);
    expect(asked('nope', 'es')).toMatch(/Tiene estas: .*«growth-loan».*«new-machines»/);
  });

  it.each([
    ['explain'],
    ['explain', '--rule', 'one'],
    ['export', '--to', 'jsonlogic'],
    ['near-miss', '--firm', 'f.json'],
  ])('in a file without rules is told as that: %s %s', (...args) => {
    const library = { predicates: {}, parameters: {}, zones: {}, rates: [] };
    const files = { 'r.json': { language: 'puente-rules/1', library, rules: [] }, 'f.json': {} };
    const said = (lang: string) => runRules(files, [...args, 'r.json', '--lang', lang]);
    expect(said('en')).toMatchObject({ code: 2, out: '', err: 'This file holds no rules.\n' });
    expect(said('es').err).toBe('Este archivo no tiene reglas.\n');
  });
});

describe('explain --json', () => {
  const args = ['explain', CATALOGUE, '--rule', 'safe-work', ...FACTS, '--json'];

  it('prints the reading of a rule as a tree', () => {
    const { code, out, err } = runRules({}, args);
    expect({ code, err, lines: out.trim().split('\n').length }).toEqual({ code: 0, err: '', lines: 1 });
    expect(JSON.parse(out)).toMatchObject({
      ...{ rule: 'safe-work', version: 3, in_force: true, verdict: null, finding: null },
      reading: {
        node: 'safe',
        join: 'all',
        text: 'All of these:',
        parts: [{ node: 'certified' }, {}, {}, {}],
      },
    });
  });

  it('prints the finding beside it for a firm', () => {
    const told = JSON.parse(runRules({}, [...args, '--firm', join(EXAMPLES, 'firm.json')]).out);
    expect(told).toMatchObject({
      verdict: 'met',
      finding: { node: 'safe', verdict: 'met', parts: [{}, {}, {}, {}] },
      reading: { node: 'safe', verdict: 'met', parts: [{ said: expect.any(String) }, {}, {}, {}] },
    });
    const plain = runRules({}, [...args.slice(0, -1), '--firm', join(EXAMPLES, 'firm.json')]).out;
    expect(told.text).toEqual(plain.trimEnd().split('\n'));
  });
});
