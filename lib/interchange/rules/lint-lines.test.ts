import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day } from '@/lib/domain/dates';
import { ruleJsonSchema } from '@/lib/domain/rules';
import { shippedCodes, shippedCurrencies, withdrawnCurrencies } from './code-lists';
import { rulesCommand } from './command';
import { runRules } from './testing/run';

const fields = z.object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) });
const publishedShape = fields.extend({ $defs: z.object({ Library: fields }) });
const LIBRARY = '{ "predicates": {}, "parameters": {}, "zones": {}, "rates": [] }';

/** In: rules as they stand in a file, each on lines of its own. Out: what lint says, line by line, and of which lines of the file. */
function lint(rules: readonly string[], ...more: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'puente-lines-'));
  const text = `{ "language": "puente-rules/1", "library": ${LIBRARY}, "rules": [\n${rules.join(',\n')}\n] }`;
  const said: string[] = [];
  try {
    writeFileSync(join(folder, 'a.json'), text);
    const code = rulesCommand(['lint', 'a.json', ...more], {
      folder,
      today: day('2026-06-01'),
      out: (line) => void said.push(line.trimEnd()),
      err: (line) => void said.push(line.trimEnd()),
    });
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    return { code, said, lineOf };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function document(id: string, node: string, version = 1): string {
  return `{ "language": "puente-rules/1", "id": "${id}", "version": ${version}, "title": { "en": "x" }, "rule":\n${node} }`;
}

function under(fact: string, ...codes: readonly string[]): string {
  return JSON.stringify({ id: 'x', op: 'under', fact, codes });
}

describe('codes that do not exist', () => {
  it.each([
    [
      under('firm.isic', '9999', 'C'),
      '“9999” is not a code of “firm.isic”. “99” exists, and it has these codes: “9900” and “990”.',
    ],
    [
      under('firm.isic', '1234', 'J'),
      '“1234” is not a code of “firm.isic”. “12” exists, and it has these codes: “1200” and “120”.',
    ],
    [
      under('firm.isic', '40..45'),
      '“40” is not a code of “firm.isic”. It is an end of “40..45”. Perhaps “41..45” is meant.',
    ],
    [
      under('firm.country', 'XX', 'AR'),
      '“XX” is not a code of “firm.country”. Perhaps one of these is meant: “AX”, “CX”, “MX” and “SX”.',
    ],
    [
      under('firm.subdivision', 'AR-MM', 'CL-RM'),
      '“AR-MM” is not a code of “firm.subdivision”. Perhaps “AR-M” is meant.',
    ],
    [
      under('firm.isic', '6220', 'C'),
      '“6220” is a code of ISIC Rev.5. “firm.isic” has codes of ISIC Rev.4. Use “6202” in place of “6220”.',
    ],
    [
      JSON.stringify({ id: 'x', op: 'in', fact: 'firm.country', values: ['ARG'] }),
      '“ARG” is a code of ISO 3166-1 alpha-3. “firm.country” has codes of ISO 3166. Use “AR” in place of “ARG”.',
    ],
  ])('%s', (node, expected) => {
    const { code, said } = lint([document('one', node)]);
    expect(code).toBe(1);
    expect(said.join('\n')).toContain(expected);
  });

  it('are told from those that do, on every level', () => {
    const codes = under('firm.isic', 'A', '10', '201', '6201', '47..49');
    const places = under('firm.subdivision', 'UY', 'AR-M', 'GB-ENG-E12000007').replace('"x"', '"y"');
    const { said } = lint([document('one', `{ "id": "r", "op": "all", "of": [${codes}, ${places}] }`)]);
    expect(said).toEqual([expect.stringMatching(/^1 rule: no errors, no warnings/)]);
  });
});

describe('several wrong ranges in one node', () => {
  it('are all told, each with its own mend, and put right together', () => {
    const { said } = lint([document('one', under('firm.isic', '12..10', 'J', '1..12'))]);
    const told = said.filter((line) => line.includes('[bad_range]'));
    expect(told).toEqual([
      expect.stringContaining('“12..10” is not a range of codes of one level'),
      expect.stringContaining('“1..12” is not a range of codes of one level'),
    ]);
    expect(told[0]).toContain('Perhaps “10..12” is meant.');
    expect(told[1]).toContain('Perhaps “01..12” is meant.');
    const nodes = said.filter((line) => line.startsWith('  {')).map((line) => JSON.parse(line));
    expect(nodes).toEqual(
      [10, 10].map(() => ({ ...JSON.parse(under('firm.isic', '10..12', 'J', '01..12')) })),
    );
  });
});

describe('the lists of codes that ship with the project', () => {
  const { sector, place } = shippedCodes();

  // Published structure of ISIC Rev.4: 21 sections, 88 divisions, 238 groups, 419 classes.
  it('have as many sectors as are published', () => {
    const lengths = [1, 2, 3, 4].map(
      (length) => [...(sector?.codes ?? [])].filter((code) => code.length === length).length,
    );
    expect(lengths).toEqual([21, 88, 238, 419]);
  });

  it('know every country, and the subdivisions of those that firms come from', () => {
    expect([...(place?.codes ?? [])].filter((code) => code.length === 2)).toHaveLength(249);
    for (const code of ['AR-J', 'CL-RM', 'PA-NT', 'GB-NIR', 'US-CA'])
      expect(place?.codes.has(code)).toBe(true);
  });

  // ISO 4217 lists these as withdrawn in January 2023, January 2026, August 2018 and March 1993, the last for two others.
  it.each([
    ['HRK', '2023', 'State the amount in EUR'],
    ['BGN', '2026', 'State the amount in EUR'],
    ['VEF', '2018', 'State the amount in VES'],
    ['CSK', '1993', 'Name its unit, such as EUR or USD.'],
  ])('know that %s was withdrawn in %s', (unit, year, mend) => {
    const node = { id: 'x', op: 'between', fact: 'firm.turnover', min: 1, max: null, unit };
    const { said } = lint([document('one', JSON.stringify(node))], '--facts', 'none');
    expect(said[0]).toMatch(/^a\.json:3:1 warning Rule one, node x: /);
    expect(said[0]).toContain(`“${unit}” is a currency that was withdrawn in ${year}. ${mend}`);
    expect(said[1]).toMatch(/^1 rule: no errors, 1 warning/);
    // Before that it was money like any other.
    expect(
      lint([document('one', JSON.stringify(node))], '--facts', 'none', '--as-of', '1992-12-31').code,
    ).toBe(0);
  });

  it('name for no currency a successor that is gone itself', () => {
    const gone = withdrawnCurrencies();
    const inUse = shippedCurrencies();
    for (const [code, { withdrawn, successor }] of gone) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      expect(withdrawn).toMatch(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/);
      expect(inUse.has(code)).toBe(false);
      expect(successor === null || inUse.has(successor), code).toBe(true);
    }
    // The euro took the place of the currencies of 21 countries (as of 1 January 2026).
    const euro = 'ATS BEF BGN CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK'.split(
      ' ',
    );
    expect(euro.filter((code) => gone.get(code)?.successor !== 'EUR')).toEqual([]);
  });

  it('know currencies in use and units of account', () => {
    for (const code of ['EUR', 'USD', 'ARS', 'UYU', 'CLF', 'UYI'])
      expect(shippedCurrencies().has(code)).toBe(true);
    expect(shippedCurrencies().has('EUX')).toBe(false);
  });
});

