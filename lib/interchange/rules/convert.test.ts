import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleCatalogueSchema } from '@/lib/domain/rules';
import { LOCALES } from '@/lib/domain/vocabulary';
import { messagesOf, translator } from '@/lib/messages';
import { usProgrammes } from '../programmes';
import { runRules } from './testing/run';

const PROGRAMMES = resolve(import.meta.dirname, '../../../db/seed/data/programmes');
const UK = join(PROGRAMMES, 'uk-schemes.json');
const US = join(PROGRAMMES, 'us-small-business.json');
const CATALOGUE = resolve(import.meta.dirname, '../../domain/rules/examples/catalogue.json');

/** Facets that rules tell in another way: by zones, and not at all where all codes are listed. */
const rowsOf = (file: string): Record<string, unknown>[] => JSON.parse(readFileSync(file, 'utf8'));
const codesIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const idsIn = (catalogue: unknown) => ruleCatalogueSchema.parse(catalogue).rules.map(({ id }) => id);

const least = { '>=': [{ var: 'firm.employees' }, 5] };
const known = { and: [least, { '<=': [{ var: 'firm.employees' }, 50] }] };
const odd = { or: [{ '==': [{ var: 'firm.nothing' }, 1] }, { blub: [1] }] };

describe('import --from jsonlogic', () => {
  const args = ['import', '--from', 'jsonlogic', 'l.json'];

  it('makes a catalogue of one rule, of a list, and of rules by name', () => {
    const one = runRules({ 'l.json': known }, args);
    expect(one).toMatchObject({ code: 0, err: 'l.json: 1 row in, 1 accepted, 0 refused.\n' });
    expect(idsIn(JSON.parse(one.out))).toEqual(['l']);
    expect(idsIn(JSON.parse(runRules({ 'l.json': [known, least] }, args).out))).toEqual(['l-1', 'l-2']);
    const named = runRules({ 'l.json': { rules: { a: known, b: least } } }, args);
    expect(idsIn(JSON.parse(named.out))).toEqual(['a', 'b']);
    expect(JSON.parse(named.out).rules[1].rule).toEqual({
      ...{ id: 'r', op: 'between', fact: 'firm.employees', min: 5, max: null },
    });
  });

  it('refuses a rule by its nodes, each with its place, and takes the others', () => {
    const { code, out, err } = runRules({ 'l.json': [known, odd] }, args);
    expect(code).toBe(1);
    expect(idsIn(JSON.parse(out))).toEqual(['l-1']);
    const column = (part: string) => JSON.stringify([known, odd]).indexOf(part) + 1;
    expect(err.trim().split('\n')).toEqual([
      `l.json:1:${column('{"var":"firm.nothing"}')} Rule l-2, at /or/0/==/0: nothing is known of a fact “firm.nothing”. Name what rules may read with --facts. [unknown_fact]`,
      `l.json:1:${column('{"blub"')} Rule l-2, at /or/1: JsonLogic has no operation “blub”. [unknown_operation]`,
      'l.json: 2 rows in, 1 accepted, 1 refused.',
    ]);
    const told = runRules({ 'l.json': [known, odd] }, [...args, '--json', '--out', 'rules.json']);
    expect({ code: told.code, err: told.err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(told.out)).toEqual({
      ...{ file: 'l.json', rows: 2, accepted: 1, refused: 1 },
      refusals: [
        {
          ...{ line: 1, column: column('{"var":"firm.nothing"}'), rule: 'l-2', node: '/or/0/==/0' },
          code: 'unknown_fact',
          text: 'Rule l-2, at /or/0/==/0: nothing is known of a fact “firm.nothing”. Name what rules may read with --facts.',
        },
        {
          ...{ line: 1, column: column('{"blub"'), rule: 'l-2', node: '/or/1' },
          code: 'unknown_operation',
          text: 'Rule l-2, at /or/1: JsonLogic has no operation “blub”.',
        },
      ],
    });
    const spanish = runRules({ 'l.json': odd }, [...args, '--lang', 'es']);
    expect(spanish).toMatchObject({ code: 1, out: '' });
    expect(spanish.err).toContain('JsonLogic no tiene la operación «blub».');
  });

  it('writes to a file, and tells of it as JSON', () => {
    const run = runRules({ 'l.json': known }, [...args, '--out', 'rules.json', '--json']);
    expect(JSON.parse(run.out)).toEqual({ file: 'l.json', rows: 1, accepted: 1, refused: 0, refusals: [] });
    expect(idsIn(JSON.parse(run.files['rules.json'] ?? ''))).toEqual(['l']);
    expect(runRules({ 'l.json': known }, [...args, '--out', 'none/rules.json'])).toMatchObject({ code: 2 });
  });

  it.each([
    [['import', 'l.json'], '--from is needed'],
    [['import', '--from', 'xml', 'l.json'], '--from cannot be “xml”. It takes: jsonlogic, uk, us.'],
    [['export', '--to', 'uk', 'l.json'], '--to cannot be “uk”. It takes: jsonlogic.'],
    [['lint', '--from', 'uk', 'l.json'], '--from goes with import only.'],
    [['import', '--from', 'jsonlogic', 'none.json'], 'does not exist'],
  ])('%j ends with 2', (asked, said) => {
    const { code, out, err } = runRules({ 'l.json': known }, asked);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });
});

const documentOf = (rule: object) => ({
  ...{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' } },
  rule,
});

describe('export --to jsonlogic', () => {
  it('gives what import reads back as the same rules', () => {
    const rules = runRules({ 'l.json': { rules: { a: known, b: least } } }, [
      ...['import', '--from', 'jsonlogic', 'l.json'],
    ]).out;
    const out = runRules({ 'r.json': rules }, ['export', '--to', 'jsonlogic', 'r.json']).out;
    expect(JSON.parse(out)).toEqual({ rules: { a: known, b: least } });
    const one = runRules({ 'r.json': rules }, ['export', '--to', 'jsonlogic', 'r.json', '--rule', 'b']);
    expect(JSON.parse(one.out)).toEqual(least);
  });

  it('names each node that cannot be said, with its line', () => {
    const { code, out, err } = runRules({}, [
      'export',
      '--to',
      'jsonlogic',
      CATALOGUE,
      '--rule',
      'safe-work',
    ]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const text = readFileSync(CATALOGUE, 'utf8').split('\n');
    const line = text.findIndex((one) => one.includes('"id": "introduction"')) + 1;
    expect(err).toMatch(
      new RegExp(
        `catalogue\\.json:${line}:\\d+ Rule safe-work, node introduction: “support\\.past” is a list of events`,
      ),
    );
    expect(err).toContain('1 row in, 0 accepted, 1 refused.');
  });

  it('names the node whose exception is a zone with exceptions of its own', () => {
    const rule = { id: 'u', op: 'under', fact: 'firm.country', codes: ['*'], except: ['zone:south'] };
    const file = {
      ...{ language: 'puente-rules/1', rules: [documentOf({ id: 'g', op: 'all', of: [rule] })] },
      library: {
        ...{ predicates: {}, parameters: {}, rates: [] },
        zones: { south: { codes: ['AR', 'CL'], except: ['AR-V'] } },
      },
    };
    const { code, out, err } = runRules({ 'r.json': file }, ['export', '--to', 'jsonlogic', 'r.json']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const column = JSON.stringify(file).indexOf('{"id":"u"') + 1;
    expect(err.split('\n')[0]).toBe(
      `r.json:1:${column} Rule one, node u: the zone “south” has exceptions of its own, so it cannot be an exception. [zone_except]`,
    );
    const { err: json } = runRules({ 'r.json': file }, ['export', '--to', 'jsonlogic', 'r.json', '--json']);
    expect(JSON.parse(json).refusals).toMatchObject([
      {
        rule: 'one',
        node: 'u',
        code: 'zone_except',
        line: 1,
        column,
        text: expect.stringContaining('“south”'),
      },
    ]);
  });

  it('takes the last version of a rule, and tells that its days and the others are left out', () => {
    const library = { predicates: {}, parameters: {}, zones: {}, rates: [] };
    const version = (number: number, fact: string, more: object = {}) => ({
      ...documentOf({ id: 'i', op: 'is', fact }),
      ...{ version: number, ...more },
    });
    const rules = [version(2, 'later', { from: '2027-01-01' }), version(1, 'earlier')];
    const file = { language: 'puente-rules/1', library, rules };
    const { code, out, err } = runRules({ 'r.json': file }, ['export', '--to', 'jsonlogic', 'r.json']);
    expect({ code, out: JSON.parse(out) }).toEqual({ code: 0, out: { rules: { one: { var: 'later' } } } });
    expect(err.split('\n')).toEqual([
      'r.json: 1 row in, 1 accepted, 0 refused.',
      'Rule one: JsonLogic has no place for the days on which the rule is in force, so it counts on every day there.',
      'Rule one: only its last version was taken.',
      '',
    ]);
  });

  it('names the rules most like one that is not there', () => {
    const asked = ['export', '--to', 'jsonlogic', CATALOGUE, '--rule', 'safe-wrok'];
    const said = 'There is no rule safe-wrok in this file. The most alike: “safe-work”.\n';
    expect(runRules({}, asked)).toMatchObject({ code: 2, out: '', err: said });
    expect(runRules({}, ['explain', CATALOGUE, '--rule', 'safe-wrok'])).toMatchObject({ code: 2, err: said });
  });

  it('tells what JsonLogic has no place for', () => {
    const rule = {
      id: 'c',
      op: 'criterion',
      kind: 'declared',
      barrier: 'size',
      of: { id: 'i', op: 'is', fact: 'x' },
    };
    const { code, out, err } = runRules({ 'r.json': documentOf(rule) }, [
      'export',
      '--to',
      'jsonlogic',
      'r.json',
    ]);
    expect({ code, out: JSON.parse(out) }).toEqual({ code: 0, out: { rules: { one: { var: 'x' } } } });
    expect(err).toContain('Rule one: JsonLogic has no place for who checks it (1 node: “c”).');
    expect(err).toContain('Rule one: JsonLogic has no place for the kind of barrier (1 node: “c”).');
  });
});

describe('import --from uk', () => {
  const { code, out, files } = runRules({}, ['import', '--from', 'uk', UK, '--out', 'uk.json']);

  it('makes a rule of each of the 249 schemes', () => {
    expect(code).toBe(0);
    expect(out).toContain('uk-schemes.json: 249 rows in, 249 accepted, 0 refused.');
    const ids = rowsOf(UK).map((row) => `uk-${row.business_support_identifier}`);
    expect(idsIn(JSON.parse(files['uk.json'] ?? ''))).toEqual(ids);
  });

  it('counts each code as a count over the file does, in the rules without rows that list all of a facet', () => {
    for (const facet of ['business_types', 'stages', 'purposes', 'support_types', 'locations', 'sectors']) {
      const lists = rowsOf(UK).map((row) => [...new Set(codesIn(row[facet]))]);
      const all = new Set(lists.flat());
      const some = facet === 'support_types' ? lists : lists.filter((list) => list.length < all.size);
      for (const code of all) {
        const [rows, rules] = [lists, some].map((of) => of.filter((list) => list.includes(code)).length);
        // Places are told by the largest area.
        expect(out).toMatch(
          new RegExp(`\n    ${code}: ${rows} / ${facet === 'locations' ? '\\d+' : rules}\n`),
        );
      }
    }
    expect(out).toContain('\n    private-company: 227 / 180\n');
    expect(out).toContain('\n  sectors: 249 / 91\n');
    for (const field of [
      'short_description',
      'long_description',
      'evaluation_text',
      'additional_information',
    ]) {
      const count = rowsOf(UK).filter((row) => row[field] !== null && row[field] !== '').length;
      expect(out).toContain(`\n  ${field}: ${count} / ${count}\n`);
    }
    expect(out).toContain('\n  long_description: 213 / 213\n');
  });

  // uk-contradictions.txt has them by name.
  it('lists the contradictions by name', () => {
    expect(out).toContain(
      '\nText and facets contradict each other 18 times, and 4 limits stand in the text alone:\n',
    );
    const told = { count: 18, added: 4, all: 22 };
    const spanish = 'Texto y facetas se contradicen 18 veces, y 4 límites están solo en el texto:';
    expect(translator('es')('rule-checks.facets.contradictions', told)).toBe(spanish);
    const none = { count: 0, added: 1, all: 1 };
    expect(translator('en')('rule-checks.facets.contradictions', none)).toBe(
      'Text and facets do not contradict each other anywhere, and one limit stands in the text alone:',
    );
    const clear = runRules({}, ['import', '--from', 'us', US, '--out', 'us.json']).out;
    expect(clear).toContain('\nText and facets do not contradict each other anywhere.\n');
    expect(out.match(/\[text_contradicts_limit\]/g)).toHaveLength(18);
    expect(out.match(/\[text_adds_limit\]/g)).toHaveLength(4);
    expect(out).toMatch(
      /Fife Investment Fund - Grants · warning Rule uk-331, node employees\.between: The text says/,
    );
  });

  it('refuses a row that is no scheme, with its place, and takes the others', () => {
    const [first, second, third, fourth, fifth] = rowsOf(UK);
    const rows = [
      first,
      { ...second, locations: ['atlantis'] },
      { ...third, max_employees: 'many' },
      { ...fourth, business_support_identifier: first?.business_support_identifier },
      fifth,
      7,
    ];
    const run = runRules({ 'uk.json': rows }, ['import', '--from', 'uk', 'uk.json', '--lang', 'es']);
    expect(run.code).toBe(1);
    expect(idsIn(JSON.parse(run.out))).toHaveLength(2);
    const lines = run.err.split('\n');
    expect(lines[0]).toMatch(
      /^uk\.json:1:\d+ Fila 2 \(\d+\): no existe el lugar «atlantis»\. \[unknown_place\]$/,
    );
    expect(lines[1]).toMatch(/^uk\.json:1:\d+ max_employees: .*«many»/);
    expect(lines[2]).toMatch(
      /^uk\.json:1:\d+ Fila 4 \(1\): una fila anterior tiene el mismo identificador\. \[twice\]$/,
    );
    const told = runRules({ 'uk.json': rows }, ['import', '--from', 'uk', 'uk.json', '--json', '--out', 'o']);
    expect(JSON.parse(told.out).refusals).toMatchObject([
      { node: 'locations.0', text: expect.stringMatching(/^Row 2 .*there is no place called “atlantis”\.$/) },
      { node: 'max_employees', text: expect.stringContaining('max_employees: this has none of the forms') },
      { text: expect.stringMatching(/^Row 4 \(1\): an earlier row has the same identifier\.$/) },
      { text: expect.stringContaining('The file: this has to be an object.') },
    ]);
    expect(lines[4]).toBe('uk.json: 6 filas leídas, 2 aceptadas, 4 rechazadas.');
  });
});

describe('import --from us', () => {
  it('makes a rule of each of the 76 programmes, as JSON too', () => {
    const run = runRules({}, ['import', '--from', 'us', US, '--out', 'us.json', '--json']);
    const report = JSON.parse(run.out);
    expect(report).toMatchObject({ rows: 76, accepted: 76, refused: 0, contradictions: [] });
    expect(JSON.parse(run.files['us.json'] ?? '')).toEqual(usProgrammes());
    const [applicants] = report.facets;
    // Six programmes are open to anyone.
    expect(applicants).toMatchObject({ facet: 'applicant_types', rows: 76, rules: 70 });
  });

  it('refuses schemes of another file row by row', () => {
    const run = runRules({}, ['import', '--from', 'us', UK]);
    expect({ code: run.code, out: run.out }).toEqual({ code: 1, out: '' });
    expect(run.err).toContain('249 rows in, 0 accepted, 249 refused.');
    // Of nothing that was read there is nothing to count and nothing to be clear of.
    expect(run.err).not.toContain('contradict');
    expect(run.err).not.toContain('Counted in');
    const missing = run.err.split('\n').filter((line) => line.includes('[missing_field]'));
    const fields = missing.map((line) => /:\d+ (\w+): this is missing\. /.exec(line)?.[1]);
    expect(fields.length).toBeGreaterThan(1);
    expect(new Set(fields).size).toBe(fields.length);
    for (const line of missing) expect(line).toContain('It is so in 249 rows; this is the first of them.');
    const spanish = runRules({}, ['import', '--from', 'us', UK, '--lang', 'es']);
    expect(spanish.err).toContain('Pasa en 249 filas; esta es la primera.');
    const listed = JSON.parse(runRules({}, ['import', '--from', 'us', UK, '--json']).err).refusals;
    expect(listed).toHaveLength(249 * run.err.trim().split('\n').slice(1).length);
    expect(runRules({ 'o.json': {} }, ['import', '--from', 'us', 'o.json'])).toMatchObject({
      code: 2,
      out: '',
    });
  });
});

describe.each(LOCALES)('every refusal has a sentence in %s', (locale) => {
  const said = messagesOf(locale);
  // The codes stand in the types of json-logic; each is given by a place in its source.
  it.each(['import', 'export'])('%s', (way) => {
    const source = readFileSync(join(import.meta.dirname, `../json-logic/${way}-context.ts`), 'utf8');
    const union = source.slice(source.indexOf('Code ='), source.indexOf(';', source.indexOf('Code =')));
    const codes = [...union.matchAll(/\| '(\w+)'/g)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(said.has(`rule-checks.logic.${way}.${code}`)).toBe(true);
  });
});
