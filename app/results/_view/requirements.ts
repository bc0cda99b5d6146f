import { answerWords, type Names } from '@/app/_components/answers/answer-words';
import { words } from '@/app/_components/forms/words';
import type { Requirement } from '@/app/_components/results/match-types';
import { ruleSay } from '@/app/_shell/rule-say';
import { type Eligibility, isAsked } from '@/lib/domain/eligibility';
import { type AnswerSheet, isQuestionFact, screenOf } from '@/lib/domain/facts';
import { type Match, RULE_GATE } from '@/lib/domain/matching';
import { type Finding, nodesOf } from '@/lib/domain/rules';
import { formatList, inSentence } from '@/lib/messages/format';
import { givenText, reasonText } from '@/lib/messages/reason-text';
import { type FindingReading, readFinding, ruleSentence } from '@/lib/messages/rule-text';
import { fromMatch, paths, type Return } from '@/lib/paths';
import type { ResultSay } from './say';

/** Gates that ask something of the firm; what it works on and whether there are places is told elsewhere. */
const ASKING: ReadonlySet<string> = new Set(['G1', 'G2', 'G3', 'G4', 'G6', 'G7', RULE_GATE]);

type Answers = { sheet: AnswerSheet; names: Names; eligibility?: Eligibility | undefined };

/** In: a match and the answers. Out: each thing it asks, beside the answer; an invitation comes last. */
export function requirementsOf(
  say: ResultSay,
  { gates, offering, intake }: Pick<Match, 'gates' | 'offering' | 'intake'>,
  answers: Answers,
): readonly Requirement[] {
  const asked = gates
    .filter(({ node }) => ASKING.has(node))
    .flatMap((gate) => gate.parts)
    .map((finding) => requirementOf(say, finding, { ...answers, from: fromMatch(offering) }));
  return intake === 'invitation' ? [...asked, invitationOf(say)] : asked;
}

/** No answer of the firm brings it. */
function invitationOf({ t }: ResultSay): Requirement {
  return {
    key: 'invitation',
    asks: t('results.match.invitation'),
    answer: t('results.match.notAsked'),
    is: 'open',
    status: t('vocabulary.intake.invitation'),
    change: null,
  };
}

function requirementOf(say: ResultSay, finding: Finding, answers: Answers & { from: Return }): Requirement {
  const { t } = say;
  const is = finding.verdict === 'unknown' ? 'open' : finding.verdict;
  const fact = factOf(finding);
  const own = ownCondition(say, finding, answers.eligibility);
  return {
    key: finding.node,
    asks: own?.asks ?? asksText(say, finding),
    answer: own?.answer ?? answerText(say, finding, answers),
    is,
    status: t(`results.match.${is}`),
    change: fact === null ? null : changeOf(say, { finding, fact, is, from: answers.from, answers }),
  };
}

/** A condition of the institution's own rule, in the words of the rule; null for every other criterion. */
function ownCondition(
  say: ResultSay,
  { node, reason, parts: [found] }: Finding,
  eligibility: Eligibility | undefined,
): Pick<Requirement, 'asks' | 'answer'> | null {
  const rule = eligibility && nodesOf(eligibility.rule).find(({ id }) => id === node);
  if (reason.code !== 'criterion.rule' || !rule || !found) return null;
  const { t } = say;
  const reading = readFinding(rule, found, ruleSay(say, eligibility, 'firm'));
  const said = saidIn(reading);
  const notes = reading.notes.map(({ text }) => text);
  return {
    asks: [ruleSentence(reading, t), ...notes].join(' '),
    answer: said.length > 0 ? said.join(' ') : t(`results.match.${untold(found)}`),
  };
}

function saidIn({ said, parts }: FindingReading): readonly string[] {
  return [...new Set([...(said ? [said] : []), ...parts.flatMap(saidIn)])];
}

/** Why nothing was said of it: nobody but the institution can settle it, it asks for it later, or there is no answer. */
function untold({ verdict, missing }: Finding): 'checkedThere' | 'askedThere' | 'noAnswer' {
  if (verdict !== 'unknown') return 'noAnswer';
  if (missing.every((fact) => fact.startsWith('checked.'))) return 'checkedThere';
  return missing.every((fact) => fact.startsWith('checked.') || isAsked(fact)) ? 'askedThere' : 'noAnswer';
}

/** Levels that are worked out from four answers, on two screens that lead on to each other. */
const FROM_FOUR: ReadonlySet<string> = new Set(['criterion.absorb', 'criterion.pioneering_absorption']);

type Asked = { finding: Finding; fact: string; is: Requirement['is']; from: Return; answers: Answers };

function changeOf({ t }: ResultSay, { finding, fact, is, from, answers }: Asked): Requirement['change'] {
  const question = words(t, `diagnostic.${fact}.text`);
  if (is !== 'open' && FROM_FOUR.has(finding.reason.code))
    return { href: paths.screen('learning', from), text: t('results.match.changeFour'), hidden: '' };
  // What was never answered cannot be changed, even where nothing hangs on it.
  const { state = 'skipped' } = answers.sheet[fact]?.answer ?? {};
  const isNew = is === 'open' || state === 'skipped';
  return {
    href: paths.screen(screenOf(fact), from),
    text: t(isNew ? 'results.match.answerShort' : 'common.change'),
    hidden: isNew ? question : t('common.changeHidden', { question }),
  };
}

/** Conditions of which one is enough are told together. */
function asksText({ t, names }: ResultSay, { reason, parts }: Finding): string {
  const text = reasonText(t, reason, names);
  if (parts.length === 0) return text;
  const list = formatList(
    t.locale,
    parts.map((part) => inSentence(reasonText(t, part.reason, names))),
    'or',
  );
  return `${text}: ${list}`;
}

function answerText(say: ResultSay, finding: Finding, answers: Answers): string {
  const { t, names } = say;
  const parts = finding.parts.length > 0 ? finding.parts : [finding];
  const given = parts.map((part) => givenText(t, part, names)).filter((one) => one !== null);
  const people = finding.reason.code.startsWith('criterion.size') ? peopleOf(say, answers) : null;
  const fact = factOf(finding);
  const all = [...new Set([...(people ? [people] : []), ...given])];
  // Answered, and open all the same: nothing more is asked.
  const isAnswered = finding.verdict === 'unknown' && finding.missing.length === 0;
  if (all.length > 0) return all.join(' · ');
  if (!fact) return isAnswered ? '' : t('results.match.notAsked');
  const said =
    finding.verdict === 'unknown'
      ? answerWords({ t, names: answers.names }, fact, answers.sheet[fact]?.answer)
      : [];
  return said.length > 0 ? said.join(' · ') : t('results.match.noAnswer');
}

function peopleOf({ t }: ResultSay, { sheet }: Answers): string | null {
  const answer = sheet['firm.employees']?.answer;
  return answer?.state === 'answered' && typeof answer.value === 'number'
    ? t('results.match.people', { count: answer.value })
    : null;
}

/** The question behind a condition: the one that would settle it, else the one that has. */
function factOf({ reason, parts, missing }: Finding): string | null {
  const fact = missing[0] ?? reason.values.fact ?? parts[0]?.reason.values.fact;
  return typeof fact === 'string' && isQuestionFact(fact) ? fact : null;
}
