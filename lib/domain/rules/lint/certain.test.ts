import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf, everyCase, everyCaseAndUntold } from '../domains/worlds.fixture';
import { evaluate } from '../evaluate';
import { nodesOf, resolve, type WrittenRule } from '../language';
import type { FactReader, Rule } from '../types';
import { AS_OF, between, found, group, libraryOf, told, under } from './lint.fixture';
import { replaced } from './replace';
import { written } from './written.fixture';

const WHOLE = { employees: { kind: 'number', power: 'do', questions: ['q'], whole: true, min: 0 } } as const;

describe('what cannot be met', () => {
  it('names the innermost node and the parts that exclude one another', () => {
    const rule = group(
      'all',
      'r',
      under('a', ['C']),
      group('all', 'g', between('low', 10, null), under('b', ['10']), between('high', null, 9)),
    );
    expect(found(rule)).toMatchObject([
      {
        ...{ code: 'contradiction', node: 'g', severity: 'error', values: { parts: ['low', 'high'] } },
        mend: { code: 'move_limit', values: { side: 'both', low: 'low', below: 9, high: 'high', above: 10 } },
      },
    ]);
  });

  it('is an error where everybody meets what is denied, unless it is denied once more', () => {
    const either = group('any', 'e', between('x', null, 5), between('y', 3, null));
    const nobody: WrittenRule = { id: 'not', op: 'not', of: either };
    const severities = (rule: WrittenRule) =>
      found(rule).map(({ code, severity, node }) => [code, severity, node]);
    expect(severities(group('all', 'r', under('a', ['C']), nobody))).toEqual([
      ['contradiction', 'error', 'not'],
    ]);
    expect(severities({ id: 'r', op: 'not', of: nobody })).toEqual([['contradiction', 'warning', 'not']]);
  });

  it('is an error where linked entities are asked for that nobody can be, unless none is as good', () => {
    const none = group('all', 'w', between('low', 10, null, 'share'), between('high', null, 9, 'share'));
    const linked = (min: number | null, max: number | null): WrittenRule => ({
      ...{ id: 'l', op: 'linked', fact: 'owners', where: none, min, max },
    });
    const severities = (rule: WrittenRule) => found(rule).map(({ severity, node }) => [severity, node]);
    expect(severities(linked(1, null))).toEqual([['error', 'w']]);
    expect(severities(group('all', 'r', under('a', ['C']), linked(2, 3)))).toEqual([['error', 'w']]);
    expect(severities(linked(null, 0))).toEqual([['warning', 'w']]);
    expect(severities(group('any', 'r', under('a', ['C']), linked(1, null)))).toEqual([['warning', 'w']]);
  });

  it('is that a fact is not known, and within limits', () => {
    const untold: WrittenRule = { id: 'u', op: 'not', of: { id: 'e', op: 'exists', fact: 'employees' } };
    const few = between('few', null, 9);
    const codes = (rule: WrittenRule) =>
      found(rule).map(({ code, severity, node }) => [code, severity, node]);
    expect(codes(group('all', 'r', untold, few))).toEqual([['contradiction', 'error', 'r']]);
    expect(codes(group('all', 'r', untold, { id: 'n', op: 'not', of: few }))).toEqual([
      ['contradiction', 'error', 'r'],
    ]);
    expect(codes(group('all', 'r', under('a', ['C']), group('all', 'g', untold, few)))).toEqual([
      ['contradiction', 'error', 'g'],
    ]);
    expect(codes(group('any', 'r', under('a', ['C']), group('all', 'g', untold, few)))).toEqual([
      ['contradiction', 'warning', 'g'],
    ]);
    // Not known, or within the limits: each firm that has not answered meets the first.
    expect(codes(group('any', 'r', untold, few))).toEqual([]);
    expect(codes(group('all', 'r', untold, between('other', null, 9, 'revenue')))).toEqual([]);
  });

  it('is not that a fact is not known beside a zone of any code, or one of none', () => {
    const zones = { all: { codes: ['*'] }, none: { codes: ['*'], except: ['*'] } };
    const untold: WrittenRule = { id: 'u', op: 'not', of: { id: 'e', op: 'exists', fact: 'isic' } };
    const beside = (zone: string) =>
      told(found(group('all', 'r', untold, under('x', [zone, 'C'])), { library: libraryOf({ zones }) }));
    // What holds whatever the answer holds without one.
    expect(beside('zone:all')).not.toContain('contradiction r');
    expect(beside('zone:none')).toContain('contradiction r');
  });

  it('is more members of a set than there are codes for it', () => {
    const facts = {
      held: { kind: 'set', power: 'do', questions: ['q'], values: ['a', 'b'], retired: { c: null } },
      free: { kind: 'set', power: 'do', questions: ['q'] },
    } as const;
    const count = (fact: string, relation: '>' | '>=', value: number): WrittenRule => ({
      ...{ id: 'x', op: 'compare', left: { term: 'count', fact }, relation },
      right: { term: 'number', value },
    });
    const codes = (rule: WrittenRule) => found(rule, { facts }).map(({ code }) => code);
    expect(codes(count('held', '>', 3))).toEqual(['contradiction']);
    // A code that is no longer given may still be held.
    expect(codes(count('held', '>=', 3))).toEqual([]);
    expect(codes(count('free', '>', 300))).toEqual([]);
  });

  it('is a warning in a choice, where it can be taken away', () => {
    const rule = group(
      'any',
      'r',
      under('a', ['C']),
      group('all', 'g', between('low', 10, null), between('high', null, 9)),
    );
    expect(found(rule)).toMatchObject([
      {
        code: 'contradiction',
        node: 'g',
        severity: 'warning',
        mend: { code: 'remove', replacement: { with: null, effect: 'same' } },
      },
    ]);
  });

  it('proposes a choice where lists exclude one another', () => {
    const listed = (id: string, value: string): WrittenRule => ({ id, op: 'equals', fact: 'form', value });
    const rule = group('all', 'r', listed('a', 'cooperative'), listed('b', 'company'));
    expect(found(rule)).toMatchObject([
      {
        code: 'contradiction',
        node: 'r',
        mend: { code: 'any_instead', replacement: { with: { op: 'any' }, effect: 'repaired' } },
      },
    ]);
  });

  it('looks into rules about linked entities', () => {
    const where = group('all', 'w', between('low', 10, null), between('high', null, 9));
    const rule: WrittenRule = { id: 'r', op: 'linked', fact: 'owners', where, min: 1, max: null };
    expect(told(found(rule))).toEqual(['contradiction w']);
  });
});

