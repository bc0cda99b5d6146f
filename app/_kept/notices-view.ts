import type { NoticeRow } from '@/app/_components/kept/types';
import { type ResultSay, resultSay } from '@/app/results/_view/say';
import type { Context } from '@/lib/data/context';
import { listNotices, type Notice, type NoticeList } from '@/lib/data/notices/list';
import { isQuestionFact, screenOf } from '@/lib/domain/facts';
import { formatMoment } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { noticeText } from './notice-text';

/** Everything the page of notices is drawn from. */
export async function noticesView(context: Context) {
  const list = await listNotices(context);
  const say = await resultSay(context, list.view, null, list.policy);
  const rows = list.rows.map((row) => rowView(say, row, list));
  return { t: say.t, rows, wantsMail: list.wantsMail };
}

function rowView(say: ResultSay, notice: Notice, { nameOf, view }: NoticeList): NoticeRow {
  const { t } = say;
  const offer = nameOf(notice.offering, t.locale);
  return {
    id: notice.id,
    offer,
    text: noticeText(say, notice, offer),
    at: formatMoment(t.locale, notice.at),
    isNew: !notice.read,
    links: [
      ...questionOf(say, notice),
      ...(view.offerings.has(notice.offering)
        ? [{ href: paths.match(notice.offering), text: t('own.notices.see') }]
        : []),
    ],
  };
}

function questionOf({ t }: ResultSay, { because }: Notice): NoticeRow['links'] {
  if (because.why !== 'question' || !isQuestionFact(because.fact)) return [];
  return [{ href: paths.screen(screenOf(because.fact), 'results'), text: t('own.notices.toQuestion') }];
}
