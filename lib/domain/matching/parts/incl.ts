import type { Reason } from '../../rules';
import type { PartInput, Scored } from './types';
import { type Outcomes, weighRules } from './weighted-rules';

/** Incl: how open the access is by the starter rules of inclusive access. */
export function incl({ setting, rules, prices }: PartInput): Scored {
  const outcomes = weighRules(setting.exact.inclWeights, rules);
  return { value: outcomes.value, explain: () => reasonFor(outcomes, { rules, prices }) };
}

function reasonFor(
  { passed, failed }: Outcomes,
  { rules, prices }: Pick<PartInput, 'rules' | 'prices'>,
): Reason {
  const { cap_hi: cap = '', sizes = [] } = rules['IA-02'].numbers;
  if (rules['IA-01'].outcome === 'fail') return { code: 'incl.members_only', values: { passed, failed } };
  if (failed.length > 0) return { code: 'incl.partly', values: { passed, failed } };
  if (rules['IA-02'].outcome !== 'pass') return { code: 'incl.open_cap_unknown', values: { passed } };
  // A limit of price says nothing of what costs nothing.
  if (prices.every(({ hi }) => hi.num === 0)) return { code: 'incl.open_free', values: {} };
  return { code: 'incl.open', values: { cap, sizes } };
}
