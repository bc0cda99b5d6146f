import type { NothingView } from '@/app/_components/results/types';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { MatchSummary, RunSummary } from '@/lib/data/runs/summary';
import type { Reason } from '@/lib/domain/rules';
import { formatNumber } from '@/lib/messages/format';
import { reasonText } from '@/lib/messages/reason-text';
import { paths } from '@/lib/paths';
import { nextLink } from './boxes';
import { changesView } from './changes';
import { lookedView, offeringsOf } from './looked';
import { isNotAsked, questionLink } from './match-row';
import type { ResultSay } from './say';

const QUESTIONS = 3;
const CALLS = 4;
/** Fewer that fit now than this, and the page says what it looked at and whom to ask. */
const LITTLE = 2;

/** The same for every result: null where enough fits. */
export function littleView(say: ResultSay, run: Pick<LatestRun, 'summary' | 'view'>): NothingView | null {
  return run.summary.counts.eligible < LITTLE ? nothingView(say, run) : null;
}

/** In: a result in which little or nothing fits. Out: what was looked at, what would change it, what is near, whom to ask. */
export function nothingView(
  say: ResultSay,
  { summary, view }: Pick<LatestRun, 'summary' | 'view'>,
): NothingView {
  const { t } = say;
  const { counts, answerNext } = summary;
  const all = offeringsOf(summary);
  const open = counts.eligible === 0 && counts.unknown > 0;
  const best = answerNext.slice(0, QUESTIONS).map((next) => nextLink(say, next, all));
  const questions = best.length > 0 ? best : together(say, summary);
  const change = best.length > 0 ? 'results.none.change' : 'results.none.changeTogether';
  // "Start with these" stands above questions only.
  const asks = open && questions.length > 0;
  return {
    title: t(asks ? 'results.none.unknownTitle' : open ? 'results.none.openTitle' : 'results.none.title'),
    text: asks ? t('results.none.unknownText') : null,
    looked: { ...lookedView(say, summary), size: largeFirm(say, summary) },
    change: {
      title: questions.length > 0 ? t(change, { count: questions.length }) : t('results.match.change'),
      questions,
      steps: stepsOf(say, summary),
      none: t(isAnswered(summary) ? 'results.none.changeAll' : 'results.none.changeNone'),
      given: givenOf(say, summary),
    },
    nearest: nearestOf(say, summary),
    call: callsOf(say, { summary, view }),
  };
}

function isAnswered({ firm: { completeness } }: RunSummary): boolean {
  return completeness.answered >= completeness.shown;
}

/** Where no answer does anything by itself: all that the best offering waits for, if answers alone may open it or tell. */
function together(say: ResultSay, { matches }: RunSummary): NothingView['change']['questions'] {
  const asking = matches.filter(({ missing }) => missing.length > 0);
  const waiting = asking.find(isNotAsked) ?? asking.find(({ status }) => status === 'unknown');
  return (waiting?.missing ?? []).map((fact) => ({ ...questionLink(say, fact), note: '' }));
}

/** Answers that a firm can change without becoming another firm: people learn a language, a limit was set too low. */
const CHANGEABLE: ReadonlySet<string> = new Set([
  'access.languages',
  'access.travel',
  'access.fee_max',
  'learn.hours',
]);

/** Such answers that shut offerings out which nothing else keeps from the firm. */
function givenOf(say: ResultSay, { excluded, nearest }: RunSummary): NothingView['change']['given'] {
  const byLanguage = excluded.some(({ reason }) => reason === 'criterion.language');
  const byRule = nearest
    .filter(({ unmet }) => unmet.every(({ code }) => code === 'criterion.rule'))
    .flatMap(({ unmet }) => unmet.map(({ values }) => String(values.fact)));
  const facts = new Set([...(byLanguage ? ['access.languages'] : []), ...byRule]);
  const links = [...facts].filter((fact) => CHANGEABLE.has(fact)).map((fact) => questionLink(say, fact));
  return links.length > 0 ? { text: say.t('results.none.given', { count: links.length }), links } : null;
}

/** Size is told before the numbers: each offering is counted by its first reason only, and size is seldom the first. */
function largeFirm({ t, locale }: ResultSay, { firm, excluded }: RunSummary): string | null {
  const { size, employees } = firm;
  const shut = excluded.some(({ reason }) => reason === 'criterion.size');
  if (!shut || size.class.kind !== 'exact' || size.class.value !== 'large') return null;
  return employees.kind === 'exact'
    ? t('results.none.largeWith', { people: formatNumber(locale, employees.value) })
    : t('results.none.large');
}

/** What would have to change for the nearest of the offerings that fit but not now. */
function stepsOf(say: ResultSay, { matches }: RunSummary): NothingView['change']['steps'] {
  const held = nearestHeld(matches);
  if (!held || held.changes.length === 0) return null;
  return {
    intro: say.t('results.none.changeSteps', { offering: say.offering(held.offering) }),
    items: changesView(say, held, 'results'),
  };
}

/** Of what fits but not now: that with the fewest things in the way, and the best among equals. */
function nearestHeld(matches: readonly MatchSummary[]): MatchSummary | undefined {
  const held = matches.filter(({ status }) => status === 'later' || status === 'closed');
  return held.toSorted((a, b) => inTheWay(a).length - inTheWay(b).length)[0];
}

/** Remarks that say how one gets in; the others are no obstacles. */
const WAYS_IN: ReadonlySet<string> = new Set([
  'label.members_only',
  'label.by_invitation',
  'label.closed_for_now',
]);

/** What keeps the firm out for now, the door first. */
function inTheWay({ labels, reasons }: MatchSummary): readonly Reason[] {
  return [...labels.filter(({ code }) => WAYS_IN.has(code)), ...reasons];
}

/** Shut for offers of money alone: what they are, and nothing that they ask of a firm. */
const MONEY_ALONE = 'criterion.targets';

/** What fits but not now comes first, then what may fit, then what fails on the fewest points. */
function nearestOf(say: ResultSay, { matches, nearest, firm }: RunSummary): NothingView['nearest'] {
  // Nothing can be near a place that is not known.
  if (firm.country.kind !== 'exact') return null;
  const { t } = say;
  const sentence = (reason: Reason) => reasonText(t, reason, say.names);
  const held = nearestHeld(matches);
  const [open] = matches.filter(({ status }) => status === 'unknown');
  const [miss] = nearest.toSorted((a, b) => Number(isAbroad(a)) - Number(isAbroad(b)));
  const found =
    (held && { id: held.offering, reasons: inTheWay(held).map(sentence), why: null }) ??
    (open && nearestOpen(say, open)) ??
    (miss && {
      id: miss.offering,
      reasons: miss.unmet
        .filter(({ code }) => code !== MONEY_ALONE)
        .map((reason) => t('results.none.asks', { what: sentence(reason) })),
      why: null,
    });
  if (!found) return null;
  return {
    title: t('results.none.nearest'),
    link: { href: paths.match(found.id), text: say.offering(found.id) },
    whyTitle: found.why ?? t('results.none.nearestWhy'),
    reasons: found.reasons,
  };
}

/** The questions themselves stand above it and in its explanation; here their number is enough. */
function nearestOpen({ t, names }: ResultSay, { offering, missing, labels }: MatchSummary) {
  return {
    id: offering,
    reasons: missing.length > 0 ? [] : labels.map((label) => reasonText(t, label, names)),
    why: missing.length > 0 ? t('results.none.nearestOpen', { count: missing.length }) : null,
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
