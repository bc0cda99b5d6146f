import { expect, it } from 'vitest';
import { runRules } from './testing/run';

it('says in its notes that sums are not rounded in JsonLogic, where a rule has one', () => {
  const term = (fact: string) => ({ term: 'fact', fact });
  const right = { term: 'number', value: 1 };
  const sum = { term: 'sum', of: [term('a'), term('b')] };
  const fileOf = (left: object) => ({
    ...{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'x' } },
    rule: { id: 'total', op: 'compare', left, relation: '<=', right },
  });
  const args = ['export', '--to', 'jsonlogic', 'a.json'];
  const note = (left: object, ...more: readonly string[]) =>
    runRules({ 'a.json': fileOf(left) }, [...args, ...more]).err;
  expect(note(sum)).toContain(
    'rounded to 12 significant digits here and are binary floating point in JsonLogic',
  );
  expect(note(sum)).toContain('(1 node: “total”)');
  expect(note(sum, '--lang', 'es')).toContain('se redondean aquí a 12 cifras significativas');
  expect(note(term('a'))).not.toContain('12 significant');
});

it('says in its notes that codes below a code count here and not in JsonLogic, both ways', () => {
  const tree = { kind: 'code', hierarchy: 'sector', power: 'fixed', questions: ['q'] };
  const plain = { kind: 'code', power: 'fixed', questions: ['q'] };
  const rule = {
    ...{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'x' } },
    rule: { id: 'made', op: 'equals', fact: 'a', value: 'C' },
  };
  const note = (entry: object, command: string, file: object, ...more: readonly string[]) =>
    runRules({ 'a.json': file, 'facts.json': { a: entry } }, [
      command,
      ...more,
      'a.json',
      '--facts',
      'facts.json',
    ]).err;
  const english = 'a code also stands for all codes below it';
  const out = ['--to', 'jsonlogic'];
  expect(note(tree, 'export', rule, ...out)).toContain(english);
  expect(note(tree, 'export', rule, ...out)).toContain('(1 node: “made”)');
  expect(note(tree, 'export', rule, ...out, '--lang', 'es')).toContain('todos los códigos inferiores');
  expect(note(plain, 'export', rule, ...out)).not.toContain(english);
  const logic = { rules: { one: { '==': [{ var: 'a' }, 'C'] } } };
  expect(note(tree, 'import', logic, '--from', 'jsonlogic')).toContain(english);
  expect(note(plain, 'import', logic, '--from', 'jsonlogic')).not.toContain(english);
  // The whole of a rule is called as in a refusal.
  expect(note(tree, 'import', logic, '--from', 'jsonlogic')).toContain('(1 node: “/”)');
});

it.each([
  [
    'en',
    '“a” is a day, and JsonLogic knows none.',
    'this is an amount in EUR, and JsonLogic knows no units.',
  ],
  [
    'es',
    '«a» es un día, y JsonLogic no conoce días.',
    'esto es un monto en EUR, y JsonLogic no conoce unidades.',
  ],
])('refuses to export a limit on a day or on money that the facts tell of, in %s', (lang, day, money) => {
  const rule = {
    ...{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'x' } },
    rule: { id: 'least', op: 'between', fact: 'a', min: 5, max: null },
  };
  const shared = { power: 'do', questions: ['q'] };
  const run = (entry: object) =>
    runRules({ 'a.json': rule, 'facts.json': { a: { ...shared, ...entry } } }, [
      ...['export', '--to', 'jsonlogic', 'a.json', '--facts', 'facts.json', '--lang', lang],
    ]);
  expect(run({ kind: 'date' })).toMatchObject({ code: 1, out: '', err: expect.stringContaining(day) });
  expect(run({ kind: 'amount', unit: 'EUR' })).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining(money) },
  });
  expect(run({ kind: 'number' })).toMatchObject({ code: 0 });
});
