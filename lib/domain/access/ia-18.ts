import type { RuleResult } from '../rules';

/** IA-18 Reasons and appeal: passes if a refused firm can ask somebody who did not decide. */
export function hasAppeal(access: { appeal: boolean }): RuleResult {
  return { outcome: access.appeal ? 'pass' : 'fail', numbers: { appeal: access.appeal ? 'yes' : 'no' } };
}
