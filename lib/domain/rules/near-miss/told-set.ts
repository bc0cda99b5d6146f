import { ANY_CODE, liesUnder } from '../hierarchy';
import { OTHER_CODE } from './code-room';
import type { Stretch } from './set-choices';
import type { SetNeeds } from './set-needs';
import type { Wanted } from './types';

type Move = { add: readonly string[]; leave: readonly string[] };
type WantedSet = Extract<Wanted, { wanted: 'set' }>;

/** In: what comes to a set and what leaves it, what conditions ask of it, and how it then is. Out: the same as it is told: what stands for others is told with all of them. */
export function toldOf(
  { add, leave }: Move,
  needs: SetNeeds,
  {
    members,
    isOpen,
    isLedTo,
  }: { members: readonly string[]; isOpen: boolean; isLedTo: (code: string) => boolean },
): WantedSet {
  // Of a list that is counted the very code that was tried is told, where it has a name.
  const isCounted = needs.least > 0 || needs.most < Infinity;
  const isExact = (code: string) => isLedTo(code) || (isCounted && !code.includes(OTHER_CODE));
  const told = add.map((code, at) => {
    const others = [...members.filter((one) => !add.includes(one)), ...add.slice(0, at)];
    // One code was tried for all of them: one each might be too many where the list is counted.
    return { code, stretches: isExact(code) ? [] : inOne(stretchesFor(code, others, needs)) };
  });
  const within = told.flatMap(({ stretches }) => stretches);
  const isAny = told.some(({ code, stretches }) => stretches.length === 0 && code.startsWith(OTHER_CODE));
  const isFree = isAny || (within.length > 0 && needs.notAllOf.length > 0);
  const touched = [...members, ...leave];
  const hasWithout = isOpen ? needs.closes : isFree;
  return {
    wanted: 'set',
    add: told.filter(({ stretches }) => stretches.length === 0).map(({ code }) => code),
    ...(within.length > 0 && { within: distinct(within) }),
    leave,
    without: hasWithout ? needs.without.filter((code) => !touched.includes(code)) : [],
  };
}

/** Of each condition that the code and none of the others settles, what else would do; none where one of them asks for the very code. */
function stretchesFor(
  code: string,
  others: readonly string[],
  { oneOf, must }: SetNeeds,
): readonly Stretch[] {
  const choices = oneOf.filter(({ settles }) => settles(code) && !others.some(settles));
  const found = choices.flatMap(({ stretchOf }) => stretchOf(code) ?? []);
  const isAny = found.every((one) => one.code === ANY_CODE && one.except.length === 0);
  return isAny || found.length < choices.length || must.includes(code) ? [] : found;
}

/** In: stretches that have a code in common. Out: the codes that lie in all of them. */
function inOne(stretches: readonly Stretch[]): readonly Stretch[] {
  const [first, ...others] = stretches;
  if (!first) return [];
  const one = others.reduce((whole, other) => {
    const { code } = liesUnder(other.code, whole.code) === 'met' ? other : whole;
    const except = [...new Set([...whole.except, ...other.except])];
    return { code, except: except.filter((taken) => liesUnder(taken, code) === 'met') };
  }, first);
  return [one];
}

function distinct(stretches: readonly Stretch[]): readonly Stretch[] {
  const byKey = new Map(
    stretches.map(({ code, except }) => [JSON.stringify([code, except]), { code, except }]),
  );
  return [...byKey.values()];
}