describe('lines', () => {
  const fine = '{ "id": "x", "op": "is", "fact": "ties.isolated" }';
  const empty = '{ "id": "e",\n "op": "any", "of": [] }';

  it('of two rules with one id are those of the rule that is meant', () => {
    const { said, lineOf } = lint([document('one', fine), document('one', empty, 2)]);
    expect(said).toContainEqual(
      expect.stringContaining(`a.json:${lineOf('"id": "e"')}:1 error Rule one, node e:`),
    );
    expect(said).toContainEqual(
      expect.stringContaining(`a.json:${lineOf('"version": 2')}:1 error Rule one: Version 2`),
    );
  });

  it('of two nodes with one id are those of the node that is meant', () => {
    const twice = `{ "id": "r", "op": "unless", "except":\n${empty}, "of":\n${empty.replace('[]', '[ ]')} }`;
    const { said } = lint([document('one', twice)]);
    const told = said.filter((line) => line.includes('node e:')).map((line) => line.split(' ')[0]);
    // The exception stands first in the file, and is read last; what is told goes down the file.
    expect(told).toEqual(['a.json:4:1', 'a.json:4:1', 'a.json:6:1']);
  });
});

describe('a file of another shape', () => {
  it.each([
    [
      '{ "id": "n", "op": "between", "fact": "firm.employees", "min": "10", "max": null }',
      'Rule one, node n, min: this has to be a number, an object or null. Here it is the text “10”. Write it like 10.',
      'Regla one, nodo n, min: esto tiene que ser un número, un objeto o null. Aquí es el texto «10». Escríbalo así: 10.',
    ],
    [
      '{ "id": "n", "op": "between", "fact": "firm.employees", "min": 10 }',
      'Rule one, node n, max: this is missing. It has to be a number, an object or null. Add it, for example as 10, {"parameter": "NAME"}.',
      'Regla one, nodo n, max: esto falta. Tiene que ser un número, un objeto o null. Agréguelo, por ejemplo así: 10, {"parameter": "NAME"}.',
    ],
    [
      '{ "id": "n", "op": "elapsed", "fact": "firm.founded", "unit": "years", "min": 1.5, "max": null }',
      'Rule one, node n, min: only whole numbers count here, and it is “1.5”. Write 1 or 2. Or tell it in months: 18.',
      'Regla one, nodo n, min: aquí solo valen números enteros, y es «1.5». Escriba 1 o 2. O dígalo en meses: 18.',
    ],
    [
      '{ "id": "n", "op": "elapsed", "fact": "firm.founded", "unit": "days", "min": null, "max": 0.5 }',
      'Rule one, node n, max: only whole numbers count here, and it is “0.5”. Write 0 or 1.',
      'Regla one, nodo n, max: aquí solo valen números enteros, y es «0.5». Escriba 0 o 1.',
    ],
    [
      '{ "id": "n", "op": "compare", "left": { "term": "fact", "fact": "x" }, "relation": "≤", "right": { "term": "number", "value": 1 } }',
      'Rule one, node n, relation: this has to be one of these: “<”, “<=”, “=”, “>=” and “>”. Here it is “≤”. Perhaps “<=” is meant.',
      'Regla one, nodo n, relation: esto tiene que ser uno de estos: «<», «<=», «=», «>=» y «>». Aquí es «≤». Tal vez se quiere decir «<=».',
    ],
    [
      '{ "id": "n", "op": "all", "of": 7 }',
      'Rule one, node n, of: this has to be a list. Here it is “7”. Write it like [].',
      'Regla one, nodo n, of: esto tiene que ser una lista. Aquí es «7». Escríbalo así: [].',
    ],
    [
      '{ "id": "n", "op": "in", "fact": "firm.country", "values": [] }',
      'Rule one, node n, values: this list needs at least 1 entry. Add what is missing, or take the whole away.',
      'Regla one, nodo n, values: esta lista necesita al menos 1 elemento. Agregue lo que falta o quite todo.',
    ],
    [
      '{ "id": "n", "op": "is", "fact": "x", "zzzz": 1 }',
      'Rule one, node n: nothing is called “zzzz” here. Take it away. What may stand here: “op”, “id” and “fact”.',
      'Regla one, nodo n: aquí nada se llama «zzzz». Quítelo. Lo que puede estar aquí: «op», «id» y «fact».',
    ],
    [
      '{ "id": "n", "op": "recent", "fact": "x", "last": 0, "unit": "days" }',
      'Rule one, node n, last: this has to be more than 0. Here it is “0”. Write a larger number.',
      'Regla one, nodo n, last: esto tiene que ser mayor que 0. Aquí es «0». Escriba un número mayor.',
    ],
    [
      '{ "id": "n", "op": "under", "fact": "firm.isic", "codes": ["Argentina"] }',
      'Rule one, node n, codes.0: “Argentina” is not a code. Write a sector such as C, 10 or 1071',
      'Regla one, nodo n, codes.0: «Argentina» no es un código. Escriba un sector como C, 10 o 1071',
    ],
    [
      '{ "id": "n", "op": "recent", "fact": "x", "last": 0, "unit": "year" }',
      'Rule one, node n, unit: this has to be one of these: “days”, “months” and “years”. Here it is “year”. Perhaps “years” is meant.',
      'Regla one, nodo n, unit: esto tiene que ser uno de estos: «days», «months» y «years». Aquí es «year». Tal vez se quiere decir «years».',
    ],
    [
      '{ "id": "n", "op": "is", "fact": "x", "criterion": "hard" }',
      'Rule one, node n: nothing is called “criterion” here. Take it away. What may stand here: “op”, “id” and “fact”.',
      'Regla one, nodo n: aquí nada se llama «criterion». Quítelo. Lo que puede estar aquí: «op», «id» y «fact».',
    ],
    [
      '{ "id": "r", "op": "all", "of": [{ "id": "n", "op": "criterion", "kind": "hard", "from": "2026-02-30", "of": 5 }] }',
      'Rule one, node n, from: “2026-02-30” is not a day that exists. Write it like 2026-05-31.',
      'Regla one, nodo n, from: «2026-02-30» no es un día que exista. Escríbalo así: 2026-05-31.',
    ],
  ])('%s', (node, english, spanish) => {
    const { code, said, lineOf } = lint([document('one', node)]);
    expect(code).toBe(2);
    expect(said.join('\n')).toContain(english);
    expect(said.every((line) => line.startsWith(`a.json:${lineOf('"id": "n"')}:`))).toBe(true);
    expect(lint([document('one', node)], '--lang', 'es').said.join('\n')).toContain(spanish);
  });
});

