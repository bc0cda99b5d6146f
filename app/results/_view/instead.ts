import type { ResultSay } from './say';

/** In: offerings near one that the firm cannot enter. Out: what one can say of them together, places now coming first. */
export function insteadOf(
  { intakeOf }: Pick<ResultSay, 'intakeOf'>,
  ids: readonly string[],
): { intake: 'open' | 'waiting'; ids: readonly string[] } | null {
  for (const intake of ['open', 'waiting'] as const) {
    const such = ids.filter((id) => intakeOf(id) === intake);
    if (such.length > 0) return { intake, ids: such };
  }
  return null;
}
