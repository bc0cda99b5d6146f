import { ALWAYS } from './atoms';
import type { Tally } from './counts';
import { PLANE_WORDS } from './layout';
import { pairAt } from './planes';
import type { PlannedRule } from './rule-plan';
import { type Desk, gather, registerAt, runProgram } from './run';
import { ZONE } from './zones';

/**
 * In: a desk, a rule and blocks. Out: for each of its criteria the firms for which it alone is unmet while every other
 * is met: those that would meet the rule without it.
 * Conjunctions of all criteria before and of all after one another's place make it linear in their number.
 */
export function tallySoleBarriers(desk: Desk, { criteria }: PlannedRule, from: number, to: number): Tally {
  const tally = new Int32Array(criteria.length);
  for (let block = from; block < to; block += 1) {
    desk.block = block;
    let failing = 0;
    for (const [register, { program }] of criteria.entries()) {
      runProgram(desk, program);
      if (((desk.zones[register] ?? 0) & ZONE.noneTrue) !== 0) failing += 1;
    }
    // Where two criteria hold for nobody in the block, neither is alone.
    if (failing < 2) addBlock(desk, criteria.length, tally);
  }
  return tally;
}

function addBlock(desk: Desk, criteria: number, tally: Tally): void {
  const { kernels, planes } = desk;
  const always = pairAt(planes, desk.block, ALWAYS);
  // Behind the registers of the criteria: one place for what holds so far, then one for each conjunction of the rest.
  const before = registerAt(desk, criteria);
  const alone = before + PLANE_WORDS;
  const after = (place: number) => registerAt(desk, criteria + 1) + place * PLANE_WORDS;
  const both = (first: number, second: number, into: number) => gather(desk, 'and', [first, second], into);
  both(always, always, after(criteria));
  for (let place = criteria - 1; place > 0; place -= 1)
    both(desk.trueAt[place] ?? 0, after(place + 1), after(place));
  both(always, always, before);
  for (let place = 0; place < criteria; place += 1) {
    if (((desk.zones[place] ?? 0) & ZONE.noneFalse) === 0) {
      gather(desk, 'and', [before, desk.falseAt[place] ?? 0, after(place + 1)], alone);
      tally[place] = (tally[place] ?? 0) + kernels.count(alone);
    }
    both(before, desk.trueAt[place] ?? 0, before);
  }
}
