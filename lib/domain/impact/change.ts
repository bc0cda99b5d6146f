import { type Columns, deskOf, factsOfRule, fill, plainKernels, startPopulation } from '../population';
import type { Rule } from '../rules';
import { type FirmsByWay, firmsByWay, type ImpactOnFirms, impactOnFirms } from './impact';
import { WAY_FACTS } from './ways';

/** Conditions of entry as they are and as they would be; null where nobody can enter, as before the first version. */
export type EntryChange = { before: Rule | null; after: Rule };

const NOBODY: Rule = { id: 'nobody', op: 'any', of: [] };

/** In: a change. Out: every fact that is read to count what it does. */
export function factsOfChange({ before, after }: EntryChange): readonly string[] {
  return [...new Set([...WAY_FACTS, ...factsOfRule(before ?? NOBODY), ...factsOfRule(after)])];
}

/** In: a change, and firms in parts with at least its facts. Out: what it changes for them, as it may be shown. */
export function impactOfChange(change: EntryChange, parts: readonly Columns[]): ImpactOnFirms {
  return impactOnFirms(parts.map((columns) => ofPart(change, columns)));
}

function ofPart({ before, after }: EntryChange, columns: Columns): FirmsByWay {
  const rules = [
    { ...(before ?? NOBODY), id: 'before' },
    { ...after, id: 'after' },
  ];
  const { population, fillings } = startPopulation({ columns, rules });
  const { planes } = population;
  const desk = deskOf(planes, 0, plainKernels(planes.words));
  fill(desk, fillings, 0, planes.blocks);
  const programOf = (id: string) => population.rules.get(id)?.program ?? new Int32Array(0);
  return firmsByWay(desk, columns, { before: programOf('before'), after: programOf('after') });
}
