import { canonicalJson } from '../../canonical-json';
import type { IsoDate } from '../../dates';
import { asKnown } from './as-known';
import { effectOf, type Proven, plainOf, type Reading, type Version } from './effect';
import { isSameInPart } from './in-part';
import type { Effect } from './types';
import { movedFirm } from './witness';

const WEAK = { no_fewer: 'may_widen', no_more: 'may_narrow' } as const satisfies Partial<
  Record<Proven, Effect>
>;

/** Of firms known in part too; where that is not certain, it is not said that none moves. */
const heldInPart: NonNullable<Reading['held']> = (first, second, { facts, budget }) =>
  isSameInPart(first, second, facts, budget) ? 'same' : 'unproven';

/**
 * In: two versions of a rule. Out: what is told of who meets the later one. That firms are let in or shut out is told
 * only with such a firm at hand, whose answers are all known, on the day it is read.
 */
export function toldEffect(before: Version, after: Version, reading: Reading & { asOf: IsoDate }): Effect {
  const proven = effectOf(before, after, reading);
  const { asOf, facts, budget } = reading;
  const [old, now] = [plainOf(before, asOf, reading), plainOf(after, asOf, reading)];
  const today = old && now && canonicalJson(old) !== canonicalJson(now) ? { old, now } : null;
  if (proven === 'no_fewer' && today && movedFirm(today.old, today.now, facts, budget)) return 'wider';
  if (proven === 'no_more' && today && movedFirm(today.now, today.old, facts, budget)) return 'narrower';
  const isSame = (other: Partial<Reading>) =>
    effectOf(before, after, { ...reading, ...other, wanted: 'same' }) === 'same';
  // What is the same for all is the same for those known in whole, which is found with less.
  if (proven === 'same' || isSame({ as: asKnown }))
    return isSame({ held: heldInPart }) ? 'same' : 'same_known';
  return proven === 'unproven' ? proven : WEAK[proven];
}
