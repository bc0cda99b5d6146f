import { documentProblems, type FactCatalogue, type WrittenRule } from '@/lib/domain/rules';
import { JSON_DEPTH } from '../../schemas/limits';
import { comparison, orderedComparison } from './comparisons';
import { existence, knownFact } from './existence';
import { belowIn } from './hierarchy';
import {
  always,
  type Importing,
  type ImportRefusal,
  isLeftFor,
  below as levelsBelow,
  MOST_WORK,
  never,
  not,
  refused,
} from './import-context';
import { importTerm } from './import-terms';
import {
  isDeeper,
  isLiteral,
  isTruthy,
  type Json,
  type Operation,
  operationOf,
  type Place,
  placeOf,
  sizeOf,
  VALUE_OPERATIONS,
} from './json';
import { membership, quantified } from './lists';
import { truthOfVariable } from './truth';
import { under } from './under';

/**
 * The rule, or every node that cannot be said with exactly the same meaning. `rounded`: JSON pointers of sums and quotients,
 * which are rounded here and binary floating point there, so that what lies exactly on a limit can come out otherwise.
 * `below`: those of codes with others below them, which count here and not there.
 */
export type Import =
  | { ok: true; rule: WrittenRule; rounded?: readonly string[]; below?: readonly string[] }
  | { ok: false; refusals: readonly [ImportRefusal, ...ImportRefusal[]] };

const LONGEST_ID = 80;
const ROOT: Place = { path: '', id: 'r' };
/** A rule stands in a document, in the list of rules of its file. */
const ROOM = JSON_DEPTH - 3;

/**
 * In: a rule in JsonLogic and the facts it may name. Out: a rule with the same verdict on every firm of which all is
 * known, but for what it tells beside the rule; of the others it says unknown where JsonLogic would take null for an answer. Ids follow the place of a node.
 */
export function importJsonLogic(logic: Json, { facts }: { facts: FactCatalogue }): Import {
  const refusals: ImportRefusal[] = [];
  const refuse: Importing['refuse'] = ({ path }, code, name = '') => {
    // A node that is read twice is refused once.
    if (!refusals.some((one) => one.path === path && one.code === code)) refusals.push({ path, code, name });
  };
  const rounded = new Set<string>();
  const round: Importing['round'] = ({ path }) => rounded.add(path);
  const below = new Set<string>();
  const widen: Importing['widen'] = ({ path }) => below.add(path);
  const work = { left: MOST_WORK };
  const importing: Importing = { facts, room: ROOM, work, refuse, round, widen, condition, term: importTerm };
  const rule = top(logic, importing);
  // One that is too deep is too deep to be walked as well.
  if (work.left < 0 || isDeeper(rule, ROOM)) refuse(ROOT, 'too_deep');
  else for (const { code } of documentProblems({ rule }).slice(0, 1)) refuse(ROOT, 'too_deep', code);
  const [first, ...others] = refusals;
  if (first) return { ok: false, refusals: [first, ...others] };
  return {
    ...{ ok: true, rule },
    ...(rounded.size > 0 && { rounded: [...rounded] }),
    ...(below.size > 0 && { below: [...below] }),
  };
}

/** Data alone is no rule, yes and no excepted. */
function top(logic: Json, importing: Importing): WrittenRule {
  if (typeof logic === 'boolean' || operationOf(logic)) return condition(logic, ROOT, importing);
  return refused(ROOT, importing, 'not_a_condition');
}

function condition(value: Json, at: Place, importing: Importing): WrittenRule {
  const operation = operationOf(value);
  if (!isLeftFor(importing, 1, sizeOf(operation?.args ?? value))) return never(at.id);
  if (at.id.length > LONGEST_ID) return refused(at, importing, 'too_deep');
  const below = belowIn(value);
  if (below) return under(below, at, importing);
  if (operation) return operated(operation, value, at, importing);
  if (!isLiteral(value)) return refused(at, importing, 'not_a_condition');
  return isTruthy(value) ? always(at.id) : never(at.id);
}

