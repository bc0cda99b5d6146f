import { type Draft, type Drafted, moverOf, type Setting, type Task, weightOf } from './group';
import type { Choice } from './set-choices';
import { type SetNeeds, setNeeds } from './set-needs';
import { toldOf } from './told-set';
import type { Lead } from './types';

/** Members that come and members that go. */
type Move = { add: readonly string[]; leave: readonly string[] };

/** What is known of the set of a firm. */
type Held = { members: readonly string[]; isOpen: boolean };

/** More moves than this are not tried for one set. */
const MOST_MOVES = 400;

/** In: conditions on one set. Out: what it must turn out to hold and not to hold, or else what must come to it and leave it. */
export function moveSet(task: Task): Drafted {
  const { group, value, within } = task;
  const held: Held =
    value.kind === 'set'
      ? { members: [...new Set(value.members)], isOpen: value.open === true }
      : { members: [], isOpen: true };
  const needs = setNeeds(group, within, (code) => leadsOf(code, task).length > 0);
  const { moves, isCut } = movesOf(held, needs);
  const drafts = moves.map((move) => draftOf(move, held, needs, task));
  const [best = 'no_value'] = drafts.toSorted((a, b) => a.steps - b.steps || a.weight - b.weight);
  return isCut ? { cut: best } : best;
}

/** All ways to satisfy the needs in turn, none longer than it has to be. */
function movesOf(held: Held, needs: SetNeeds): { moves: readonly Move[]; isCut: boolean } {
  const moves: Move[] = [];
  let tried = 0;
  const extend = (move: Move) => {
    tried += 1;
    if (tried > MOST_MOVES) return;
    const result = resultOf(held, move, needs);
    const next = nextMoves(result, move, needs);
    if (!next) moves.push(move);
    else for (const one of next) extend(one);
  };
  extend({ add: [], leave: held.members.filter(needs.isForbidden) });
  return { moves, isCut: tried > MOST_MOVES };
}

function resultOf(held: Held, move: Move, needs: SetNeeds): readonly string[] {
  const areas = [...refinedBy(held, move, needs).values()];
  return [...held.members.filter((code) => !move.leave.includes(code) && !areas.includes(code)), ...move.add];
}

/** For each code that a member turns out to be, that member; it turns out to be one, and a second one comes to it. */
function refinedBy({ members }: Held, { add, leave }: Move, needs: SetNeeds): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const code of add) {
    const taken = [...leave, ...found.values()];
    const area = needs.refines(
      code,
      members.filter((member) => !taken.includes(member)),
    );
    if (area !== null) found.set(code, area);
  }
  return found;
}

/** Moves that satisfy the first need that is open; null where none is. */
function nextMoves(result: readonly string[], move: Move, needs: SetNeeds): readonly Move[] | null {
  const adding = (codes: readonly string[]) =>
    codes
      .filter((code) => !result.includes(code) && !move.leave.includes(code))
      .map((code) => ({ ...move, add: [...move.add, code] }));
  const leaving = (codes: readonly string[]) =>
    codes
      .filter((code) => result.includes(code) && !move.add.includes(code) && !needs.must.includes(code))
      .map((code) => ({ ...move, leave: [...move.leave, code] }));
  const must = needs.must.find((code) => !result.includes(code));
  if (must !== undefined) return needs.canHave(must) ? adding([must]) : [];
  const choices = needs.oneOf.filter(({ settles }) => !result.some(settles));
  const [choice] = choices;
  if (choice) return adding(sharedFirst(choice.codes.filter(needs.canHave), choices));
  const crowded = needs.notAllOf.find((codes) => codes.every((code) => result.includes(code)));
  if (crowded) return leaving(crowded);
  const missing = needs.least - needs.sizeOf(result, move.add);
  if (missing > 0) {
    const isLast = (code: string) => needs.notAllOf.some((codes) => isRestOf(codes, [...result, code], code));
    const next = needs.filling(
      result,
      missing,
      (code) => needs.canHave(code) && !move.leave.includes(code) && !isLast(code),
    );
    return next === null ? [] : adding([next]);
  }
  if (result.length <= needs.most) return null;
  const idle = result.filter((code) => !needs.oneOf.some(({ settles }) => settles(code)));
  const first = leaving(idle).slice(0, 1);
  return first.length > 0 ? first : leaving(result);
}

/** The code, and no other one, was missing of them. */
function isRestOf(codes: readonly string[], members: readonly string[], code: string): boolean {
  return codes.includes(code) && codes.every((one) => members.includes(one));
}

/** Codes that settle several choices at once come first, so that they are tried however many there are. */
function sharedFirst(codes: readonly string[], choices: readonly Choice[]): readonly string[] {
  if (choices.length === 1) return codes;
  const settles = new Map(codes.map((code) => [code, choices.filter((one) => one.settles(code)).length]));
  return codes.toSorted((a, b) => (settles.get(b) ?? 0) - (settles.get(a) ?? 0));
}

/** What is added to a set of which not all is known may already belong to it: that is found out, not done. */
function draftOf(move: Move, held: Held, needs: SetNeeds, task: Task): Draft {
  const { setting, group } = task;
  const refined = refinedBy(held, move, needs);
  const isTold = (code: string) => held.isOpen || refined.has(code);
  const done = move.add.filter((code) => !isTold(code));
  const asks =
    (held.isOpen && (needs.closes || done.length < move.add.length)) || done.length < move.add.length;
  const acts = done.length + move.leave.length;
  const by = acts > 0 ? moverOf(group.entry) : 'find_out';
  const weights = [
    ...done.map((code) =>
      leadsOf(code, task).length > 0 ? setting.weights.do.ledTo : setting.weights.do.set,
    ),
    ...move.leave.map(() => setting.weights.do.leave),
  ];
  const isClosed = !held.isOpen || needs.closes;
  const members = resultOf(held, move, needs);
  return {
    by,
    wanted: toldOf(move, needs, {
      members,
      isOpen: held.isOpen,
      isLedTo: (code) => leadsOf(code, task).length > 0,
    }),
    to: { kind: 'set', members, ...(isClosed ? {} : { open: true }) },
    steps: Math.max(1, acts + (asks && acts > 0 ? 1 : 0)),
    leads: move.add.flatMap((code): readonly Lead[] => leadOf(code, task)),
    weight:
      weights.reduce((sum, own) => sum + weightOf(by, own, setting.weights), 0) +
      (asks || acts === 0 ? setting.weights.findOut : 0),
  };
}

function leadOf(code: string, task: Task): readonly Lead[] {
  const offerings = leadsOf(code, task);
  return offerings.length > 0 ? [{ gives: code, offerings }] : [];
}

function leadsOf(code: string, { group, setting }: { group: Task['group']; setting: Setting }) {
  return moverOf(group.entry) === 'do' ? setting.leadsOf(group.fact, code) : [];
}
