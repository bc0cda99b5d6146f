import type { RuleLibrary, WrittenRule, WrittenTerm } from '../language';
import { unitsOfTerms } from '../language/term-units';
import { byHand, type Subject } from './mending';
import type { NodeFinding } from './types';

type Parameters = RuleLibrary['parameters'];

/** In: a node. Out: that it compares a count, or a share, with an amount: such numbers have no unit. */
export function bareNumbers(node: WrittenRule, { setting }: Subject): readonly NodeFinding[] {
  if (node.op !== 'compare') return [];
  const { parameters } = setting.library;
  const sides = [node.left, node.right];
  const [unit] = unitsOfTerms(sides, parameters);
  if (unit === undefined || !sides.some((side) => hasBare(side, parameters))) return [];
  return [{ node: node.id, code: 'bare_number', values: { unit }, mend: byHand('drop_unit', { unit }) }];
}

function hasBare(term: WrittenTerm, parameters: Parameters): boolean {
  switch (term.term) {
    case 'count':
      return true;
    case 'ratio':
      return isShare(term.of, term.by, parameters);
    case 'sum':
      return term.of.some((part) => hasBare(part, parameters));
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise].some((one) =>
        hasBare(one, parameters),
      );
    default:
      return false;
  }
}

/** Amounts in one unit, divided by one another. */
function isShare(of: WrittenTerm, by: WrittenTerm, parameters: Parameters): boolean {
  const [above, below] = [unitsOfTerms([of], parameters)[0], unitsOfTerms([by], parameters)[0]];
  return above !== undefined && above === below;
}