describe('a file without one of its lists', () => {
  const LISTS = { predicates: {}, parameters: {}, zones: {}, rates: [] };
  const rule = (of: object) => ({
    ...{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'x' } },
    rule: of,
  });
  const file = (library: object | undefined, ...rules: readonly object[]) => ({
    'a.json': { language: 'puente-rules/1', library, rules: rules.length > 0 ? rules : undefined },
  });
  const upside = { id: 'n', op: 'between', fact: 'firm.employees', min: 9, max: 2 };
  const args = ['lint', 'a.json'];

  it('asks for all of them, as the published shape does', () => {
    const { properties, required, $defs } = publishedShape.parse(ruleJsonSchema());
    expect(required.toSorted()).toEqual(Object.keys(properties).toSorted());
    expect($defs.Library.required.toSorted()).toEqual(Object.keys(LISTS).toSorted());
  });

  it.each([
    [undefined, 'library: this is missing.'],
    [{ ...LISTS, zones: undefined }, 'library.zones: this is missing.'],
  ])('says so, and what else is wrong: %#', (library, missing) => {
    const { code, out, err } = runRules(file(library, rule(upside)), args);
    expect(code).toBe(2);
    expect(err).toContain(missing);
    expect(out).toContain('The lower limit (9) is above the upper limit (2)');
    expect(out).toContain('[min_above_max]');
    // Nobody can say that all is well with it.
    expect(out).not.toContain('1 rule:');
  });

  it('does not tell what is found only because the list is missing', () => {
    const use = { id: 'u', op: 'use', predicate: 'small' };
    const all = rule({ id: 'r', op: 'all', of: [use, upside] });
    const { out } = runRules(file(undefined, all), args);
    expect(out).not.toContain('[unknown_predicate]');
    const { out: known } = runRules(file({ ...LISTS, zones: undefined }, all), args);
    expect(known).toContain('[unknown_predicate]');
  });

  it('tells what is wrong with the library where the rules are missing', () => {
    const parameters = { p: { history: [{ from: '2026-01-01', value: 1, source: { title: 'x' } }] } };
    const twice = { p: { history: [...parameters.p.history, ...parameters.p.history] } };
    const { code, out, err } = runRules(file({ ...LISTS, parameters: twice }), args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('rules: this is missing.') });
    expect(out).toContain('[parameter_twice]');
    expect(out).not.toContain('[unused_parameter]');
  });
});
