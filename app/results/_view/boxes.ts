import type { Box, Link, MatchGroup } from '@/app/_components/results/types';
import type { LatestRun } from '@/lib/data/runs/latest';
import type { NextAnswer } from '@/lib/domain/matching';
import { capital } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { lookedView, offeringsOf } from './looked';
import { questionLink } from './match-row';
import type { ResultSay } from './say';

/** Boxes are short: the best of a long list. */
const LINKS = 5;

/**
 * What stands beside the list, in order; what has nothing to say is left out. `little`: the page says elsewhere which
 * questions come next and what was looked at. `groups`: the list as it is drawn.
 */
export function boxesOf(
  say: ResultSay,
  { summary }: LatestRun,
  { little, groups }: { little: boolean; groups: readonly MatchGroup[] },
): readonly Box[] {
  const { boxes } = summary;
  const answerNext = little ? [] : summary.answerNext;
  const { answered, shown } = summary.firm.completeness;
  // Nothing is claimed of a result where all is answered.
  const isOpen = answered < shown;
  const { t } = say;
  const all = offeringsOf(summary);
  const offerings = (ids: readonly string[]) =>
    ids.slice(0, LINKS).map((id) => ({ href: paths.match(id), text: say.offering(id) }));
  return [
    ...(answerNext.length > 0
      ? [{ ...titled(say, 'next'), links: answerNext.map((next) => nextLink(say, next, all)) }]
      : isOpen && !little
        ? [{ key: 'next', title: t('results.next.title'), text: t('results.next.none'), links: [] }]
        : []),
    ...(boxes.money.length > 0 ? [{ ...moneyWords(say, groups), links: offerings(boxes.money) }] : []),
    ...(boxes.useWhatYouHave.length > 0
      ? [{ ...titled(say, 'old'), links: offerings(boxes.useWhatYouHave) }]
      : []),
    ...(boxes.freeOfBuyer.length > 0
      ? [{ ...titled(say, 'buyer'), links: offerings(boxes.freeOfBuyer) }]
      : []),
    boxes.firmsLikeYou.host
      ? { key: 'peers', title: t('results.peers.title'), text: t('results.peers.host'), links: [] }
      : {
          key: 'peers',
          title: t('results.peers.title'),
          text: t('results.peers.ask'),
          links: [{ ...questionLink(say, 'ties.share_back'), text: t('results.peers.link') }],
          onScreen: true,
        },
    ...(little ? [] : [{ key: 'looked', ...lookedView(say, summary), links: [] }]),
  ];
}

function titled({ t }: ResultSay, key: 'next' | 'old' | 'buyer') {
  return { key, title: t(`results.${key}.title`), text: t(`results.${key}.text`) };
}

/** Where nothing is listed above, the step beside money is not in a list. */
function moneyWords({ t }: ResultSay, groups: readonly MatchGroup[]) {
  const text = groups.some(({ rows }) => rows.length > 0) ? 'results.money.text' : 'results.money.textAlone';
  return { key: 'money', title: t('results.money.title'), text: t(text) };
}

/** A question with what its answer could move. `all`: how many offerings there are. */
export function nextLink(
  say: ResultSay,
  { fact, statuses, first }: NextAnswer,
  all: number,
): Link & { note: string } {
  const { t } = say;
  const key = statuses === all ? 'results.next.statusesAll' : 'results.next.statuses';
  const settles = statuses > 0 ? t(key, { count: statuses }) : '';
  const moves = first > 0 ? t('results.next.first', { count: first }) : '';
  const both =
    settles && moves ? t('results.next.both', { statuses: settles, first: moves }) : settles || moves;
  return { ...questionLink(say, fact), note: capital(both) };
}
