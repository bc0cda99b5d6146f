import { liesUnder } from '../hierarchy';
import type { FactValue } from '../types';
import { type CodeRest, restOf } from './code-rest';
import { type CodeRoom, fits, OTHER_CODE } from './code-room';
import { type Draft, moverOf, type Task, weightOf } from './group';
import type { Refusal, Wanted } from './types';

/** In: conditions on one code. Out: the codes it has to turn out to be among, or else those it would have to become. */
export function moveCode(task: Task): Draft | Refusal {
  const { group, value, setting } = task;
  const { room, entry, fact } = group;
  if (!room) return 'no_value';
  const current = value.kind === 'values' ? value.values : [];
  const findOut = { by: 'find_out', steps: 1, leads: [], weight: setting.weights.findOut } as const;
  const left = possibleAmong(current, room, group);
  if (left.codes.length + left.rests.length > 0) return { ...findOut, ...oneOf(left) };
  const wanted = anyAllowed(room);
  if (!wanted) return 'no_value';
  if (current.length === 0) return { ...findOut, ...wanted };
  if (moverOf(entry) === 'time')
    return inOrder(current, room, task) ?? { ...NOBODYS, ...wanted, weight: setting.weights.fixed };
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

const NOBODYS = { by: 'fixed', steps: 1, leads: [] } as const;

/** Time brings only codes that come after all those it may be now. */
function inOrder(current: readonly string[], { allowed }: CodeRoom, { group, setting }: Task): Draft | null {
  const order = group.entry?.values ?? [];
  const now = Math.max(...current.map((code) => order.indexOf(code)));
  const later = allowed.filter((code) => order.indexOf(code) > now);
  if (later.length === 0) return null;
  return {
    by: 'time',
    steps: 1,
    leads: [],
    weight: setting.weights.time,
    ...oneOf({ codes: later, rests: [] }),
  };
}

type Choice = { codes: readonly string[]; rests: readonly CodeRest[] };

/** What is left of what it may be: candidates that satisfy the conditions, or but for codes in them, and allowed codes that lie in one of them. */
function possibleAmong(
  current: readonly string[],
  { allowed, rests: restsAllowed, nested, isClosed, named }: CodeRoom,
  { literals, entry }: Task['group'],
): Choice {
  const list = entry?.list;
  if (isClosed && !nested) return { codes: current.filter((code) => allowed.includes(code)), rests: [] };
  const kept = current.filter((code) => fits(code, literals));
  if (!nested) return { codes: kept, rests: [] };
  const isBelow = (code: string) => !kept.includes(code) && liesUnder(code, ...current) === 'met';
  const own = isClosed ? [] : current.filter((code) => !kept.includes(code));
  const whole = own.flatMap((code) => restOf(code, named, literals, list) ?? []);
  const wide = whole.map(({ code }) => code);
  const inside = restsAllowed.filter(({ code }) => isBelow(code) && liesUnder(code, ...wide) !== 'met');
  const rests = [...whole, ...inside];
  const below = allowed.filter(isBelow);
  return withoutRepeats({ codes: [...kept, ...below], rests });
}

function anyAllowed({ allowed, rests, refused, other }: CodeRoom): { wanted: Wanted; to: FactValue } | null {
  if (other)
    return {
      wanted: { wanted: 'other_code', noneOf: refused },
      to: { kind: 'values', values: [OTHER_CODE] },
    };
  return allowed.length + rests.length > 0 ? oneOf(withoutRepeats({ codes: allowed, rests })) : null;
}

/** What lies in a rest is told with it. */
function withoutRepeats({ codes, rests }: Choice): Choice {
  const wide = rests.map(({ code }) => code);
  return { codes: codes.filter((code) => wide.length === 0 || liesUnder(code, ...wide) !== 'met'), rests };
}

function oneOf({ codes, rests }: Choice): { wanted: Wanted; to: FactValue } {
  const except = rests.flatMap((rest) => rest.except);
  return {
    wanted: {
      wanted: 'code',
      oneOf: [...codes, ...rests.map(({ code }) => code)],
      ...(except.length > 0 && { except }),
    },
    to: { kind: 'values', values: [...codes, ...rests.flatMap(({ tried }) => tried)] },
  };
}
