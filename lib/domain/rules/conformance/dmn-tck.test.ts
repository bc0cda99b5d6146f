import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactReader, type FactValue, type Rule, type Verdict } from '../index';

const SUITES = ['0064-feel-conjunction', '0065-feel-disjunction', '0066-feel-negation'];

/** Operands that are no truth values. In DMN they come to null; here a rule that reads them is refused. */
const NOT_REPRESENTABLE: Readonly<Record<string, readonly string[]>> = {
  '0064-feel-conjunction': [
    ...['true and 123', 'true and "true"', 'false and 123', 'false and "true"', '123 and true'],
    ...['"true" and true', '123 and false', '"true" and false', '"true" and "true"', '0 and 0'],
  ],
  '0065-feel-disjunction': [
    ...['true or 123', 'true or "true"', 'false or 123', 'false or "true"', '123 or true'],
    ...['"true" or true', '123 or false', '"true" or false', '"true" or "true"', '0 or 0'],
  ],
  '0066-feel-negation': ['not(0)', 'not(1)', 'not("true")'],
};

type Case = { expression: string; verdict: Verdict };

function casesOf(suite: string): readonly Case[] {
  const read = (name: string) => readFileSync(path.join(import.meta.dirname, 'dmn-tck', name), 'utf8');
  const expressions = new Map(
    [...read(`${suite}.dmn`).matchAll(/<decision name="(\w+)"[\s\S]*?<text>(.*?)<\/text>/g)].map(
      ([, name, text]) => [name ?? '', text ?? ''],
    ),
  );
  const results = read(`${suite}-test-01.xml`).matchAll(
    /<resultNode (?:errorResult="true" )?name="(\w+)"[\s\S]*?<value xsi:(?:nil="true"|type="xsd:boolean">(true|false))/g,
  );
  return [...results].map(([, name, value]) => ({
    expression: expressions.get(name ?? '') ?? '',
    verdict: value === undefined ? 'unknown' : value === 'true' ? 'met' : 'unmet',
  }));
}

function factOf(operand: string): FactValue {
  if (operand === 'null') return { kind: 'unknown' };
  if (operand === 'true' || operand === 'false') return { kind: 'flag', value: operand === 'true' };
  if (operand.startsWith('"')) return { kind: 'values', values: [operand] };
  return { kind: 'range', lo: Number(operand), hi: Number(operand) };
}

function ruleOf(expression: string): { rule: Rule; read: FactReader } {
  const is = (fact: string): Rule => ({ id: fact, op: 'is', fact });
  const negated = /^not\((.*)\)$/.exec(expression)?.[1];
  if (negated !== undefined)
    return { rule: { id: 'rule', op: 'not', of: is('left') }, read: () => factOf(negated) };
  const [, left = '', word, right = ''] = /^(\S+) (and|or) (\S+)$/.exec(expression) ?? [];
  if (!word) throw new RangeError(`cannot read ${expression}`);
  const rule: Rule = { id: 'rule', op: word === 'and' ? 'all' : 'any', of: [is('left'), is('right')] };
  return { rule, read: (fact) => factOf(fact === 'left' ? left : right) };
}

describe.each(SUITES)('DMN %s', (suite) => {
  const cases = casesOf(suite);
  const left = NOT_REPRESENTABLE[suite] ?? [];

  it('is read whole', () => {
    expect(cases.map(({ expression }) => expression)).toEqual(expect.arrayContaining([...left]));
    expect(cases).toHaveLength(suite === '0066-feel-negation' ? 6 : 19);
  });

  it.each(cases.filter(({ expression }) => !left.includes(expression)))('$expression is $verdict', (one) => {
    const { rule, read } = ruleOf(one.expression);
    expect(evaluate(rule, read).verdict).toBe(one.verdict);
  });

  it.each(left)('%s is refused: an operand is no truth value', (expression) => {
    const { rule, read } = ruleOf(expression);
    expect(() => evaluate(rule, read)).toThrow(RangeError);
  });
});
