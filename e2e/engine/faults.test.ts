import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { addMonths } from '@/lib/domain/dates';
import { evaluate, type FactReader, type FactValue, type Rule } from '@/lib/domain/rules';
import { type FuzzRule, randomRound, readAgain } from './cases';
import { type Engine, explaining, oracle } from './engines';
import { readerOf } from './firms';
import { hold } from './hold';
import { createOracle } from './oracle/tables';
import { randomFrom } from './random';
import { ruleLines } from './rule-lines';
import { inWords } from './words';

const { sql } = await withTestDatabase();
await createOracle(sql);

const SEED = 20;
const MINUTE = 60_000;

/** What may go wrong in an engine, as a change of the rule or of what it reads. */
type ChangeRule = (rule: FuzzRule) => Rule;
type ChangeReader = (read: FactReader) => FactReader;
type Fault = { name: string; rule?: ChangeRule; read?: ChangeReader };

function withFault({ name, rule = ({ plain }) => plain, read = (same) => same }: Fault): Engine {
  return {
    name: `engine that ${name}`,
    decide: async ({ rules, firms }) =>
      rules.map((one) => {
        const changed = rule(one);
        return firms.map((firm) => evaluate(changed, read(readerOf(firm))).verdict);
      }),
  };
}

function changeFacts(change: (fact: FactValue, key: string) => FactValue): ChangeReader {
  return (read) => (key) => change(read(key), key);
}

/** In: a change of one node. Out: the change of every node that is not inside a term or a linked entity. */
function changeNodes(change: (rule: Rule) => Rule): ChangeRule {
  const every = (rule: Rule): Rule => {
    if (rule.op === 'all' || rule.op === 'any' || rule.op === 'atLeast')
      return change({ ...rule, of: rule.of.map(every) });
    return change(rule.op === 'not' ? { ...rule, of: every(rule.of) } : rule);
  };
  return ({ plain }) => every(plain);
}

const faults: readonly Fault[] = [
  {
    name: 'takes an unknown set for an empty one',
    read: changeFacts((fact, key) =>
      fact.kind === 'unknown' && key === 'standards' ? { kind: 'set', members: [] } : fact,
    ),
  },
  {
    name: 'takes what is not known for a no',
    read: changeFacts((fact, key) =>
      fact.kind === 'unknown' && key === 'exports' ? { kind: 'flag', value: false } : fact,
    ),
  },
  {
    name: 'takes a set known in part for the whole',
    read: changeFacts((fact) => (fact.kind === 'set' ? { kind: 'set', members: fact.members } : fact)),
  },
  {
    name: 'reads the lower end of an interval alone',
    read: changeFacts((fact, key) =>
      fact.kind === 'range' && key === 'employees' ? { ...fact, hi: fact.lo } : fact,
    ),
  },
  {
    name: 'forgets exceptions',
    rule: changeNodes((rule) => {
      if (rule.op !== 'under') return rule;
      const { except: _, ...rest } = rule;
      return rest;
    }),
  },
  {
    name: 'counts one part too few',
    rule: changeNodes((rule) =>
      rule.op === 'atLeast' && rule.count > 0 ? { ...rule, count: rule.count - 1 } : rule,
    ),
  },
  {
    name: 'takes the end of an open limit in',
    rule: changeNodes((rule) => {
      if (rule.op !== 'between') return rule;
      const { maxOpen: _, ...rest } = rule;
      return rest;
    }),
  },
  {
    name: 'reads a rule on the day of a month before',
    rule: (rule) =>
      rule.written
        ? readAgain({ ...rule, written: rule.written, asOf: addMonths(rule.asOf, -1) }).plain
        : rule.plain,
  },
];

const round = randomRound(randomFrom(SEED), { rules: 200, firms: 150 });
const asked = oracle(sql);
const told = await asked.decide(round);
/** What it says of the whole round is the same for every fault. */
const remembering: Engine = { ...asked, decide: async (one) => (one === round ? told : asked.decide(one)) };

describe('the oracle finds a fault, and the smallest case that shows it', () => {
  it.each(faults)(
    'of an engine that $name',
    async (fault) => {
      const { difference } = await hold(round, [withFault(fault), remembering]);
      if (!difference) throw new Error('not found');
      const { rule, firm } = difference;
      expect(ruleLines(rule.written ?? rule.plain).length).toBeLessThanOrEqual(3);
      expect(Object.keys(firm).length).toBeLessThanOrEqual(1);
      const words = inWords(difference, SEED);
      expect(words).toContain(`The engine that ${fault.name} says`);
      expect(words).toContain('The SQL oracle says');
    },
    5 * MINUTE,
  );

  it('that makes an engine give up, and names the rule', async () => {
    const givesUp: Engine = {
      name: 'engine that gives up',
      decide: async ({ rules, firms }) => {
        if (rules.some(({ plain }) => JSON.stringify(plain).includes('"ratio"')))
          throw new RangeError('no ratios');
        return rules.map(() => firms.map(() => 'met' as const));
      },
    };
    await expect(hold(round, [explaining, givesUp])).rejects.toThrow(
      /engine that gives up: no ratios[\s\S]*over \(/,
    );
  });

  it('and nothing where there is none', async () => {
    expect((await hold(round, [explaining, remembering])).difference).toBeNull();
  });
});
