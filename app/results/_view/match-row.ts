import { timeWords, whereWords } from '@/app/_components/catalogue/facts';
import { words } from '@/app/_components/forms/words';
import type { Link, MatchRow } from '@/app/_components/results/types';
import type { CatalogueView } from '@/lib/data/catalogue/revision';
import type { MatchSummary } from '@/lib/data/runs/summary';
import { screenOf } from '@/lib/domain/facts';
import type { Boxes } from '@/lib/domain/matching';
import type { Reason } from '@/lib/domain/rules';
import { reasonText } from '@/lib/messages/reason-text';
import { paths } from '@/lib/paths';
import type { ResultSay } from './say';

/** Remarks that are worth a sentence in the list; the others stand in the status or in the explanation. */
const TOLD: ReadonlySet<string> = new Set([
  'label.place_kept',
  'label.more_than_limit',
  'label.farther_than_said',
  'label.free_of_buyer',
]);
const LINKS = 2;

type Input = { match: MatchSummary; view: Pick<CatalogueView, 'offerings'>; closed: Boxes['closed'] };

/** In: a match of the list. Out: it in words; null where the catalogue no longer has the offering. */
export function matchRow(say: ResultSay, { match, view, closed }: Input): MatchRow | null {
  const offering = view.offerings.get(match.offering)?.offering;
  if (!offering) return null;
  const facts = [
    whereWords(say, offering),
    priceForYou(say, { netPrice: match.netPrice, costs: match.why?.cost.values ?? {} }),
    timeWords(say, offering),
  ];
  return {
    id: match.offering,
    name: say.offering(match.offering),
    href: paths.match(match.offering),
    runner: say.names.institution(match.institution),
    facts: facts.join(' · '),
    why: whyWords(say, match),
    status: { is: match.status, text: statusWords(say, match) },
    also: alsoOf(say, match, closed),
  };
}

/** What this firm pays, or between what and what. */
export function priceForYou(
  { t, names }: ResultSay,
  { netPrice, costs: { lo, hi } }: { netPrice: number | null; costs: Reason['values'] },
): string {
  if (netPrice === 0) return t('results.row.free');
  if (netPrice !== null) return t('results.row.price', { amount: names.money(netPrice) });
  if (typeof lo !== 'number' || typeof hi !== 'number') return '';
  return t('results.row.priceFrom', {
    low: lo === 0 ? t('catalogue.price.free') : names.money(lo),
    high: names.money(hi),
  });
}

/** The status of a match in a word or two. */
export function statusWords(
  { t }: ResultSay,
  { status, intake, missing }: Pick<MatchSummary, 'status' | 'intake' | 'missing'>,
): string {
  if (status === 'eligible') return t(`results.row.status.${intake}`);
  if (status === 'unknown') return t('results.row.status.unknown', { count: missing.length });
  return t(`vocabulary.status.${status}`);
}

/** Why it is here, in one line: what keeps it, what it works on, whom it brings in, and what stands out. */
function whyWords({ t, names }: ResultSay, { status, why, reasons, labels }: MatchSummary): string {
  if (!why) return '';
  const before = status === 'later' ? reasons : status === 'closed' ? [why.incl] : [];
  // Where questions are open anyway, the one on wishes is not the first to tell.
  const fit = status === 'unknown' && why.need.code === 'need.unknown' ? [] : [why.need];
  const contacts = why.bridge.code === 'bridge.new' ? [why.bridge] : [];
  const remarks = labels.filter(({ code }) => TOLD.has(code));
  return [...before, ...fit, ...contacts, ...remarks]
    .map((reason) => ended(reasonText(t, reason, names)))
    .join(' ');
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
      return withLinks(
        t('results.row.leads'),
        offerings([...new Set(match.changes.flatMap((change) => change.offerings))]),
      );
    case 'closed': {
      const nearest = closed.find(({ offering }) => offering === match.offering)?.nearestOpen ?? [];
      return withLinks(t('results.row.instead'), offerings(nearest));
    }
    case 'unknown':
      return withLinks(
        t('results.row.settle'),
        match.missing.slice(0, 1).map((fact) => questionLink(say, fact)),
      );
    default:
      return null;
  }
}

function withLinks(text: string, links: readonly Link[]): MatchRow['also'] {
  return links.length === 0 ? null : { text, links };
}

/** A question that the firm can answer and come back. */
export function questionLink({ t }: ResultSay, fact: string): Link {
  return { href: paths.screen(screenOf(fact), 'results'), text: words(t, `diagnostic.${fact}.text`) };
}
