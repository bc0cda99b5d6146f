import { questionFacts, questionsBehind, questionsOfGroup } from '../../facts';
import type { Rule } from '../../rules';
import { CAPABILITIES, FIRM_GROUPS } from '../../vocabulary';
import type { MatchInput } from '../types';
import { answersOf } from './answers';
import { asksOf } from './asks';
import { type Trial, type TrialInput, trialOf } from './trial';

/** Questions that every offering looks at, by its gates, its price or its score. */
const LOOKED_AT: readonly string[] = [
  ...[
    'firm.country',
    'firm.subdivision',
    'firm.isic',
    'firm.employees',
    'firm.sales_band',
    'firm.associations',
  ],
  ...CAPABILITIES.map((one) => `cap.${one.toLowerCase()}`),
  ...[
    'standards.held',
    'standards.checklist',
    'need.priorities',
    'need.know',
    'learn.seek',
    'learn.understand',
  ],
  ...['learn.try', 'learn.keep', 'learn.programmes', 'ties.list', 'access.fee_max', 'access.travel'],
  'access.languages',
];

/**
 * In: what is matched, and the rules of institutions for the day. Out: every open question that can move something,
 * with the answers to try. Questions that nothing in this catalogue looks at are passed over.
 */
export function trialsFor(input: MatchInput, rules: readonly Rule[] = []): readonly Trial[] {
  const asks = asksOf(input.catalogue, rules, input.policy);
  const drawn: TrialInput = { ...input, asks };
  const looked = lookedAt(drawn);
  return questionFacts
    .filter((fact) => looked.has(fact))
    .flatMap((fact) => trialOf(fact, answersOf(fact, drawn), drawn) ?? []);
}

function lookedAt({ firm, asks: { keys, groups } }: TrialInput): ReadonlySet<string> {
  const byGroup = FIRM_GROUPS.filter((group) => groups.has(group)).flatMap((group) =>
    questionsOfGroup(group, firm),
  );
  return new Set([...LOOKED_AT, ...[...keys].flatMap(questionsBehind), ...byGroup]);
}
