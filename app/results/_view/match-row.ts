import { timeWords } from '@/app/_components/catalogue/facts';
import { words } from '@/app/_components/forms/words';
import type { Link, MatchRow } from '@/app/_components/results/types';
import type { CatalogueView } from '@/lib/data/catalogue/revision';
import type { MatchSummary } from '@/lib/data/runs/summary';
import { screenOf } from '@/lib/domain/facts';
import type { Boxes, Offering } from '@/lib/domain/matching';
import { reasonText } from '@/lib/messages/reason-text';
import { paths, type Return } from '@/lib/paths';
import { caveatWords, isToldAsCaveat } from './caveats';
import { insteadOf } from './instead';
import { priceForYou } from './price';
import type { ResultSay } from './say';
import { whereFor } from './where';
import { subjectOf } from './works';

/** Remarks that are worth a sentence in the list; the others stand in the status or in the explanation. */
const TOLD: ReadonlySet<string> = new Set([
  'label.place_kept',
  'label.more_than_said',
  'label.perhaps_more_than_said',
  'label.perhaps_less',
  'label.less_for_groups',
  'label.more_than_limit',
  'label.perhaps_more_than_limit',
  'label.farther_than_said',
  'label.more_hours_than_said',
  'label.free_of_buyer',
  'label.size_no_row',
  'label.size_range',
  'label.language_open',
  'label.rule_checked',
  'label.rule_open',
  'label.rule_asks',
]);
const LINKS = 2;

type Input = {
  match: MatchSummary;
  view: Pick<CatalogueView, 'offerings'>;
  closed: Boxes['closed'];
  /** Where the firm works; null where it has not said. */
  country: string | null;
};

/** In: a match of the list. Out: it in words; null where the catalogue no longer has the offering. */
export function matchRow(say: ResultSay, { match, view, closed, country }: Input): MatchRow | null {
  const offering = view.offerings.get(match.offering)?.offering;
  if (!offering) return null;
  const { t } = say;
  const facts = [
    whereFor(say, offering, country),
    priceForYou(say, { ...match, offering, costs: match.why?.cost.values ?? {} }),
    timeWords(say, offering),
    // Places count for those that can be had now; of the others the status tells how one gets in.
    ...(match.intake === 'open' ? [t('results.row.places', { seats: offering.seats })] : []),
  ];
  return {
    id: match.offering,
    name: say.offering(match.offering),
    href: paths.match(match.offering),
    runner: say.names.institution(match.institution),
    facts: facts.join(' · '),
    why: whyWords(say, match, offering),
    status: statusOf(say, match),
    also: alsoOf(say, match, closed),
  };
}

/** The status of a match in a word or two; where something speaks against taking part, that too. */
function statusOf(say: ResultSay, match: MatchSummary): MatchRow['status'] {
  const { t } = say;
  const { status: is, intake } = match;
  if (is !== 'eligible') {
    const { length: count } = match.missing;
    const text = is === 'unknown' ? t('results.row.status.unknown', { count }) : t(`vocabulary.status.${is}`);
    return intake === 'open' ? { is, text } : { is, text, but: t(`results.row.intake.${intake}`, { is }) };
  }
  const caveats = caveatWords(say, match);
  return caveats
    ? { is, text: t(`results.but.${intake}`), but: t(`results.but.${intake}But`, { caveats }) }
    : { is, text: t(`results.row.status.${intake}`) };
}

/** Why it is here, in one line: what keeps it, what it works on, whom it brings in, and what stands out. */
function whyWords(
  { t, names }: ResultSay,
  { status, why, reasons, labels }: MatchSummary,
  offering: Offering,
): string {
  if (!why) return '';
  const before = status === 'later' ? reasons : status === 'closed' ? [why.incl, ...reasons] : [];
  // Where questions are open anyway, the one on wishes is not the first to tell.
  const fit = status === 'unknown' && why.need.code === 'need.unknown' ? [] : [why.need];
  const contacts = why.bridge.code === 'bridge.new' ? [why.bridge] : [];
  const told = status === 'eligible' ? isToldAsCaveat : () => false;
  const shown = fit.find(({ code }) => !told(code)) ?? null;
  return [...before, ...subjectOf(offering, shown), ...fit, ...contacts]
    .filter(({ code }) => !told(code))
    .map((reason) => ended(reasonText(t, reason, names)))
    .concat(remarkWords({ t, names }, { status, labels }))
    .join(' ');
}

/** Remarks that stand beside a match wherever it is listed, without those that its status has told. */
export function remarkWords(
  { t, names }: Pick<ResultSay, 't' | 'names'>,
  { status, labels }: Pick<MatchSummary, 'status' | 'labels'>,
): readonly string[] {
  return labels
    .filter(({ code }) => TOLD.has(code) && !(status === 'eligible' && isToldAsCaveat(code)))
    .map((label) => ended(reasonText(t, label, names)));
}

function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

function alsoOf(say: ResultSay, match: MatchSummary, closed: Boxes['closed']): MatchRow['also'] {
  const { t } = say;
  const offerings = (ids: readonly string[]): Link[] =>
    ids.slice(0, LINKS).map((id) => ({ href: paths.match(id), text: say.offering(id) }));
  switch (match.status) {
    case 'later':
      if (isNotAsked(match))
        return withLinks(
          t('results.row.notAsked'),
          match.missing.slice(0, LINKS).map((fact) => questionLink(say, fact)),
        );
      return withLinks(
        t('results.row.leads'),
        offerings([...new Set(match.changes.flatMap((change) => change.offerings))]),
      );
    case 'closed': {
      const nearest = closed.find(({ offering }) => offering === match.offering)?.nearestOpen ?? [];
      const instead = insteadOf(say, nearest);
      return instead && withLinks(t(`results.row.instead.${instead.intake}`), offerings(instead.ids));
    }
    case 'unknown':
      return settleFirst(say, match);
    default:
      return null;
  }
}

/** The first question that an open offering waits for, and how many more there are. */
function settleFirst(say: ResultSay, { missing: [first, ...others] }: MatchSummary): MatchRow['also'] {
  if (first === undefined) return null;
  const also = { text: say.t('results.row.settle'), links: [questionLink(say, first)] };
  return others.length > 0
    ? { ...also, more: say.t('results.row.settleMore', { count: others.length }) }
    : also;
}

/** Whether all that it waits for is something we do not know, so that answers alone may open it. */
export function isNotAsked({ status, reasons }: Pick<MatchSummary, 'status' | 'reasons'>): boolean {
  const isOpen = reasons.length > 0 && reasons.every(({ code }) => code.endsWith('_not_asked'));
  return status === 'later' && isOpen;
}

function withLinks(text: string, links: readonly Link[]): MatchRow['also'] {
  return links.length === 0 ? null : { text, links };
}

/** A question that the firm can answer and come back: to the list, or to the page it came from. */
export function questionLink({ t }: ResultSay, fact: string, from: Return = 'results'): Link {
  return { href: paths.screen(screenOf(fact), from), text: words(t, `diagnostic.${fact}.text`) };
}
