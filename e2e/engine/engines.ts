import { setImmediate as otherTurn } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { compileRules, evaluate, type Verdict } from '@/lib/domain/rules';
import type { FuzzRule, Round } from './cases';
import { type Firm, readerOf } from './firms';
import { askOracle } from './oracle/ask';
import { loadFirms, loadLibrary } from './oracle/tables';

/** Verdicts by rule and then by firm. */
export type Verdicts = readonly (readonly Verdict[])[];

/** One of those that must agree. */
export type Engine = { name: string; decide: (round: Round) => Promise<Verdicts> };

/** Rules a query of the oracle asks for at once. */
const RULES_PER_QUERY = 64;

/** The one that is the meaning of the language. */
export const explaining: Engine = {
  name: 'explaining evaluator',
  decide: ({ rules, firms }) => {
    const readers = firms.map(readerOf);
    return inTurns(rules, ({ plain }) => readers.map((read) => evaluate(plain, read).verdict));
  },
};

/** All rules made ready at once, one firm after another. */
export const fast: Engine = {
  name: 'fast evaluator',
  decide: async ({ rules, firms }) => {
    const compiled = compileRules(rules.map(({ plain }) => plain));
    const byFirm = await inTurns(firms, (firm) => compiled.verdicts(readerOf(firm)));
    return byRule(rules, byFirm);
  },
};

/** The meaning worked out once more, in a database. */
export function oracle(sql: Sql): Engine {
  const decide = async ({ library, rules, firms }: Round): Promise<Verdicts> => {
    const connection = await sql.reserve();
    try {
      // Compiling a query that runs once costs more than it saves.
      await connection.unsafe('set jit = off');
      await loadLibrary(connection, library);
      await loadFirms(connection, firms);
      const verdicts: (readonly Verdict[])[] = [];
      for (let first = 0; first < rules.length; first += RULES_PER_QUERY)
        verdicts.push(...(await askOracle(connection, rules.slice(first, first + RULES_PER_QUERY))));
      return verdicts;
    } finally {
      connection.release();
    }
  };
  return { name: 'SQL oracle', decide };
}

/** In: rows by firm. Out: the same by rule. */
export function byRule(rules: readonly FuzzRule[], byFirm: Verdicts): Verdicts {
  return rules.map((_, rule) => byFirm.map((verdicts) => verdicts[rule] ?? 'unknown'));
}

/** The database works meanwhile; it gets its next query as soon as it waits for one. */
async function inTurns<T, U>(list: readonly T[], work: (one: T) => U): Promise<readonly U[]> {
  const done: U[] = [];
  for (const one of list) {
    done.push(work(one));
    await otherTurn();
  }
  return done;
}

/** A round of one rule and one firm, as the shrinker tries it. */
export function only(rule: FuzzRule, firm: Firm): Round {
  return { library: rule.library, rules: [rule], firms: [firm] };
}
