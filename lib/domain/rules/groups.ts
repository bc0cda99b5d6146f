import type { Finding, Verdict } from './types';

type Combined = Pick<Finding, 'verdict' | 'missing'>;
const UNMET: Combined = { verdict: 'unmet', missing: [] };
const MET: Combined = { verdict: 'met', missing: [] };
const OPPOSITE: Readonly<Record<Verdict, Verdict>> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };

/** Kleene's `and`; of nothing it is met. */
export function combineAll(parts: readonly Finding[]): Combined {
  if (parts.some((part) => part.verdict === 'unmet')) return UNMET;
  return open(parts) ?? MET;
}

/** Kleene's `or`; of nothing it is unmet. */
export function combineAny(parts: readonly Finding[]): Combined {
  if (parts.some((part) => part.verdict === 'met')) return MET;
  return open(parts) ?? UNMET;
}

/** Met once `count` parts are, unmet once too few can still be; `atLeast 0` is met. */
export function combineAtLeast(count: number, parts: readonly Finding[]): Combined {
  const met = parts.filter((part) => part.verdict === 'met').length;
  if (met >= count) return MET;
  const unmet = parts.filter((part) => part.verdict === 'unmet').length;
  return parts.length - unmet < count ? UNMET : { verdict: 'unknown', missing: missingOf(parts) };
}

/** Kleene's `not`: an unknown part stays unknown. */
export function combineNot(part: Finding): Combined {
  return { verdict: OPPOSITE[part.verdict], missing: part.missing };
}

/** Facts that would settle the open parts, each once, in the order of the parts. */
export function missingOf(parts: readonly Finding[]): readonly string[] {
  const [first, ...others] = parts.filter((part) => part.verdict === 'unknown');
  if (!first) return [];
  return others.length === 0
    ? first.missing
    : [...new Set([first, ...others].flatMap((part) => part.missing))];
}

function open(parts: readonly Finding[]): Combined | null {
  return parts.some((part) => part.verdict === 'unknown')
    ? { verdict: 'unknown', missing: missingOf(parts) }
    : null;
}
