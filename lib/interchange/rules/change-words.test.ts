import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

const NONE = { predicates: {}, parameters: {}, zones: {}, rates: [] };
const fileOf = (rule: object, { head = {}, library = {} }: { head?: object; library?: object } = {}) => ({
  language: 'puente-rules/1',
  library: { ...NONE, ...library },
  rules: [{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' }, rule, ...head }],
});

/** What is told of the change from one rule to another, without the sentences on its effect. */
function told(before: object, after: object, lang = 'en'): readonly string[] {
  const files = { 'a.json': before, 'b.json': after };
  const { out, err } = runRules(files, ['diff', 'a.json', 'b.json', '--lang', lang]);
  expect(err).toBe('');
  const lines = out.trim().split('\n').slice(0, -1);
  return lines.map((line) => line.replace(/ \([^()]*\)$/, '').replaceAll('\u00a0', ' '));
}

const people = (more: object = {}) => ({
  id: 'n',
  op: 'between',
  fact: 'firm.employees',
  min: 10,
  max: null,
  ...more,
});
const country = (values: readonly string[]) => ({ id: 'c', op: 'in', fact: 'firm.country', values });
const group = (op: string, ...of: readonly object[]) => ({ id: 'g', op, of });
const counted = (count: number) => ({ id: 'g', op: 'atLeast', count, of: [people(), country(['AR'])] });
const criterion = (more: object = {}) => ({ id: 'k', op: 'criterion', kind: 'hard', of: people(), ...more });

describe('a change is told in the words in which rules are read', () => {
  it.each<[string, object, object, string, string]>([
    [
      'a limit',
      people(),
      people({ min: 15 }),
      'Rule one, node n: it said: the firm has at least 10 people. Now it says: the firm has at least 15 people.',
      'Regla one, nodo n: decía: la empresa tiene al menos 10 personas. Ahora dice: la empresa tiene al menos 15 personas.',
    ],
    [
      'both limits, in one sentence',
      people(),
      people({ min: null, max: 9 }),
      'Rule one, node n: it said: the firm has at least 10 people. Now it says: the firm has at most 9 people.',
      'Regla one, nodo n: decía: la empresa tiene al menos 10 personas. Ahora dice: la empresa tiene como máximo 9 personas.',
    ],
    [
      'a limit below “not”, as it is read there',
      { id: 'x', op: 'not', of: people() },
      { id: 'x', op: 'not', of: people({ min: 15 }) },
      'Rule one, node n: it said: the firm has fewer than 10 people. Now it says: the firm has fewer than 15 people.',
      'Regla one, nodo n: decía: la empresa tiene menos de 10 personas. Ahora dice: la empresa tiene menos de 15 personas.',
    ],
    [
      'how many are asked for',
      counted(2),
      counted(1),
      'Rule one, node g: it said: “At least 2 of these 2 points”. Now it says: “At least 1 of these 2 points”.',
      'Regla one, nodo g: decía: «Al menos 2 de estos 2 puntos». Ahora dice: «Al menos 1 de estos 2 puntos».',
    ],
    [
      'how parts belong together',
      group('all', people(), country(['AR'])),
      group('any', people(), country(['AR'])),
      'Rule one, node g: it said: “All of these”. Now it says: “At least one of these”.',
      'Regla one, nodo g: decía: «Todos estos puntos». Ahora dice: «Al menos uno de estos puntos».',
    ],
    [
      'a group of one of another kind',
      group('all', people()),
      group('any', people()),
      'Rule one, node g: it is written in another way and reads the same.',
      'Regla one, nodo g: está escrito de otra manera y se lee igual.',
    ],
    [
      'how parts belong together, of which one version has only one',
      group('any', people(), country(['AR'])),
      group('all', people({ min: 5 })),
      'Rule one, node g: it said: “At least one of these”. Now it says: “All of these”.',
      'Regla one, nodo g: decía: «Al menos uno de estos puntos». Ahora dice: «Todos estos puntos».',
    ],
    [
      'the same below “not”, as it is read there',
      { id: 'x', op: 'not', of: group('all', people()) },
      { id: 'x', op: 'not', of: group('any', people({ min: 5 }), country(['AR'])) },
      'Rule one, node g: it said: “Not all of these at once”. Now it says: “None of these”.',
      'Regla one, nodo g: decía: «No todos estos puntos a la vez». Ahora dice: «Ninguno de estos puntos».',
    ],
    [
      'how parts belong together, of which one version has none',
      group('all'),
      group('any', people()),
      'Rule one, node g: it said: “All of these”. Now it says: “At least one of these”.',
      'Regla one, nodo g: decía: «Todos estos puntos». Ahora dice: «Al menos uno de estos puntos».',
    ],
    [
      'a group of one of another kind, beside another part',
      group('all', people()),
      group('any', people({ min: 5 })),
      'Rule one, node g: it is written in another way and reads the same.',
      'Regla one, nodo g: está escrito de otra manera y se lee igual.',
    ],
    [
      'another condition in its place',
      people(),
      { ...country(['AR']), id: 'n' },
      'Rule one, node n: it said: the firm has at least 10 people. Now it says: the firm is in Argentina.',
      'Regla one, nodo n: decía: la empresa tiene al menos 10 personas. Ahora dice: la empresa está en Argentina.',
    ],
    [
      'what is new',
      group('all', people()),
      group('all', people(), { id: 'x', op: 'not', of: country(['AR', 'CL']) }),
      'Rule one, node x: new: the firm is not in Argentina or Chile.',
      'Regla one, nodo x: nuevo: la empresa no está en Argentina ni Chile.',
    ],
    [
      'what is gone',
      group('all', people(), country(['AR'])),
      group('all', people()),
      'Rule one, node c: taken away. It said: the firm is in Argentina.',
      'Regla one, nodo c: se quitó. Decía: la empresa está en Argentina.',
    ],
    [
      'codes by their names',
      group('all', country(['AR']), { id: 'u', op: 'under', fact: 'firm.isic', codes: ['C'] }),
      group('all', country(['AR', 'CL', 'UY']), {
        id: 'u',
        op: 'under',
        fact: 'firm.isic',
        codes: ['C', '01..03'],
      }),
      'Rule one, node c: added to the list: Chile and Uruguay.',
      'Regla one, nodo c: se agregó a la lista: Chile y Uruguay.',
    ],
    [
      'who checks it',
      criterion(),
      criterion({ kind: 'declared' }),
      'Rule one, node k: before, it decides as it stands. Now the word of the firm is enough.',
      'Regla one, nodo k: antes, decide tal como está. Ahora basta la palabra de la empresa.',
    ],
    [
      'under what it is filed',
      criterion({ barrier: 'size' }),
      criterion({ barrier: 'age' }),
      'Rule one, node k: it was filed under “size” and is now filed under “age”.',
      'Regla one, nodo k: estaba en el tema «tamaño» y ahora está en el tema «antigüedad».',
    ],
    [
      'its days',
      criterion({ from: '2026-01-01' }),
      criterion({ from: '2027-01-01' }),
      'Rule one, node k: it began on 1 January 2026, and now begins on 1 January 2027.',
      'Regla one, nodo k: empezaba el 1 de enero de 2026 y ahora empieza el 1 de enero de 2027.',
    ],
    [
      'its source',
      criterion(),
      criterion({ source: { title: 'Law 1', url: 'https://example.org', date: '2026-01-02' } }),
      'Rule one, node k: it names its source now: “Law 1”, https://example.org, 2 January 2026.',
      'Regla one, nodo k: ahora dice su fuente: «Law 1», https://example.org, 2 de enero de 2026.',
    ],
    [
      'its text',
      criterion({ text: { en: 'Big' } }),
      criterion({ text: { en: 'Bigger' } }),
      'Rule one, node k: the text in English was “Big” and is now “Bigger”.',
      'Regla one, nodo k: el texto en inglés era «Big» y ahora es «Bigger».',
    ],
    [
      'where it stands',
      group('all', people(), {
        id: 'h',
        op: 'any',
        of: [country(['AR']), { id: 'i', op: 'is', fact: 'ties.isolated' }],
      }),
      group('all', people(), country(['AR']), {
        id: 'h',
        op: 'any',
        of: [{ id: 'i', op: 'is', fact: 'ties.isolated' }],
      }),
      'Rule one, node c: it stood under “At least one of these” (node “h”) and now stands under “All of these” (node “g”).',
      'Regla one, nodo c: estaba bajo «Al menos uno de estos puntos» (nodo «h») y ahora está bajo «Todos estos puntos» (nodo «g»).',
    ],
  ])('%s', (_, before, after, en, es) => {
    const files = [fileOf(before), fileOf(after)] as const;
    expect(told(...files)).toContain(en);
    expect(told(...files, 'es')).toContain(es);
    for (const line of [...told(...files), ...told(...files, 'es')])
      expect(line).not.toMatch(/[{}]|\b(op|between|atLeast|nodes|nodos|undefined|declared|hard)\b|“”|«»/);
  });

  it('tells several fields of one condition once, and each as JSON', () => {
    const files = { 'a.json': fileOf(people()), 'b.json': fileOf(people({ min: null, max: 9 })) };
    expect(told(files['a.json'], files['b.json'])).toHaveLength(1);
    const { out } = runRules(files, ['diff', 'a.json', 'b.json', '--json']);
    const changes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(changes).toMatchObject([
      { code: 'limit', values: { field: 'min' }, text: expect.stringContaining('at most 9 people') },
      { code: 'limit', values: { field: 'max' }, text: expect.stringContaining('at most 9 people') },
    ]);
  });

  it('reads what stands in a list of linked entities by its own names, and a predicate by its own tree', () => {
    const owners = (values: readonly string[]) => {
      const where = { id: 'w', op: 'in', fact: 'firm.country', values };
      return { id: 'l', op: 'linked', fact: 'owners', where, min: 1, max: null };
    };
    expect(told(fileOf(owners(['AR'])), fileOf(owners(['AR', 'CL'])))[0]).toBe(
      'Rule one, node w: added to the list: “CL”.',
    );
    const use = { id: 'u', op: 'use', predicate: 'small' };
    const small = (max: number) => ({ library: { predicates: { small: people({ min: null, max }) } } });
    expect(told(fileOf(use, small(9)), fileOf(use, small(20)))[0]).toBe(
      'Predicate small, node n: it said: the firm has at most 9 people. Now it says: the firm has at most 20 people.',
    );
  });

  it('tells the head of a rule, and a rule that came or went', () => {
    const head = {
      title: { en: 'Two', es: 'Dos' },
      from: '2026-01-01',
      source: { title: 'Law' },
      version: 2,
    };
    expect(told(fileOf(people()), fileOf(people(), { head }))).toEqual([
      'Rule one: the title in English was “One” and is now “Two”.',
      'Rule one: the title in Spanish is new: “Dos”.',
      'Rule one: version 1 is now version 2.',
      'Rule one: it names its source now: “Law”.',
      'Rule one: it had no first day, and now begins on 1 January 2026.',
    ]);
    const none = { ...fileOf(people()), rules: [] };
    expect(told(none, fileOf(people()))).toEqual(['Rule one: this rule is new (version 1).']);
    expect(told(fileOf(people()), none, 'es')).toEqual(['Regla one: esta regla se quitó (versión 1).']);
  });
});

describe('several versions of a rule in one file', () => {
  it('are read by the highest one, wherever it stands', () => {
    const [one] = fileOf(people()).rules;
    const later = { ...one, version: 2, rule: people({ min: 30 }) };
    const now = { ...one, version: 3, rule: people({ min: 20 }) };
    const files = {
      'a.json': { ...fileOf(people()), rules: [later, one] },
      'b.json': { ...fileOf(people()), rules: [now, one] },
      'firms.json': [{ 'firm.employees': 25 }],
    };
    const { out } = runRules(files, ['diff', 'a.json', 'b.json', '--firms', 'firms.json']);
    expect(out).toContain(
      'it said: the firm has at least 30 people. Now it says: the firm has at least 20 people.',
    );
    // 25 people are fewer than 30 and more than 20.
    expect(out).toContain('1 firm: 1 gained, 0 lost');
  });
});

describe('firms between two files', () => {
  const firms = [{ 'firm.employees': 3 }, { 'firm.employees': 25 }, {}];
  const files = {
    ...{ 'a.json': fileOf(people({ min: 20 })), 'b.json': { ...fileOf(people()), rules: [] } },
    'firms.json': firms,
  };
  const told = (before: string, after: string, lang: string) =>
    runRules(files, ['diff', before, after, '--firms', 'firms.json', '--lang', lang]).out;

  it('are counted for a rule that is gone as if nobody met it now', () => {
    const out = told('a.json', 'b.json', 'en');
    expect(out).toContain('The rule is gone: it is counted as if nobody met it now.');
    expect(out).toContain('3 firms: 0 gained, 1 lost, 0 no longer settled, 1 newly settled, 1 as before.');
  });

  it('are counted for a new rule as if nobody had met it before, with verbs that agree', () => {
    const out = told('b.json', 'a.json', 'es');
    expect(out).toContain('La regla es nueva: se cuenta como si antes nadie la cumpliera.');
    expect(out).toContain(
      '3 empresas: 1 gana, 0 pierden, 1 deja de estar resuelta, 0 quedan resueltas, 1 como antes.',
    );
    expect(out).toContain('Gana: «');
    expect(out).toContain('Deja de estar resuelta: «');
    expect(told('a.json', 'b.json', 'es')).toMatch(
      / 1 pierde, .* 1 queda resuelta,[\s\S]*Pierde: «[\s\S]*Queda resuelta: «/,
    );
  });
});

describe('rules that cannot be read', () => {
  const used = (predicate: string) =>
    fileOf({ id: 'u', op: 'use', predicate }, { library: { predicates: { small: people() } } });

  it('are told by diff with the place and the mend, and no firm is counted', () => {
    const files = {
      'a.json': used('small'),
      'b.json': used('smal'),
      'firms.json': [{ 'firm.employees': 25 }],
    };
    const { code, out, err } = runRules(files, ['diff', 'a.json', 'b.json', '--firms', 'firms.json']);
    expect(code).toBe(1);
    expect(out).toContain('Rule one, node u:');
    expect(out).not.toContain('gained');
    const column = JSON.stringify(files['b.json']).indexOf('{"id":"u"') + 1;
    expect(err.split('\n')).toEqual([
      'Rule one: b.json: the rule cannot be read, so nobody can tell who gains and who loses.',
      `b.json:1:${column} error Rule one, node u: There is no predicate called “smal”. Perhaps “small” is meant. (This changes what the rule says. Check that it is what you mean.) [unknown_predicate]`,
      '',
    ]);
  });

  it('are told by explain with the place and the mend', () => {
    const file = used('smal');
    const column = JSON.stringify(file).indexOf('{"id":"u"') + 1;
    const { code, err } = runRules({ 'a.json': file }, ['explain', 'a.json', '--lang', 'es']);
    expect({ code, err }).toEqual({
      code: 1,
      err: `a.json:1:${column} falla Regla one, nodo u: No hay ningún predicado llamado «smal». Tal vez se quiere decir «small». (Cambia lo que dice la regla. Revise que sea lo que usted quiere decir.) [unknown_predicate]\n`,
    });
  });

  it.each([
    [
      { id: 'x', op: 'between', fact: 'firm.employees', min: { parameter: 'lest' }, max: null },
      '“lest”',
      '“least”',
    ],
    [{ id: 'x', op: 'under', fact: 'firm.country', codes: ['zone:suoth'] }, '“suoth”', '“south”'],
    [{ id: 'x', op: 'use', predicate: 'smal' }, '“smal”', '“small”'],
    [{ id: 'x', op: 'is', fact: 'ties.isolatd' }, '“ties.isolatd”', '“ties.isolated”'],
  ])('name the nearest name that is known: %j', (rule, wrong, near) => {
    const history = [{ from: '2020-01-01', value: 5, source: { title: 'Law' } }];
    const library = {
      ...{ parameters: { least: { history } }, zones: { south: { codes: ['AR', 'CL'] } } },
      predicates: { small: people() },
    };
    const { out } = runRules({ 'a.json': fileOf(rule, { library }) }, ['lint', 'a.json']);
    const line = out.split('\n').find((one) => one.includes('node x:')) ?? '';
    expect(line).toContain(wrong);
    expect(line).toContain(`Perhaps ${near} is meant.`);
  });
});

it('names a zone that is taken off a list on which its codes stay', () => {
  const library = { zones: { near: { codes: ['MX', 'CL'] } } };
  const under = (...codes: readonly string[]) => ({ id: 'z', op: 'under', fact: 'firm.country', codes });
  const [before, after] = [under('zone:near'), under('MX', 'CL')].map((rule) => fileOf(rule, { library }));
  expect(told(before ?? {}, after ?? {}).at(-1)).toBe(
    'Rule one, node z: taken off the list: the zone “near” (Mexico or Chile).',
  );
  expect(told(before ?? {}, after ?? {}, 'es').at(-1)).toContain('la zona «near»');
});
