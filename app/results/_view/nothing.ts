import type { NothingView } from '@/app/_components/results/types';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { RunSummary } from '@/lib/data/runs/summary';
import type { Reason } from '@/lib/domain/rules';
import { reasonText } from '@/lib/messages/reason-text';
import { paths } from '@/lib/paths';
import { nextLink } from './boxes';
import { questionLink } from './match-row';
import type { ResultSay } from './say';

const QUESTIONS = 3;
const CALLS = 4;

/** In: a result in which little or nothing fits. Out: what was looked at, what would change it, what is near, whom to ask. */
export function nothingView(
  say: ResultSay,
  { summary, view }: Pick<LatestRun, 'summary' | 'view'>,
): NothingView {
  const { t } = say;
  const { counts, answerNext } = summary;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const open = counts.eligible === 0 && counts.unknown > 0;
  return {
    title: open ? t('results.none.unknownTitle') : t('results.none.title'),
    text: open ? t('results.none.unknownText') : null,
    looked: {
      title: t('results.none.looked'),
      text: t('results.none.lookedText', { count: all, fit: counts.eligible }),
      reasons: lookedAt(say, summary),
    },
    change: {
      title: t(answerNext.length > 0 ? 'results.none.change' : 'results.match.change'),
      questions: answerNext.slice(0, QUESTIONS).map((next) => nextLink(say, next)),
      none: t('results.none.changeNone'),
    },
    nearest: nearestOf(say, summary),
    call: callsOf(say, { summary, view }),
  };
}

const REASONS = {
  'criterion.country': 'results.none.country',
  'criterion.sector': 'results.none.sector',
  'criterion.place': 'results.none.place',
  'criterion.size': 'results.none.size',
  'criterion.language': 'results.none.language',
} as const;

function isReason(code: string): code is keyof typeof REASONS {
  return Object.hasOwn(REASONS, code);
}

function lookedAt({ t }: ResultSay, { excluded, counts }: RunSummary): readonly string[] {
  const shut = excluded
    .filter(({ reason }) => isReason(reason))
    .toSorted((a, b) => b.offerings.length - a.offerings.length)
    .map(({ reason, offerings }) =>
      isReason(reason) ? t(REASONS[reason], { count: offerings.length }) : '',
    );
  const others = (['generic', 'later', 'closed', 'unknown'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => t(`results.none.${status}`, { count: counts[status] }));
  return [...shut, ...others];
}

/** What fits but not now comes first, then what may fit, then what fails on the fewest points. */
function nearestOf(say: ResultSay, { matches, nearest }: RunSummary): NothingView['nearest'] {
  const { t } = say;
  const sentence = (reason: Reason) => reasonText(t, reason, say.names);
  const [held] = matches.filter(({ status }) => status === 'later' || status === 'closed');
  const [open] = matches.filter(({ status }) => status === 'unknown');
  const [miss] = nearest.toSorted((a, b) => Number(isAbroad(a)) - Number(isAbroad(b)));
  const found =
    (held && { id: held.offering, reasons: [...held.reasons, ...held.labels].map(sentence) }) ??
    (open && { id: open.offering, reasons: [...open.missing.map((fact) => questionLink(say, fact).text)] }) ??
    (miss && {
      id: miss.offering,
      reasons: miss.unmet.map((reason) => t('results.none.asks', { what: sentence(reason) })),
    });
  if (!found) return null;
  return {
    title: t('results.none.nearest'),
    link: { href: paths.match(found.id), text: say.offering(found.id) },
    whyTitle: t(!held && open ? 'results.none.nearestOpen' : 'results.none.nearestWhy'),
    reasons: found.reasons,
  };
}

function isAbroad({ unmet }: RunSummary['nearest'][number]): boolean {
  return unmet.some(({ code }) => code === 'criterion.country');
}

/** Institutions of the firm's own region, else of its country. */
function callsOf(
  { t, names }: ResultSay,
  { summary, view }: Pick<LatestRun, 'summary' | 'view'>,
): NothingView['call'] {
  const { country, subdivision } = summary.firm;
  const all = [...view.institutions.values()].map(({ institution }) => institution);
  const ofCountry = country.kind === 'exact' ? all.filter((one) => one.country === country.value) : [];
  const near =
    subdivision.kind === 'exact' ? ofCountry.filter((one) => one.subdivision === subdivision.value) : [];
  const calls = [...near, ...ofCountry.filter((one) => !near.includes(one))].slice(0, CALLS);
  return {
    title: t('results.none.call'),
    text: t(
      country.kind !== 'exact'
        ? 'results.none.callUnknown'
        : calls.length > 0
          ? 'results.none.callText'
          : 'results.none.callNone',
    ),
    institutions: [
      ...calls.map(({ id }) => ({ href: paths.institution(id), text: names.institution(id) })),
      { href: paths.institutions(), text: t('results.none.callAll') },
    ],
  };
}
