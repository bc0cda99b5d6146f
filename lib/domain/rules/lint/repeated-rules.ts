import type { RuleDocument } from '../language';
import { byHand } from './mending';
import { placed } from './rule';
import type { LintFinding, Mend } from './types';

/** In: the rules of a catalogue. Out: those with the same id and version as an earlier one, or in force on the same day. */
export function repeatedRules(rules: readonly RuleDocument[]): readonly LintFinding[] {
  return rules.flatMap((document, place) => {
    const earlier = rules
      .slice(0, place)
      .find((other) => other.id === document.id && overlaps(other, document));
    if (!earlier) return [];
    const same = earlier.version === document.version;
    const values = { version: document.version, other: earlier.version, same: same ? 'yes' : 'no' };
    const versions = rules.filter(({ id }) => id === document.id).map(({ version }) => version);
    const mend = same
      ? byHand('next_version', { version: Math.max(...versions) + 1 })
      : endBefore(earlier, document);
    const finding = placed(document.id, { node: '', code: 'repeated_rule', values, mend });
    return [{ ...finding, document: place }];
  });
}

function overlaps(a: RuleDocument, b: RuleDocument): boolean {
  if (a.version === b.version) return true;
  const startsBeforeEnd = (one: RuleDocument, other: RuleDocument) =>
    !one.from || !other.to || one.from <= other.to;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

/** The one that begins first ends when the other begins. */
function endBefore(a: RuleDocument, b: RuleDocument): Mend {
  const [first, second] = (a.from ?? '') <= (b.from ?? '') ? [a, b] : [b, a];
  const day = first.from === second.from ? '' : (second.from ?? '');
  return byHand('end_before', { version: first.version, other: second.version, day });
}
