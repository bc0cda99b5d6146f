import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

const CASES = resolve(import.meta.dirname, '../../domain/rules/examples/cases.json');

const rule = (id: string, of: object) =>
  JSON.stringify({ language: 'puente-rules/1', id, version: 1, title: { en: id, es: id }, rule: of });
const fine = { id: 'n', op: 'is', fact: 'ties.isolated' };
const upside = { id: 'n', op: 'between', fact: 'firm.employees', min: 9, max: 2 };
const misshapen = { id: 'n', op: 'between', fact: 'firm.employees', min: '9', max: null };
const uses = (predicate: string) => ({ id: 'n', op: 'use', predicate });
const NO_LISTS = '"predicates": {}, "parameters": {}, "zones": {}, "rates": []';

/** Each rule on a line of its own, the first on line 3. */
const file = (rules: readonly string[], lists = NO_LISTS) =>
  `{ "language": "puente-rules/1", "library": { ${lists} },\n"rules": [\n${rules.join(',\n')}\n] }`;

/** What is told, on either way out, in the order in which it is told: the place, the rule and the code. */
function told(rules: readonly string[], lists?: string, args: readonly string[] = ['lint', 'a.json']) {
  const { code, out, err } = runRules({ 'a.json': file(rules, lists) }, args);
  const said = (text: string) => text.split('\n').filter((line) => line.startsWith('a.json:'));
  return { code, out: said(out), err: said(err) };
}

describe('a rule of another shape', () => {
  const rules = [
    rule('upside', upside),
    rule('misshapen', misshapen),
    rule('fine', fine),
    rule('second', misshapen),
    rule('last', upside),
  ];

  it('hides nothing of what lint says of the others, and the run ends with 2', () => {
    const { code, out, err } = told(rules);
    expect(code).toBe(2);
    expect(err.map((line) => line.split(',')[0])).toEqual([
      expect.stringMatching(/^a\.json:4:\d+ Rule misshapen$/),
      expect.stringMatching(/^a\.json:6:\d+ Rule second$/),
    ]);
    expect(out).toEqual([
      expect.stringMatching(/^a\.json:3:\d+ error Rule upside, node n: .*\[min_above_max\]$/),
      expect.stringMatching(/^a\.json:7:\d+ error Rule last, node n: .*\[min_above_max\]$/),
    ]);
    const withoutThem = told([rules[0], rules[2], rules[4]].flatMap((one) => one ?? []));
    expect(withoutThem.code).toBe(1);
    expect(told([rule('fine', fine)]).code).toBe(0);
  });

  it('is told where it stands among the others', () => {
    const { said } = runRules({ 'a.json': file(rules) }, ['lint', 'a.json']);
    const places = said.flatMap((line) => /^a\.json:(\d+):/.exec(line)?.[1] ?? []);
    expect(places).toEqual(['3', '4', '6', '7']);
  });

  it('is told beside what keeps the others from being read, by explain, near-miss, export and diff', () => {
    const both = [rule('misshapen', misshapen), rule('lost', uses('nobody')), rule('fine', fine)];
    for (const args of [
      ['explain', 'a.json'],
      ['near-miss', 'a.json', '--firm', 'f.json'],
      ['export', '--to', 'jsonlogic', 'a.json'],
      ['diff', 'a.json', 'b.json'],
    ]) {
      const files = { 'a.json': file(both), 'b.json': file([rule('late', misshapen)]), 'f.json': {} };
      const { code, out, err } = runRules(files, args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err.trim().split('\n')).toEqual([
        expect.stringMatching(/^a\.json:3:\d+ Rule misshapen, node n, min: /),
        expect.stringMatching(/^a\.json:4:\d+ error Rule lost, node n: .*\[unknown_predicate\]$/),
        ...(args[0] === 'diff' ? [expect.stringMatching(/^b\.json:3:\d+ Rule late, node n, min: /)] : []),
      ]);
    }
  });
});

describe('a part of the library of another shape', () => {
  const lists = `"predicates": { "p": ${JSON.stringify(misshapen)}, "q": ${JSON.stringify(upside)} }, "parameters": {}, "zones": {}, "rates": []`;

  it('is told, with what is wrong with the rest, and nobody is told that it is not there', () => {
    const { code, out, err } = told(
      [rule('a', uses('p')), rule('b', uses('nobody')), rule('c', upside)],
      lists,
    );
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringContaining('Predicate p, node n, min: this has to be a number')]);
    expect(out.map((line) => /\[\w+\]$/.exec(line)?.[0])).toEqual([
      '[min_above_max]',
      '[unknown_predicate]',
      '[min_above_max]',
    ]);
    expect(out[1]).toContain('There is no predicate called “nobody”');
    // What uses q may be what could not be read.
    expect(out.join()).not.toContain('[unused_predicate]');
    const { err: explained } = told([rule('a', uses('p'))], lists, ['explain', 'a.json']);
    expect(explained).toHaveLength(1);
  });
});

describe('a file of cases with a rule of another shape', () => {
  it('runs the cases of the other rules', () => {
    const text = readFileSync(CASES, 'utf8');
    // By the file, the joinery may come, and a firm known by a band stays open.
    const wrong = text
      .replace('"rules": {', `"rules": { "broken": ${JSON.stringify(misshapen)},`)
      .replace('"verdict": "met"', '"verdict": "unmet"');
    const { code, out, err } = runRules({ 'c.json': wrong }, ['test', 'c.json']);
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^c\.json:5:\d+ Rule broken, node n, min: /),
    });
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^c\.json:19:\d+ “A joinery of 24 people/),
    ]);
  });
});

it.each(['./a.json', 'here/../a.json'])('a path is told as it was typed: %s', (path) => {
  const { err } = runRules({ 'a.json': file([rule('m', misshapen)]) }, ['lint', path]);
  expect(err.startsWith(`${path}:3:`)).toBe(true);
});
