import type { FirmProfile } from '../facts';
import type { FactReader, FactValue } from '../rules';
import { viewOfFirm } from './firm-reader';

/**
 * What the gates make of facts before they judge by them: a step that is not known to be held counts as not held, and
 * a level that is not known as the highest or the lowest it may be. None of these is ever unknown.
 */
export const ENTRY = {
  /** The other activity of the firm, or `none`. */
  secondActivity: 'entry.second_activity',
  steps: 'entry.steps',
  learningMost: 'entry.learning_most',
  learningLeast: 'entry.learning_least',
  qualityMost: 'entry.quality_most',
  qualityLeast: 'entry.quality_least',
} as const;

/** Levels a firm can have on learning and on quality work. */
export const ENTRY_LEVELS = [0, 1, 2, 3, 4] as const;

const [LOWEST, HIGHEST] = [0, 4];

/** In: a firm. Out: what `entryRuleOf` reads of it beside its known facts. */
export function entryFacts(firm: FirmProfile): readonly (readonly [fact: string, value: FactValue])[] {
  const { read } = viewOfFirm(firm);
  const learning = ends('ac.level', read);
  const quality = ends('quality.level', read);
  return [
    [ENTRY.secondActivity, code(firm.secondIsic ?? 'none')],
    [ENTRY.steps, { kind: 'set', members: firm.tokens }],
    [ENTRY.learningMost, code(String(learning.hi))],
    [ENTRY.learningLeast, code(String(learning.lo))],
    [ENTRY.qualityMost, code(String(quality.hi))],
    [ENTRY.qualityLeast, code(String(quality.lo))],
  ];
}

function ends(fact: string, read: FactReader): { lo: number; hi: number } {
  const value = read(fact);
  return value.kind === 'range' ? value : { lo: LOWEST, hi: HIGHEST };
}

function code(value: string): FactValue {
  return { kind: 'values', values: [value] };
}
