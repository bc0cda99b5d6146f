import type { Reason } from '../../rules';
import type { PartInput, Scored } from './types';
import { type Outcomes, weighRules } from './weighted-rules';

/** Gov: how far it is run and paid together, by the starter rules of participatory governance. */
export function gov({ setting, rules, of }: PartInput): Scored {
  const outcomes = weighRules(setting.exact.govWeights, rules);
  return { value: outcomes.value, explain: () => reasonFor(outcomes, of.institution) };
}

function reasonFor(
  { passed, failed, published }: Outcomes,
  { seats, contributions }: PartInput['of']['institution'],
): Reason {
  const bodies = [...new Set(seats.filter((seat) => seat.votes > 0).map((seat) => seat.body))];
  const payers = [...new Set(contributions.filter((one) => one.share > 0).map((one) => one.body))];
  const [body = ''] = bodies;
  if (!published) return { code: 'gov.no_rules', values: {} };
  if (bodies.length === 1) return { code: 'gov.alone', values: { body, failed } };
  if (failed.length === 0) return { code: 'gov.together', values: { bodies, payers } };
  return { code: 'gov.partly', values: { bodies, passed, failed } };
}
