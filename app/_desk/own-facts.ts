import { askedKey, type Eligibility, withOwnFacts } from '@/lib/domain/eligibility';
import { diagnosticFacts } from '@/lib/domain/facts';
import type { FactCatalogue } from '@/lib/domain/rules';
import { NEW_QUESTIONS } from '@/lib/schemas/own-question';
import { PROSE, ruleFacts } from '@/lib/schemas/rule-facts';

type Asking = Pick<Eligibility, 'questions'>;

/** What is known of the facts that the rule of an offering can read. */
export function factsOfOffering({ questions }: Asking): FactCatalogue {
  return withOwnFacts(diagnosticFacts, questions);
}

/** What a condition of an offering can be about: the diagnostic, questions of its own, a new one, or prose, which stays last. */
export function factsOffered(institution: string, { questions }: Asking): readonly string[] {
  const diagnostic = ruleFacts(institution).filter((fact) => fact !== PROSE);
  const own = (questions ?? []).map(({ id }) => askedKey(id));
  return [...diagnostic, ...own, ...NEW_QUESTIONS, PROSE];
}
