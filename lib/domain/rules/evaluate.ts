import { NO_PARTS, NOTHING, shown } from './finding';
import { type GroupRule, groupFinding, groupReason, missingOf, partsOf } from './groups';
import { evaluateLeaf } from './leaves';
import { type Range, related, within } from './ranges';
import { entityReader, knownPart, turnedUnits, workOut } from './terms';
import type { FactReader, Finding, ReasonValues, Rule, Term } from './types';

type Op = Rule['op'];
type RuleByOp = { [K in Op]: Extract<Rule, { op: K }> };
type RuleOf<K extends Op> = { [P in K]: { op: P } & RuleByOp[P] }[K];
type Evaluators = { readonly [K in Op]: (rule: RuleOf<K>, read: FactReader) => Finding };

const evaluators: Evaluators = {
  all: evaluateGroup,
  any: evaluateGroup,
  not: evaluateGroup,
  atLeast: evaluateGroup,
  in: evaluateLeaf,
  under: evaluateLeaf,
  between: evaluateLeaf,
  intersects: evaluateLeaf,
  contains: evaluateLeaf,
  reaches: evaluateLeaf,
  is: evaluateLeaf,
  exists: evaluateLeaf,
  compare: evaluateCompare,
  happened: evaluateLeaf,
  linked: evaluateLinked,
};

/** In: a plain rule and what is known. Out: the verdict as a tree that explains itself; it is the meaning of the language. */
export function evaluate<K extends Op>(rule: RuleOf<K>, read: FactReader): Finding {
  return evaluators[rule.op](rule, read);
}

function evaluateGroup(rule: GroupRule, read: FactReader): Finding {
  const parts = partsOf(rule).map((part) => evaluate(part, read));
  return groupFinding(rule, groupReason(rule), parts);
}

/** Both sides are worked out as if they varied apart from one another. */
function evaluateCompare(rule: RuleByOp['compare'], read: FactReader): Finding {
  const left = workOut(rule.left, read, evaluate);
  const right = workOut(rule.right, read, evaluate);
  const verdict = related(left, rule.relation, right);
  const missing = verdict === 'unknown' ? [...new Set([...left.missing, ...right.missing])] : NOTHING;
  const { lo, hi } = left;
  const values = {
    relation: rule.relation,
    ...{ lo: shown(lo), hi: shown(hi), rightLo: shown(right.lo), rightHi: shown(right.hi) },
    ...soFar(rule, { left, right }, read),
    ...turnedIn([...turnedUnits(rule.left, read), ...turnedUnits(rule.right, read)]),
  };
  return { node: rule.id, verdict, reason: { code: 'rule.compare', values }, missing, parts: NO_PARTS };
}

/** What is known of a side of which nothing else can be told. */
function soFar(
  rule: RuleByOp['compare'],
  { left, right }: { left: Range; right: Range },
  read: FactReader,
): ReasonValues {
  const of = (side: Term, { lo, hi }: Range) =>
    lo === -Infinity && hi === Infinity ? knownPart(side, read, evaluate) : null;
  const [own, other] = [of(rule.left, left), of(rule.right, right)];
  return {
    ...(own && { knownLo: own.lo, knownHi: own.hi }),
    ...(other && { rightKnownLo: other.lo, rightKnownHi: other.hi }),
  };
}

function turnedIn(pairs: readonly string[]): ReasonValues {
  return pairs.length > 0 ? { turned: [...new Set(pairs)] } : {};
}

function evaluateLinked(rule: RuleByOp['linked'], read: FactReader): Finding {
  const fact = read(rule.fact);
  if (fact.kind !== 'entities' && fact.kind !== 'unknown')
    throw new RangeError(`${rule.id}: linked cannot read ${rule.fact}, which is of kind ${fact.kind}`);
  const parts =
    fact.kind === 'unknown' ? NO_PARTS : fact.entities.map((one) => evaluate(rule.where, entityReader(one)));
  const isOpen = fact.kind === 'unknown' || fact.open === true;
  const lo = parts.filter(({ verdict }) => verdict === 'met').length;
  const hi = isOpen ? Infinity : parts.filter(({ verdict }) => verdict !== 'unmet').length;
  const values = { fact: rule.fact, min: rule.min ?? '', max: rule.max ?? '', lo, hi: shown(hi) };
  const inner = missingOf(parts).map((key) => `${rule.fact}.${key}`);
  const verdict = within({ lo, hi }, rule);
  const missing = verdict !== 'unknown' ? NOTHING : isOpen ? [rule.fact, ...inner] : inner;
  return { node: rule.id, verdict, reason: { code: 'rule.linked', values }, missing, parts };
}
