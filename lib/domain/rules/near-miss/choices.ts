import type { Rule, Term } from '../types';

type Compare = Extract<Rule, { op: 'compare' }>;
type Choose = Extract<Term, { term: 'choose' }>;

/** One case of every `choose` of a comparison: the conditions that decide for it, and the comparison of what is chosen. */
type Choice = { when: readonly { rule: Rule; holds: boolean }[]; leaf: Compare };
type Chosen = { when: Choice['when']; term: Term };

const MOST_CHOICES = 32;

/** In: a comparison. Out: what it comes to in each case of the `choose` terms in it; null where they are too many to list, nothing where there are none. */
export function choicesOf(leaf: Compare): readonly Choice[] | null {
  const [left, right] = [chosenIn(leaf.left), chosenIn(leaf.right)];
  if (!left || !right || left.length * right.length > MOST_CHOICES) return null;
  if (left.length * right.length === 1 && !hasChoose(leaf.left) && !hasChoose(leaf.right)) return [];
  return left.flatMap((one) =>
    right.map((other) => ({
      when: [...one.when, ...other.when],
      leaf: { ...leaf, left: one.term, right: other.term },
    })),
  );
}

/** In: a rule. Out: whether a comparison in it has more cases than can be listed. */
export function hasTooManyChoices(rule: Rule): boolean {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.of.some(hasTooManyChoices);
    case 'not':
      return hasTooManyChoices(rule.of);
    case 'compare': {
      const choices = choicesOf(rule);
      return !choices || choices.some(({ when }) => when.some((one) => hasTooManyChoices(one.rule)));
    }
    default:
      return false;
  }
}

function hasChoose(term: Term): boolean {
  switch (term.term) {
    case 'choose':
      return true;
    case 'sum':
      return term.of.some(hasChoose);
    case 'ratio':
      return hasChoose(term.of) || hasChoose(term.by);
    default:
      return false;
  }
}

function chosenIn(term: Term): readonly Chosen[] | null {
  switch (term.term) {
    case 'choose':
      return casesOf(term);
    case 'sum':
      return together(term.of, (of) => ({ term: 'sum', of }));
    case 'ratio':
      return together([term.of, term.by], ([of = term.of, by = term.by]) => ({ term: 'ratio', of, by }));
    default:
      return [{ when: [], term }];
  }
}

/** A case counts where it holds and none before it does. */
function casesOf({ cases, otherwise }: Choose): readonly Chosen[] | null {
  const found: Chosen[] = [];
  const denied: { rule: Rule; holds: boolean }[] = [];
  for (const { when, value } of [...cases, { when: null, value: otherwise }]) {
    const inner = chosenIn(value);
    if (!inner || found.length + inner.length > MOST_CHOICES) return null;
    const decides = when ? [...denied, { rule: when, holds: true }] : [...denied];
    found.push(...inner.map((one) => ({ when: [...decides, ...one.when], term: one.term })));
    if (when) denied.push({ rule: when, holds: false });
  }
  return found;
}

/** Every combination of the cases of several terms. */
function together(terms: readonly Term[], make: (of: readonly Term[]) => Term): readonly Chosen[] | null {
  let found: readonly { when: Choice['when']; of: readonly Term[] }[] = [{ when: [], of: [] }];
  for (const term of terms) {
    const next = chosenIn(term);
    if (!next || found.length * next.length > MOST_CHOICES) return null;
    found = found.flatMap((one) =>
      next.map((other) => ({ when: [...one.when, ...other.when], of: [...one.of, other.term] })),
    );
  }
  return found.map(({ when, of }) => ({ when, term: make(of) }));
}
