import fc from 'fast-check';
import type { Rule, Term } from './types';

/** A comparison, or the same written the other way round. */
export function compared(left: Term, relation: '<' | '<=' | '=', right: Term, isTurned: boolean): Rule {
  const turned = ({ '<': '>', '<=': '>=', '=': '=' } as const)[relation];
  if (isTurned) return { id: 'r', op: 'compare', left: right, relation: turned, right: left };
  return { id: 'r', op: 'compare', left, relation, right };
}

/** A side of a comparison that may be no limit, alone or as one of several cases. */
export function side(noLimit: number, term: fc.Arbitrary<Term>, own: fc.Arbitrary<Term>): fc.Arbitrary<Term> {
  return fc.oneof(
    { maxDepth: 2 },
    term,
    term,
    fc.constant<Term>({ term: 'number', value: noLimit }),
    chosenOf(own),
  );
}

export function chosenOf(own: fc.Arbitrary<Term>): fc.Arbitrary<Term> {
  return fc.tuple(fc.constantFrom('a', 'b'), own, own).map(
    ([fact, value, otherwise]): Term => ({
      ...{ term: 'choose', otherwise },
      cases: [{ when: { id: 'w', op: 'is', fact }, value }],
    }),
  );
}
