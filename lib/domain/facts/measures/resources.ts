import { thingsOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';

/** Barriers that name a thing one can go without or share; the others name a lack of knowledge. */
const THINGS = ['lab', 'cost', 'equipment', 'people', 'time'];

type Resources = Pick<FirmProfile, 'shareBack' | 'oldResources' | 'missingComplements'>;

/** What the firm would share, what it has from before, and what it lacks; empty where not known. */
export function resourcesOf(sheet: AnswerSheet): Resources {
  const barriers = thingsOf(sheet, 'standards.barrier') ?? [];
  return {
    shareBack: thingsOf(sheet, 'ties.share_back') ?? [],
    oldResources: thingsOf(sheet, 'know.old_resources') ?? [],
    missingComplements: barriers.filter((barrier) => THINGS.includes(barrier)),
  };
}