describe('what cannot be met is told once', () => {
  const level = (id: string, min: number) => between(id, min, null, 'level');
  const asked = { kind: 'number', power: 'do', questions: ['q'] } as const;
  const facts = { level: { ...asked, min: 0, max: 4 }, employees: asked };

  it.each<[string, WrittenRule, readonly string[]]>([
    [
      'in groups within groups',
      group('all', 'r', group('all', 'a', group('any', 'b', level('x', 5))), between('n', 1, null)),
      ['contradiction x'],
    ],
    [
      'where so many are asked for that the others do not suffice',
      { id: 'r', op: 'atLeast', count: 2, of: [level('x', 5), level('y', 6), between('n', 1, null)] },
      ['contradiction x', 'contradiction y'],
    ],
    [
      'where an exception cannot be met either',
      { id: 'r', op: 'unless', of: level('x', 5), except: level('y', 6) },
      ['contradiction x', 'contradiction y'],
    ],
    [
      'behind criteria and what is turned around',
      group('all', 'r', {
        ...{ id: 'c', op: 'criterion', kind: 'hard' },
        of: { id: 'not', op: 'not', of: between('x', 0, 4, 'level') },
      }),
      ['contradiction not'],
    ],
    [
      'where it denies parts of which everybody meets one',
      group('all', 'r', between('n', 1, null), {
        ...{ id: 'not', op: 'not' },
        of: group('any', 'a', between('x', null, 5), between('y', 3, null)),
      }),
      ['contradiction not'],
    ],
  ])('%s', (_, rule, expected) => {
    expect(told(found(rule, { facts }))).toEqual(expected);
  });

  it('on any rule: none lies in another that is told too', () => {
    fc.assert(
      fc.property(written, (rule) => {
        const nodes = found(rule).flatMap(({ code, node }) => (code === 'contradiction' ? [node] : []));
        expect(nodes).toEqual([...new Set(nodes)]);
        const inner = nodesOf(rule)
          .filter(({ id, op }) => nodes.includes(id) && op !== 'linked' && op !== 'compare')
          .flatMap((node) => nodesOf(node).slice(1));
        expect(inner.filter(({ id }) => nodes.includes(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what cannot fail', () => {
  it('is told even though it stays open while the answer is not known', () => {
    const split = group('any', 'split', between('below', null, 4), between('above', 5, null));
    const rule = group('all', 'r', under('a', ['C']), split);
    expect(
      found(rule, {
        facts: { ...WHOLE, isic: { kind: 'code', power: 'fixed', questions: ['q'], hierarchy: 'sector' } },
      }),
    ).toMatchObject([
      {
        code: 'tautology',
        node: 'split',
        severity: 'warning',
        mend: { code: 'remove', replacement: { effect: 'same' } },
      },
    ]);
    expect(told(found(rule))).toEqual([]);
  });

  it('is not told of a criterion that only tells', () => {
    const informative: WrittenRule = { id: 'i', op: 'criterion', kind: 'informative', of: under('a', ['C']) };
    expect(found(group('all', 'r', informative, between('n', 1, 9)))).toEqual([]);
    const idle: WrittenRule = { ...informative, of: between('none', null, null) };
    expect(told(found(group('all', 'r', idle, between('n', 1, 9))))).toEqual(['tautology none']);
  });
});

describe('what makes no difference', () => {
  it('names the later of two parts that say the same', () => {
    const rule = group(
      'all',
      'r',
      under('first', ['10', '11']),
      between('n', 1, 9),
      under('second', ['11', '10']),
    );
    expect(found(rule)).toMatchObject([
      {
        code: 'repeats',
        node: 'second',
        values: { by: ['first'] },
        mend: { code: 'remove', replacement: { effect: 'same' } },
      },
    ]);
  });

  it('names the wider part of an all and the narrower part of a choice', () => {
    expect(found(group('all', 'r', between('narrow', 10, 49), between('wide', 5, 250)))).toMatchObject([
      { code: 'implied', node: 'wide', values: { by: ['narrow'] } },
    ]);
    expect(found(group('any', 'r', under('wide', ['C']), under('narrow', ['1010'])))).toMatchObject([
      { code: 'covered', node: 'narrow', values: { by: ['wide'] } },
    ]);
  });

  it('names a branch that what stands above it leaves no room for', () => {
    const branch = group('all', 'branch', under('textiles', ['13']), between('n', 10, null));
    const rule = group(
      'all',
      'r',
      under('food', ['10']),
      group('any', 'choice', branch, between('small', null, 9)),
    );
    expect(found(rule)).toMatchObject([
      { code: 'unreachable', node: 'branch', values: { by: ['food'] }, mend: { code: 'remove' } },
    ]);
  });

  it('needs several parts together where one does not do', () => {
    const a: WrittenRule = { id: 'a', op: 'is', fact: 'a' };
    const b: WrittenRule = { id: 'b', op: 'is', fact: 'b' };
    const both = group('any', 'either', { ...a, id: 'a2' }, { ...b, id: 'b2' });
    const rule = group('all', 'r', { id: 'n', op: 'not', of: a }, both, b);
    expect(told(found(rule))).toContain('implied b');
  });

  it.each<[string, readonly WrittenRule[], readonly string[]]>([
    [
      'within a part',
      [between('q', 5, null), group('all', 'p', between('x', 5, null), under('y', ['C']))],
      ['implied x'],
    ],
    [
      'within both parts',
      [
        group('all', 'q', between('z', 5, null), under('w', ['C'])),
        group('all', 'p', between('x', 5, null), { id: 'y', op: 'is', fact: 'f' }),
      ],
      ['implied x'],
    ],
  ])('is not told of two that are needed for one another: %s', (_, parts, expected) => {
    expect(told(found(group('all', 'r', ...parts)))).toEqual(expected);
  });

  it('sees through named predicates', () => {
    const library = { predicates: { industry: under('in', ['C']) }, parameters: {}, zones: {}, rates: [] };
    const rule = group('all', 'r', { id: 'use', op: 'use', predicate: 'industry' }, under('food', ['10']));
    expect(found(rule, { library })).toMatchObject([
      { code: 'implied', node: 'use', values: { by: ['food'] } },
    ]);
  });
});

/** Groups of a few limits of one fact, so that each part says something of the others. */
const tight = fc
  .array(
    fc.tuple(
      fc.constantFrom('all', 'any'),
      fc.array(fc.tuple(fc.constantFrom('n', 'm'), fc.nat(4)), { minLength: 1, maxLength: 3 }),
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((groups) =>
    groups.map(([op, limits], g) =>
      group(op, `g${g}`, ...limits.map(([fact, min], l) => between(`g${g}.${l}`, min, null, fact))),
    ),
  );

/** Every two numbers that the limits can tell apart. */
const PAIRS = [-1, 0, 1, 2, 3, 4].flatMap((n, _, all) =>
  all.map(
    (m): FactReader =>
      (fact) => {
        const value = fact === 'n' ? n : m;
        return { kind: 'range', lo: value, hi: value };
      },
  ),
);

function plain(rule: WrittenRule): Rule {
  const resolution = resolve(rule, { ruleId: 'R', asOf: AS_OF });
  if (!resolution.ok) throw new Error('not readable');
  return resolution.rule;
}

function nodeIn(rule: Rule, id: string): Rule | null {
  if (rule.id === id) return rule;
  const parts = 'of' in rule ? (Array.isArray(rule.of) ? rule.of : [rule.of]) : [];
  return parts.map((part) => nodeIn(part, id)).find((one) => one !== null) ?? null;
}

it('is never wrong on any rule, in any case of a small world', () => {
  fc.assert(
    fc.property(written, (rule) => {
      const whole = plain(rule);
      fc.pre(casesOf([whole]) <= 20_000);
      const cases = everyCase([whole]);
      const verdicts = (of: Rule, among = cases) => among.map((read) => evaluate(of, read).verdict);
      const untold = nodesOf(rule).some(({ op }) => op === 'exists') ? everyCaseAndUntold([whole]) : cases;
      for (const finding of found(rule)) {
        const node = nodeIn(whole, finding.node);
        if (!node) continue;
        if (finding.code === 'contradiction') expect(verdicts(node, untold)).not.toContain('met');
        if (finding.code === 'tautology') expect(new Set(verdicts(node))).toEqual(new Set(['met']));
        const change = finding.mend?.replacement;
        if (change?.effect !== 'same') continue;
        const mended = replaced(rule, finding.node, change.with);
        expect(mended).not.toBeNull();
        if (mended) expect(verdicts(plain(mended))).toEqual(verdicts(whole));
      }
    }),
    { numRuns: 500 },
  );
});

/** What is mended by `certainFindings`; the other checks look at one node each. */
const JUDGED: ReadonlySet<string> = new Set('tautology repeats implied covered unreachable'.split(' '));

it('can take away all it calls idle at once, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom('all', 'any'), tight), ([op, parts]) => {
      const rule = group(op, 'r', ...parts);
      const verdicts = (of: WrittenRule) => PAIRS.map((read) => evaluate(plain(of), read).verdict);
      const mended = found(rule)
        .filter(({ code, mend }) => JUDGED.has(code) && mend?.replacement?.with === null)
        .reduce((left, { node }) => replaced(left, node, null) ?? left, rule);
      expect(verdicts(mended)).toEqual(verdicts(rule));
    }),
    { numRuns: 300 },
  );
});

it('is tried on rules that have such faults', () => {
  const drawn = fc.sample(written, { seed: 1, numRuns: 600 });
  const codes = new Set(drawn.flatMap((rule) => found(rule).map(({ code }) => code)));
  for (const code of ['contradiction', 'tautology', 'implied']) expect([...codes]).toContain(code);
});
