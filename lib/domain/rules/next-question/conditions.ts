import type { Rule, Term } from '../types';

/** A part of a rule that reads facts itself. */
export type Condition = Exclude<Rule, { op: 'all' | 'any' | 'not' | 'atLeast' }>;

/** In: a plain rule. Out: its conditions by each fact they read, those inside numbers worked out too. */
export function conditionsByFact(rule: Rule): ReadonlyMap<string, readonly Condition[]> {
  const found = new Map<string, Condition[]>();
  visit(rule, (fact, condition) => {
    const list = found.get(fact);
    if (list) list.push(condition);
    else found.set(fact, [condition]);
  });
  return found;
}

type Note = (fact: string, condition: Condition) => void;

function visit(rule: Rule, note: Note): void {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      for (const part of rule.of) visit(part, note);
      return;
    case 'not':
      visit(rule.of, note);
      return;
    case 'compare':
      for (const side of [rule.left, rule.right]) visitTerm(side, rule, note);
      return;
    default:
      note(rule.fact, rule);
  }
}

function visitTerm(term: Term, condition: Condition, note: Note): void {
  switch (term.term) {
    case 'number':
      return;
    case 'sum':
      for (const part of term.of) visitTerm(part, condition, note);
      return;
    case 'ratio':
      for (const part of [term.of, term.by]) visitTerm(part, condition, note);
      return;
    case 'choose':
      for (const { when, value } of term.cases) {
        visit(when, note);
        visitTerm(value, condition, note);
      }
      visitTerm(term.otherwise, condition, note);
      return;
    default:
      note(term.fact, condition);
  }
}
