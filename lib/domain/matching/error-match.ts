import { outcomesOf } from './outcomes';
import type { Match, Offering } from './types';

/** An offering that could not be evaluated: shown as an error of that offering alone. `detail` is for the log. */
export function errorMatch(offering: Offering, error: unknown): Match {
  return {
    offering: offering.id,
    institution: readOr(() => offering.institution, ''),
    status: 'error',
    intake: readOr(() => offering.intake, 'closed'),
    gates: [],
    reasons: [{ code: 'error.offering', values: { detail: error instanceof Error ? error.message : '' } }],
    order: [],
    parts: null,
    total: null,
    netPrice: null,
    rules: outcomesOf(() => 'not_applicable'),
    labels: [],
    missing: [],
    changes: [],
  };
}

/** What is broken may break on being read a second time too. */
function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
