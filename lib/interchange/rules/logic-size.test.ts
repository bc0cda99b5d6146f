import { describe, expect, it } from 'vitest';
import { runRules } from './testing/run';

type Branch = (index: number) => unknown;
const staff = { var: 'firm.employees' };
const isExactly: Branch = (index) => ({ '==': [staff, index] });
const BRANCHES: Readonly<Record<string, Branch>> = {
  yes: () => true,
  no: () => false,
  either: (index) => index % 3 === 0,
  conditions: (index) => ({ '<=': [staff, index] }),
};

/** A choice of so many tests in one list, each followed by what then counts. */
function choiceOf(pairs: number, branch: Branch): unknown {
  return { if: [...Array.from({ length: pairs }, (_, at) => [isExactly(at), branch(at)]).flat(), true] };
}

const args = ['import', '--from', 'jsonlogic', 'l.json', '--out', 'rules.json'];

describe.each(Object.entries(BRANCHES))('a choice of many tests, each followed by %s', (_, branch) => {
  it('is taken over only where the other commands can read what comes of it', () => {
    const taken = [1, 2, 20, 45, 46, 47, 48, 49, 50, 51, 52, 60, 120, 300].filter((pairs) => {
      const { code, files } = runRules({ 'l.json': choiceOf(pairs, branch) }, args);
      if (code !== 0) return false;
      const read = runRules({ 'rules.json': files['rules.json'] }, [
        'export',
        '--to',
        'jsonlogic',
        'rules.json',
      ]);
      expect([pairs, read.err]).toEqual([pairs, expect.not.stringContaining('nested too deeply')]);
      expect([pairs, read.code]).toEqual([pairs, 0]);
      return true;
    });
    expect(taken).toEqual(expect.arrayContaining([1, 2, 20, 45]));
  });
});

it.each([60, 300, 400, 20_000])('refuses a choice of %i tests by its node, where it stands', (pairs) => {
  const logic = { and: [{ '>=': [staff, 1] }, choiceOf(pairs, isExactly)] };
  const { code, err } = runRules({ 'l.json': JSON.stringify(logic, null, 1) }, args);
  // The choice stands in the line after the eight of the first one, which begins in the third condition.
  expect([code, err.trim().split('\n')]).toEqual([
    1,
    ['l.json:11:3 Rule l, at /and/1: this is nested too deeply, or the rule is too large. [too_deep]'],
  ]);
});

it('refuses choices within choices that are too deep together', () => {
  const within = (inner: unknown) => ({
    if: [...Array.from({ length: 18 }, (_, at) => [isExactly(at), false]).flat(), inner],
  });
  const three = within(within(within(isExactly(1))));
  expect(runRules({ 'l.json': within(within(isExactly(1))) }, args).code).toBe(0);
  const { code, err } = runRules({ 'l.json': three }, args);
  expect(code).toBe(1);
  expect(err).toContain('[too_deep]');
});

/** Each reads what stands in it twice: so many of them would take minutes, read to the end. */
const NESTED: Readonly<Record<string, (inner: unknown) => unknown>> = {
  choices: (inner) => ({ if: [inner, isExactly(2), isExactly(3)] }),
  'questions on all of a list': (inner) => ({ all: [{ var: 'owners' }, inner] }),
};

it.each(Object.entries(NESTED))('reads %s within one another no further than a rule can be', (_, around) => {
  const levels = Array.from({ length: 24 });
  const logic = levels.reduce<unknown>(around, isExactly(1));
  const number = { kind: 'number', power: 'do', questions: [] };
  const facts = levels.reduce<object>(
    (of) => ({ 'firm.employees': number, owners: { kind: 'entities', power: 'fixed', questions: [], of } }),
    { 'firm.employees': number },
  );
  const files = { 'l.json': { and: [logic, logic, logic] }, 'f.json': facts };
  const { code, err } = runRules(files, [...args, '--facts', 'f.json']);
  expect(code).toBe(1);
  expect(err).toContain('this is nested too deeply, or the rule is too large. [too_deep]');
});

const MANY = Array.from({ length: 2000 }, (_, index) => index);
const WIDE: Readonly<Record<string, unknown>> = {
  'numbers of a list': { in: [staff, MANY] },
  'codes of a list': { in: [{ var: 'form' }, MANY.map(String)] },
  'codes that a set is asked for': { some: [{ var: 'standards' }, { in: [{ var: '' }, MANY.map(String)] }] },
  'facts that may be missing': { missing: MANY.map(() => 'firm.employees') },
  'facts of which some may be missing': { missing_some: [1, MANY.map(() => 'firm.employees')] },
  'parts of a sum': { '==': [{ '+': MANY.map(() => staff) }, 1] },
};

describe.each(Object.entries(WIDE))('%s', (_, wide) => {
  const one = { power: 'do', questions: [] };
  const files = {
    'f.json': {
      'firm.employees': { ...one, kind: 'number' },
      form: { ...one, kind: 'code' },
      standards: { ...one, kind: 'set' },
    },
  };
  const taken = (logic: unknown) => runRules({ ...files, 'l.json': logic }, [...args, '--facts', 'f.json']);

  it('are counted as often as they are read', () => {
    const logic = Array.from({ length: 12 }).reduce<unknown>(NESTED.choices ?? String, wide);
    const { code, err } = taken(logic);
    expect(code).toBe(1);
    expect(err).toContain('this is nested too deeply, or the rule is too large. [too_deep]');
  });

  it('are taken over where they are read once', () => {
    expect(taken(wide).code).toBe(0);
  });
});
