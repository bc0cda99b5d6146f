import { evaluate } from '../evaluate';
import type { FactReader, FactValue, Finding, Reason, Rule, Verdict } from '../types';
import { type AtomTable, atomTable } from './atoms';
import { BITS, roomFor, type Verdicts, verdictOf } from './bits';
import { decider } from './decide';
import { explainer, type Known } from './explain';

const UNKNOWN: FactValue = { kind: 'unknown' };

/** A rule set made ready to be asked about one firm after another; what it says is what `evaluate` says. */
export type CompiledRules = {
  /** In: what is known of a firm. Out: the verdict of each rule, in their order. */
  verdicts: (read: FactReader) => readonly Verdict[];
  /** In: what is known of a firm. Out: the finding of each rule, in their order. */
  findings: (read: FactReader) => readonly Finding[];
};

/**
 * In: plain rules. Out: the same, many times faster for a firm than one by one. Asking throws RangeError where a rule
 * reads a fact as what it is not.
 */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const table = atomTable(rules);
  const decide = decider(rules, table.placeOf);
  const explain = explainer(rules, table.placeOf);
  // Used again for each firm, as it is of no use after the answer.
  const atoms = roomFor(table.size);
  return {
    verdicts: (read) => {
      writeVerdicts(table, read, atoms);
      return rules.map((_, rule) => verdictOf(decide(rule, atoms.bytes)));
    },
    findings: (read) => {
      const known = explained(table, remembering(read), atoms);
      return explain(known);
    },
  };
}

function writeVerdicts({ readings, rare }: AtomTable, firm: FactReader, atoms: Verdicts): void {
  // Readings ask for a fact once anyhow.
  const read = rare.length > 0 ? remembering(firm) : firm;
  let of: string | undefined;
  let value: FactValue = UNKNOWN;
  for (const { fact, column, first } of readings) {
    if (fact !== of) value = read(fact);
    of = fact;
    column(value, atoms, first);
  }
  for (const { rule, place } of rare) atoms.bytes[place] = BITS[evaluate(rule, read).verdict];
}

function explained({ size, readings, rare }: AtomTable, read: FactReader, atoms: Verdicts): Known {
  const reasons = new Array<Reason | undefined>(size);
  for (const { fact, column, first, reasons: makers } of readings) {
    const value = read(fact);
    column(value, atoms, first);
    for (let index = 0; index < makers.length; index += 1) reasons[first + index] = makers[index]?.(value);
  }
  const findings = new Map(rare.map(({ rule, place }) => [place, evaluate(rule, read)]));
  for (const [place, { verdict }] of findings) atoms.bytes[place] = BITS[verdict];
  return { atoms: atoms.bytes, reasons, findings, read };
}

/** Reads each fact once, however many conditions ask for it. */
function remembering(read: FactReader): FactReader {
  const facts = new Map<string, FactValue>();
  return (fact) => {
    const known = facts.get(fact) ?? read(fact);
    facts.set(fact, known);
    return known;
  };
}
