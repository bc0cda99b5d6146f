import type { Say } from '@/app/_components/catalogue/types';
import { type Eligibility, libraryOf } from '@/lib/domain/eligibility';
import { plainRuleNames, type RuleSay, withOwnQuestions } from '@/lib/messages/rule-text';

/** What puts a rule of an offering into words, for a firm or for who runs it. */
export function ruleSay(
  { t, names }: Say,
  eligibility: Pick<Eligibility, 'rates' | 'questions'>,
  reader: 'firm' | 'officer',
): RuleSay {
  const { country, place, sector, institution } = names;
  const plain = plainRuleNames(t);
  return {
    t,
    reader,
    library: libraryOf(eligibility),
    names: withOwnQuestions({ ...plain, country, place, sector, institution }, eligibility.questions, t),
  };
}
