import { languageWords, timeWords, whereWords } from '@/app/_components/catalogue/facts';
import type { MatchPageView, RuleRow } from '@/app/_components/results/match-types';
import { answerNames, codeOf } from '@/app/diagnostic/_screen/lists';
import { getOffering } from '@/lib/data/catalogue/offering';
import type { Context } from '@/lib/data/context';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { DataError } from '@/lib/data/errors';
import { getMatch, type MatchDetail } from '@/lib/data/runs/match';
import { STARTER_RULES } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { reasonText } from '@/lib/messages/reason-text';
import { paths } from '@/lib/paths';
import { changesView } from './changes';
import { priceForYou, questionLink } from './match-row';
import { partsView } from './parts';
import { requirementsOf } from './requirements';
import { findRun } from './results-view';
import { type ResultSay, resultSay } from './say';

/** No run: there is no result yet, or none since the offering came in. */
export type MatchPageResult =
  | { kind: 'noDraft' | 'noRun' }
  | { kind: 'match'; t: Translator; view: MatchPageView; demo: boolean };

/** Everything the explanation of one match is drawn from; refuses an offering that the catalogue does not have. */
export async function matchPage(context: Context, id: string): Promise<MatchPageResult> {
  const detail = await findMatch(context, id);
  if (!detail) {
    await getOffering(context, id);
    return { kind: (await findRun(context, false)) === 'noDraft' ? 'noDraft' : 'noRun' };
  }
  const { answers } = await getDiagnostic(context);
  const texts = { offerings: detail.others, institutions: new Map([[detail.by.institution.id, detail.by]]) };
  const say = await resultSay(context, texts, codeOf(answers, 'firm.country'));
  const names = await answerNames(context, answers);
  const requirements = requirementsOf(say, detail.match, { sheet: answers, names });
  return {
    kind: 'match',
    t: say.t,
    view: { ...matchView(say, detail), requirements },
    demo: detail.entry.offering.illustrative,
  };
}

async function findMatch(context: Context, id: string): Promise<MatchDetail | null> {
  try {
    return await getMatch(context, id);
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_found') return null;
    throw error;
  }
}

function matchView(say: ResultSay, detail: MatchDetail): Omit<MatchPageView, 'requirements'> {
  const { t, names } = say;
  const { match, entry, run } = detail;
  const institution = names.institution(match.institution);
  return {
    name: say.offering(match.offering),
    status: { is: match.status, text: statusSentence(say, match) },
    facts: factsOf(say, detail),
    offering: { href: paths.offering(match.offering), text: t('results.match.offering') },
    institution: {
      href: paths.institution(match.institution),
      text: t('results.match.institution', { name: institution }),
    },
    next: nextStep(say, match),
    notes: notesOf(say, match),
    parts: partsView(say, match, detail.policy),
    noParts: noParts(say, match),
    settle: match.missing.map((fact) => questionLink(say, fact)),
    changes: changesView(say, match),
    appeal:
      match.status === 'closed'
        ? t(`results.match.appeal.${match.rules['IA-18'] === 'pass' ? 'yes' : 'no'}`, { institution })
        : null,
    rules: match.status === 'error' ? [] : rulesOf(say, match.rules),
    rulesCaption: t('results.match.rulesCaption', { institution }),
    rulesMore: {
      href: `${paths.institution(entry.offering.institution)}#decides`,
      text: t('results.match.rulesMore'),
    },
    stale: run.stale,
  };
}

/** Told by the status itself. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'label.waiting_list',
  'label.by_invitation',
  'label.closed_for_now',
]);

function noParts({ t }: ResultSay, { status }: MatchDetail['match']): string | null {
  if (status === 'error') return null;
  return t(status === 'generic' ? 'results.match.noScoreGeneric' : 'results.match.noScore');
}

function notesOf({ t, names }: ResultSay, { status, labels }: MatchDetail['match']): readonly string[] {
  if (status === 'error') return [t('results.match.errorNext')];
  return labels.filter(({ code }) => !SAID_ELSEWHERE.has(code)).map((label) => reasonText(t, label, names));
}

const INTAKES = {
  open: 'eligible',
  waiting: 'waiting',
  invitation: 'invitation',
  closed: 'closedIntake',
} as const;
const NEXT = {
  open: 'nextEligible',
  waiting: 'nextWaiting',
  invitation: 'nextInvitation',
  closed: 'nextClosedIntake',
} as const;

function statusSentence({ t }: ResultSay, { status, intake, missing }: MatchDetail['match']): string {
  if (status === 'eligible') return t(`results.match.status.${INTAKES[intake]}`);
  if (status === 'unknown') return t('results.match.status.unknown', { count: missing.length });
  return t(`results.match.status.${status}`);
}

function nextStep(
  { t, names }: ResultSay,
  { status, intake, institution }: MatchDetail['match'],
): string | null {
  if (status !== 'eligible') return null;
  return t(`results.match.${NEXT[intake]}`, { institution: names.institution(institution) });
}

function factsOf(say: ResultSay, { match, entry: { offering } }: MatchDetail): MatchPageView['facts'] {
  const { t, names } = say;
  const why = match.parts && { cost: match.parts.cost.reason };
  const price = priceForYou(say, { netPrice: match.netPrice, costs: why?.cost.values ?? {} });
  return [
    { name: t('catalogue.offering.runBy'), value: names.institution(match.institution) },
    { name: t('catalogue.offering.where'), value: whereWords(say, offering) },
    ...(price ? [{ name: t('catalogue.offering.price'), value: price }] : []),
    { name: t('catalogue.offering.time'), value: timeWords(say, offering) },
    { name: t('catalogue.offering.languages'), value: languageWords(say, offering.languages) },
  ];
}

function rulesOf({ t }: ResultSay, rules: MatchDetail['match']['rules']): readonly RuleRow[] {
  return STARTER_RULES.map((rule) => ({
    key: rule,
    rule: t(`vocabulary.rule.${rule}`),
    is: rules[rule],
    outcome: t(`vocabulary.outcome.${rules[rule]}`),
  }));
}