function operated(operation: Operation, value: Json, at: Place, importing: Importing): WrittenRule {
  switch (operation.op) {
    case 'var':
      return truthOfVariable(value, at, importing);
    case 'and':
    case 'or':
      return group(operation, at, importing);
    case '!':
    case '!!':
      return negated(operation, at, importing);
    case 'if':
    case '?:':
      return chosen(operation, at, importing);
    case '==':
    case '===':
    case '!=':
    case '!==':
      return comparison(operation, at, importing);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return orderedComparison(operation, at, importing);
    case 'in':
      return membership(operation, at, importing);
    case 'some':
    case 'none':
    case 'all':
      return quantified(operation, at, importing);
    case 'missing':
    case 'missing_some':
      return existence(operation, at, importing);
    default:
      return refused(
        at,
        importing,
        VALUE_OPERATIONS.has(operation.op) ? 'no_condition' : 'unknown_operation',
        operation.op,
      );
  }
}

function group(operation: Operation, at: Place, importing: Importing): WrittenRule {
  // Without operands JsonLogic gives nothing at all, which is neither yes nor no.
  if (operation.args.length === 0) return refused(at, importing, 'wrong_operands', operation.op);
  const inner = levelsBelow(importing, 2);
  const of = operation.args.map((arg, index) => condition(arg, placeOf(at, operation, index), inner));
  return { id: at.id, op: operation.op === 'and' ? 'all' : 'any', of };
}

function negated(operation: Operation, at: Place, importing: Importing): WrittenRule {
  const [arg, ...others] = operation.args;
  if (arg === undefined || others.length > 0) return refused(at, importing, 'wrong_operands', operation.op);
  const known = operation.op === '!' ? knownFact(arg, placeOf(at, operation, 0), importing) : null;
  if (known) return { id: at.id, op: 'exists', fact: known };
  const of = condition(arg, placeOf(at, operation, 0), levelsBelow(importing, 1));
  return operation.op === '!' ? not(at.id, of) : { id: at.id, op: 'all', of: [of] };
}

/** `if` with conditions, each followed by what then counts, and what counts else; without the last it gives null. */
function chosen(operation: Operation, at: Place, importing: Importing): WrittenRule {
  if (operation.args.length === 0) return refused(at, importing, 'wrong_operands', operation.op);
  const rule = chosenFrom(0, operation, at, importing);
  return importing.work.left >= 0 && isDeeper(rule, importing.room)
    ? refused(at, importing, 'too_deep', operation.op)
    : rule;
}

function chosenFrom(index: number, operation: Operation, at: Place, importing: Importing): WrittenRule {
  // Each test stands within what counts where the one before does not hold.
  if (importing.room < 0) return refused(at, importing, 'too_deep', operation.op);
  const [test, then] = operation.args.slice(index, index + 2);
  if (test === undefined) return never(`${at.id}.${index}`);
  const when = condition(test, placeOf(at, operation, index), importing);
  if (then === undefined) return index === 0 ? { id: at.id, op: 'all', of: [when] } : when;
  const id = index === 0 ? at.id : `${at.id}.${index}.else`;
  const isNot = `${at.id}.${index}.if-not`;
  const met = certainly(then);
  const thenParts = met === null ? [condition(then, placeOf(at, operation, index + 1), importing)] : [];
  const yes = met === false ? [] : [joined(`${at.id}.${index}.then`, [when, ...thenParts])];
  const isLast = operation.args.length <= index + 3;
  const otherwise = isLast ? certainly(operation.args[index + 2] ?? null) : null;
  if (otherwise === false) return yes.length > 0 ? { id, op: 'all', of: yes } : never(id);
  // The test stands twice, the second time under ids of its own.
  const again = condition(test, { ...placeOf(at, operation, index), id: `${isNot}.0` }, importing);
  const elseParts =
    otherwise === null ? [chosenFrom(index + 2, operation, at, levelsBelow(importing, 4))] : [];
  const no = joined(`${isNot}.all`, [not(isNot, again), ...elseParts]);
  return { id, op: 'any', of: [...yes, no] };
}

/** What a branch comes to whatever the firm; null where that hangs on the firm. */
function certainly(branch: Json): boolean | null {
  return isLiteral(branch) ? isTruthy(branch) : null;
}

/** All of them; one alone stands for itself, as a group around it would say nothing more. */
function joined(id: string, of: readonly WrittenRule[]): WrittenRule {
  const [only] = of;
  return only && of.length === 1 ? only : { id, op: 'all', of };
}
