import { liesUnder } from '../hierarchy';
import type { FactValue } from '../types';
import { type CodeRoom, fits, OTHER_CODE } from './code-room';
import type { Literal } from './goals';
import { type Draft, moverOf, type Task, weightOf } from './group';
import type { Refusal, Wanted } from './types';

/** In: conditions on one code. Out: the codes it has to turn out to be among, or else those it would have to become. */
export function moveCode({ group, value, setting }: Task): Draft | Refusal {
  const { room, entry, fact } = group;
  if (!room) return 'no_value';
  const current = value.kind === 'values' ? value.values : [];
  const findOut = { by: 'find_out', steps: 1, leads: [], weight: setting.weights.findOut } as const;
  if (current.length > 0) {
    const left = possibleAmong(current, room, group.literals);
    if (left.length > 0) return { ...findOut, ...oneOf(left) };
  }
  const wanted = anyAllowed(room);
  if (!wanted) return 'no_value';
  if (current.length === 0) return { ...findOut, ...wanted };
  const by = moverOf(entry);
  const offerings = by === 'do' ? setting.leadsOf(fact, null) : [];
  const own = offerings.length > 0 ? setting.weights.do.ledTo : setting.weights.do.code;
  return {
    ...wanted,
    by,
    steps: 1,
    leads: offerings.length > 0 ? [{ gives: null, offerings }] : [],
    weight: weightOf(by, own, setting.weights),
  };
}

/** What is left of what it may be: candidates that satisfy the conditions, and allowed codes that lie in one of them. */
function possibleAmong(
  current: readonly string[],
  { allowed, nested, isClosed }: CodeRoom,
  literals: readonly Literal[],
): readonly string[] {
  if (isClosed && !nested) return current.filter((code) => allowed.includes(code));
  const kept = current.filter((code) => fits(code, literals));
  if (!nested) return kept;
  const below = allowed.filter((code) => !kept.includes(code) && liesUnder(code, ...current) === 'met');
  return [...kept, ...below];
}

function anyAllowed({ allowed, refused, other }: CodeRoom): { wanted: Wanted; to: FactValue } | null {
  if (other)
    return {
      wanted: { wanted: 'other_code', noneOf: refused },
      to: { kind: 'values', values: [OTHER_CODE] },
    };
  return allowed.length > 0 ? oneOf(allowed) : null;
}

function oneOf(codes: readonly string[]): { wanted: Wanted; to: FactValue } {
  return { wanted: { wanted: 'code', oneOf: codes }, to: { kind: 'values', values: codes } };
}
