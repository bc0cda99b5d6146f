import { NO_PARTS, NOTHING, shown } from './finding';
import { eventsOf, type LeafRule, leafVerdicts, type RuleOf, rangeOf } from './leaf-verdicts';
import type { FactReader, FactValue, Finding, Reason, ReasonValues, Verdict } from './types';

type LeafOp = LeafRule['op'];
type LeafOf<Op extends LeafOp> = { [K in Op]: { op: K } & RuleOf<K> }[Op];

/** In: a leaf and what is known. Out: its finding. Throws RangeError where the fact is not of the kind the leaf reads. */
export function evaluateLeaf(rule: LeafRule, read: FactReader): Finding {
  const fact = read(rule.fact);
  const verdict = leafVerdict(rule, fact);
  return {
    node: rule.id,
    verdict,
    reason: reasonFor(rule)(fact),
    missing: verdict === 'unknown' ? wouldSettle(rule, fact) : NOTHING,
    parts: NO_PARTS,
  };
}

/** In: a leaf and its fact. Out: its verdict. Throws RangeError where the fact is not of the kind the leaf reads. */
export function leafVerdict<Op extends LeafOp>(rule: LeafOf<Op>, fact: FactValue): Verdict {
  return leafVerdicts[rule.op](rule, fact);
}

/** In: a leaf. Out: what gives its reason for a fact: what is asked and what is given, whatever the id of the leaf. */
export function reasonFor(rule: LeafRule): (fact: FactValue) => Reason {
  const { fact: key } = rule;
  switch (rule.op) {
    case 'in':
    case 'intersects':
    case 'contains':
      return askedAndGiven(`rule.${rule.op}`, key, rule.values);
    case 'under':
    case 'reaches':
      return askedAndGiven(`rule.${rule.op}`, key, rule.codes);
    case 'between':
      return limitsAndRange(rule);
    case 'is':
    case 'exists': {
      const reason = { code: `rule.${rule.op}`, values: { fact: key } };
      return () => reason;
    }
    case 'happened':
      return (fact) => ({ code: 'rule.happened', values: happenedValues(rule, fact) });
  }
}

/** In: an undecided leaf and its fact. Out: the facts that would settle it: its own, or the rate its unit lacks. */
export function wouldSettle(rule: LeafRule, fact: FactValue): readonly string[] {
  if (rule.op !== 'between') return [rule.fact];
  const range = rangeOf(rule, fact);
  return ['rate' in range ? range.rate : rule.fact];
}

function askedAndGiven(code: string, key: string, asked: readonly string[]): (fact: FactValue) => Reason {
  return (fact) => ({ code, values: { fact: key, asked, given: given(fact) } });
}

function limitsAndRange(rule: RuleOf<'between'>): (fact: FactValue) => Reason {
  const { fact: key, unit } = rule;
  const [min, max] = [shown(rule.min ?? -Infinity), shown(rule.max ?? Infinity)];
  return (fact) => {
    const range = rangeOf(rule, fact);
    const lo = 'rate' in range ? '' : shown(range.lo);
    const hi = 'rate' in range ? '' : shown(range.hi);
    const values = { fact: key, min, max, lo, hi };
    if (unit === undefined) return { code: 'rule.between', values };
    return { code: 'rule.between', values: { ...values, unit, ...asGiven(fact, unit) } };
  };
}

/** What was said of an amount in another unit, which the range in the unit of the limits does not show. */
function asGiven(fact: FactValue, unit: string): ReasonValues {
  if (fact.kind !== 'range' || fact.unit === undefined || fact.unit === unit) return {};
  return { givenLo: shown(fact.lo), givenHi: shown(fact.hi), givenUnit: fact.unit };
}

function happenedValues(rule: RuleOf<'happened'>, fact: FactValue): ReasonValues {
  const { fact: key, codes, min, max } = rule;
  const { lo, hi } = eventsOf(rule, fact);
  return { fact: key, asked: codes, min: min ?? '', max: max ?? '', lo, hi: shown(hi) };
}

function given(fact: FactValue): readonly string[] {
  return fact.kind === 'values' ? fact.values : fact.kind === 'set' ? fact.members : NOTHING;
}
