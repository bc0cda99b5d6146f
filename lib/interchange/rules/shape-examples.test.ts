import { describe, expect, it } from 'vitest';
import { ruleCatalogueSchema } from '@/lib/domain/rules';
import { readJson } from '../json';
import { exampleAt } from './shape-examples';
import { runRules } from './testing/run';

const LIBRARY = { predicates: {}, parameters: {}, zones: {}, rates: [] };
const NODE = '{"id": "NAME", "op": "is", "fact": "KEY"}';

function fileOf(rule: unknown, library: object = LIBRARY) {
  const head = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'x' } };
  return { language: 'puente-rules/1', library, rules: [{ ...head, rule }] };
}

describe('what may stand where something else does', () => {
  const equals = { id: 'x', op: 'equals', fact: 'a' };
  const compare = { id: 'x', op: 'compare', left: { term: 'number', value: 1 }, relation: '>' };

  it.each<[string, unknown, object, string]>([
    ['a value of one of several kinds', { ...equals, value: {} }, LIBRARY, 'Write it like "TEXT", 10, true.'],
    ['a value that is missing', equals, LIBRARY, 'Add it, for example as "TEXT", 10, true.'],
    ['a node', { id: 'x', op: 'not', of: 5 }, LIBRARY, `Write it like ${NODE}.`],
    ['a node of a list', { id: 'x', op: 'all', of: [5] }, LIBRARY, `Write it like ${NODE}.`],
    ['a predicate', { ...equals, value: 1 }, { ...LIBRARY, predicates: { p: 5 } }, `Write it like ${NODE}.`],
    [
      'a term of a list',
      { ...compare, right: { term: 'sum', of: [5] } },
      LIBRARY,
      'Write it like {"term": "number", "value": 10}.',
    ],
    [
      'a node that does not say what it is',
      { id: 'x', fact: 'a' },
      LIBRARY,
      `so that the whole reads like ${NODE}.`,
    ],
    [
      'a term that does not say what it is',
      { ...compare, right: { value: 5 } },
      LIBRARY,
      'so that the whole reads like {"term": "number", "value": 10}.',
    ],
  ])('%s', (_, rule, library, said) => {
    const { code, err } = runRules({ 'a.json': fileOf(rule, library) }, ['lint', 'a.json']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
    const spanish = runRules({ 'a.json': fileOf(rule, library) }, ['lint', 'a.json', '--lang', 'es']).err;
    expect(spanish).toContain(said.slice(said.search(/["{]/), -1));
  });

  // Each alternative is taken by the shape itself.
  it.each([
    ['value', equals],
    ['min', { id: 'x', op: 'elapsed', fact: 'a', unit: 'years', max: null }],
    ['max', { id: 'x', op: 'between', fact: 'a', min: null }],
    ['from', { id: 'x', op: 'dates', fact: 'a', to: null }],
    ['of', { id: 'x', op: 'not' }],
    ['right', compare],
    ['codes', { id: 'x', op: 'under', fact: 'a' }],
    ['last', { id: 'x', op: 'happened', fact: 'a', codes: ['b'], min: 1, max: null }],
    ['source', { id: 'x', op: 'criterion', kind: 'hard', of: { ...equals, value: 1 } }],
  ])('%s', (field, node) => {
    const json = readJson(JSON.stringify(fileOf(node)));
    if (!json.ok) throw new RangeError('no JSON');
    const example = exampleAt(json.root, ['rules', 0, 'rule', field], 'rules') ?? '';
    const alternatives: readonly unknown[] = JSON.parse(`[${example}]`);
    expect(alternatives.length).toBeGreaterThan(0);
    for (const value of alternatives)
      expect(ruleCatalogueSchema.safeParse(fileOf({ ...node, [field]: value })).success).toBe(true);
  });

  it('is one piece of JSON also where a part of it may be written in several ways', () => {
    const parameters = { p: { history: [5] } };
    const json = readJson(JSON.stringify(fileOf({ ...equals, value: 1 }, { ...LIBRARY, parameters })));
    if (!json.ok) throw new RangeError('no JSON');
    const entry: unknown = JSON.parse(
      exampleAt(json.root, ['library', 'parameters', 'p', 'history', 0], 'rules') ?? '',
    );
    const library = { ...LIBRARY, parameters: { p: { history: [entry] } } };
    expect(ruleCatalogueSchema.safeParse(fileOf({ ...equals, value: 1 }, library)).success).toBe(true);
    const rate: unknown = JSON.parse(exampleAt(json.root, ['library', 'rates', 0], 'rules') ?? '');
    const rated = fileOf({ ...equals, value: 1 }, { ...LIBRARY, rates: [rate] });
    expect(ruleCatalogueSchema.safeParse(rated).success).toBe(true);
  });

  it('is not told of a place that the shape does not know', () => {
    const json = readJson('{"rules": {"a": 5}}');
    if (!json.ok) throw new RangeError('no JSON');
    expect(exampleAt(json.root, ['rules', 'a'], 'rules')).toBeNull();
    expect(exampleAt(json.root, ['nothing'], 'rules')).toBeNull();
  });
});
