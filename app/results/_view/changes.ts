import type { ChangeItem } from '@/app/_components/results/types';
import { isQuestionFact, screenOf } from '@/lib/domain/facts';
import type { Change, Match } from '@/lib/domain/matching';
import type { MatchStatus } from '@/lib/domain/vocabulary';
import { inSentence } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';
import { fromMatch, paths, type Return } from '@/lib/paths';
import { insteadOf } from './instead';
import type { ResultSay } from './say';

/** Changes after which the same offering opens; beside all others stands what is open instead. */
const STEPS: ReadonlySet<string> = new Set([
  'change.learning_level',
  'change.quality_level',
  'change.learning_level_not_asked',
  'change.quality_level_not_asked',
  'change.step',
  'change.certificate',
  'change.step_not_asked',
  'change.certificate_not_asked',
]);

/** Changes of which one is enough: who opens a door, and how the conditions of a rule come to be met. */
const ALTERNATIVES: readonly ReadonlySet<string>[] = [
  new Set(['change.open_access', 'change.become_member']),
  new Set(['change.rule_firm', 'change.rule_time', 'change.rule', 'change.rule_on']),
];

/**
 * What would have to change, each with who can do it and where it starts. The same offerings are named once.
 * What takes firms by invitation needs one besides.
 */
export function changesView(
  say: ResultSay,
  { changes, offering, status, intake }: Pick<Match, 'changes' | 'offering' | 'status' | 'intake'>,
  from: Return = fromMatch(offering),
): readonly ChangeItem[] {
  const steps = changes.map((change, index) => {
    const isSame = (one: Change) => one.offerings.join() === change.offerings.join();
    return {
      key: `${index} ${change.reason.code}`,
      text: textOf(say, change, changes[index - 1]),
      who: say.t(`results.match.who.${change.who}`),
      leads: changes.findIndex(isSame) === index ? leadsOf(say, change) : null,
      answer: answerOf(say, change, from),
    };
  });
  return intake === 'invitation' && BESIDES.has(status) ? [...steps, invitation(say)] : steps;
}

function textOf({ t, names }: ResultSay, change: Change, before: Change | undefined): string {
  const text = reasonText(t, change.reason, names);
  const isAlternative = ALTERNATIVES.some(
    (codes) => before && codes.has(before.reason.code) && codes.has(change.reason.code),
  );
  return isAlternative ? t('results.match.or', { change: inSentence(text) }) : text;
}

/** Statuses of what suits the firm once something else is done. */
const BESIDES: ReadonlySet<MatchStatus> = new Set(['later', 'closed']);

function invitation({ t }: ResultSay): ChangeItem {
  return {
    key: 'invitation',
    text: t('results.match.invitationToo'),
    who: t('results.match.who.nobody'),
    leads: null,
    answer: null,
  };
}

function leadsOf(say: ResultSay, { reason, offerings }: Change): ChangeItem['leads'] {
  if (offerings.length === 0) return null;
  const links = (ids: readonly string[]) =>
    ids.map((id) => ({ href: paths.match(id), text: say.offering(id) }));
  if (STEPS.has(reason.code)) return { text: say.t('results.match.leads'), links: links(offerings) };
  const instead = insteadOf(say, offerings);
  return (
    instead && { text: say.t(`results.match.closedNearest.${instead.intake}`), links: links(instead.ids) }
  );
}

function answerOf({ t }: ResultSay, { fact, reason }: Change, from: Return): ChangeItem['answer'] {
  // What was never asked has no answer that could be wrong; its question stands above.
  if (!fact || !isQuestionFact(fact) || reason.code.endsWith('_not_asked')) return null;
  return { href: paths.screen(screenOf(fact), from), text: t('results.match.wrong') };
}
