import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/rules/examples');
const KINDS = ['rules', 'cases', 'facts', 'firm', 'firms'] as const;
type Kind = (typeof KINDS)[number];

const EXAMPLE = Object.fromEntries(
  Object.entries({ rules: 'catalogue', cases: 'cases', facts: 'facts', firm: 'firm' }).map(([kind, name]) => [
    `${kind}.json`,
    readFileSync(join(EXAMPLES, `${name}.json`), 'utf8'),
  ]),
);
const FILES = { ...EXAMPLE, 'firms.json': `[${EXAMPLE['firm.json']}]` };
/** Commands that read a file of each kind, put in last. */
const READ_BY: Readonly<Record<Kind, readonly (readonly string[])[]>> = {
  rules: ['lint', 'explain', 'export --to jsonlogic', 'diff rules.json', 'near-miss --firm firm.json'].map(
    (line) => line.split(' '),
  ),
  cases: [['test']],
  facts: [
    ['lint', 'rules.json', '--facts'],
    ['test', 'cases.json', '--facts'],
  ],
  firm: [['explain', 'rules.json', '--facts', 'facts.json', '--firm']],
  firms: [['diff', 'rules.json', 'rules.json', '--firms']],
};
const WORDS: Readonly<Record<Kind, readonly [en: string, es: string]>> = {
  rules: ['a file of rules', 'un archivo de reglas'],
  cases: ['a file of cases', 'un archivo de casos'],
  facts: ['a file that says what is known of facts', 'un archivo que dice qué se sabe de los datos'],
  firm: ['a firm', 'una empresa'],
  firms: ['a list of firms', 'una lista de empresas'],
};
const ROWS = KINDS.flatMap((asked) =>
  READ_BY[asked].flatMap((args) =>
    KINDS.flatMap((is) => (is === asked ? [] : [{ line: `${args.join(' ')} ${is}.json`, is, asked }])),
  ),
);

describe('a file of another kind', () => {
  it.each(ROWS)('is told as what it is, and as nothing else: $line', ({ line, is, asked }) => {
    const run = runRules(FILES, line.split(' '));
    const said = `${is}.json:1:1 The file: this looks like ${WORDS[is][0]}, and what is needed here is ${WORDS[asked][0]}. `;
    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) });
    expect(run.err.trim().split('\n')).toHaveLength(1);
    const spanish = runRules(FILES, [...line.split(' '), '--lang', 'es']).err;
    expect(spanish).toContain(`esto parece ${WORDS[is][1]}, y aquí hace falta `);
    expect(spanish.trim().split('\n')).toHaveLength(1);
  });

  it('is told so too where a catalogue of offerings belongs, or is given', () => {
    const near = 'near-miss rules.json --firm firm.json --facts facts.json --catalogue rules.json';
    for (const [lang, said, asked] of [
      ['en', 'this looks like a file of rules', 'is needed here is a catalogue of what institutions offer'],
      [
        'es',
        'esto parece un archivo de reglas',
        'aquí hace falta un catálogo de lo que ofrecen las instituciones',
      ],
    ] as const) {
      const { code, err } = runRules(FILES, [...near.split(' '), '--lang', lang]);
      expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
      expect(err).toContain(said);
      expect(err).toContain(asked);
    }
    const offered = { 'a.json': { illustrative: true, note: 'n', institutions: [], offerings: [] } };
    expect(runRules(offered, ['lint', 'a.json']).err).toBe(
      'a.json:1:1 The file: this looks like a catalogue of what institutions offer, and what is needed here is a file of rules. Such a catalogue goes with --catalogue.\n',
    );
  });

  it('says what reads it', () => {
    const reader = (args: string) => runRules(FILES, args.split(' ')).err.split('. ').at(-1)?.trim();
    expect(reader('test rules.json')).toBe('Rules are read by “npm run rules -- lint” and “explain”.');
    expect(reader('lint cases.json')).toBe('Cases are run by “npm run rules -- test”.');
    expect(reader('lint facts.json')).toBe('Such a file goes with --facts.');
    expect(reader('lint firm.json')).toBe('A firm goes with --firm.');
    expect(reader('lint firms.json')).toBe('A list of firms goes with “npm run rules -- diff” and --firms.');
  });

  it('is not seen in a file that only lacks its first line', () => {
    const cases = EXAMPLE['cases.json']?.replace('"conformance": "puente-rules/1",', '') ?? '';
    const { err } = runRules({ 'cases.json': cases }, ['test', 'cases.json']);
    expect(err).toBe(
      'cases.json:1:1 conformance: this has to be one of these: “puente-rules/1”. It is missing. Add it.\n',
    );
  });
});

describe('a file of cases that departs from its shape', () => {
  const CASE = {
    ...{ name: 'n', rule: 'r', profile: 'p', asOf: '2026-01-01' },
    expect: { verdict: 'met' },
  };
  const WHOLE = {
    ...{ conformance: 'puente-rules/1', title: 'Cases' },
    rules: { r: { id: 'x', op: 'is', fact: 'a' } },
    profiles: { p: { a: true } },
    cases: [CASE],
  };

  it.each(['title', 'rules', 'profiles', 'cases'] as const)(
    'has %s mended by what it is told to write',
    (field) => {
      for (const value of [undefined, 5]) {
        const wrong = { ...WHOLE, [field]: value };
        const { err } = runRules({ 'a.json': wrong }, ['test', 'a.json']);
        const [, example = ''] = /(?:for example as|Write it like) (.+)\.\n$/.exec(err) ?? [];
        const mended: unknown = JSON.parse(example);
        const again = runRules({ 'a.json': { ...WHOLE, [field]: mended } }, ['test', 'a.json']);
        // Of the right shape now, it is run, whatever comes of it.
        expect([err, again.err]).toEqual([err, '']);
      }
    },
  );

  it.each(['name', 'rule', 'profile', 'asOf', 'expect'] as const)('has the %s of a case mended', (field) => {
    const { err } = runRules({ 'a.json': { ...WHOLE, cases: [{ ...CASE, [field]: 5 }] } }, [
      'test',
      'a.json',
    ]);
    const [, example = ''] = /Write it like (.+)\.\n$/.exec(err) ?? [];
    const cases = [{ ...CASE, [field]: JSON.parse(example) }];
    const again = runRules({ 'a.json': { ...WHOLE, cases } }, ['test', 'a.json']);
    expect([err, again.err]).toEqual([err, '']);
  });

  it('names the fields that may stand where one is written wrongly', () => {
    const told = (file: object) => runRules({ 'a.json': file }, ['test', 'a.json']).err;
    expect(told({ ...WHOLE, libary: {} })).toContain(
      'nothing is called “libary” here. Perhaps “library” is meant. What may stand here: “conformance”, “title”, “about”, “library”, “rules”, “profiles” and “cases”.',
    );
    expect(told({ ...WHOLE, cases: [{ ...CASE, wy: 'x' }] })).toContain(
      'What may stand here: “name”, “rule”, “profile”, “but”, “asOf”, “expect” and “why”.',
    );
    const parameters = { p: { history: [{ from: '2026-01-01', value: 1, source: {} }] } };
    const library = { predicates: {}, parameters, zones: {}, rates: [] };
    expect(told({ ...WHOLE, library })).toContain('It has to be a text. Add it, for example as "TEXT".');
  });
});
