import type { PlaceBlock } from '@/app/_components/requests/types';
import type { RequestView } from '@/lib/data/requests/get';
import { stageOf } from '@/lib/domain/intakes';
import type { RequestSide } from '@/lib/domain/people';
import type { Translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { groupList, howWords } from './words';

type Reader = { side: RequestSide; today: Parameters<typeof stageOf>[1] };

/** Where a request stands in its group, in plain words; null where it asks for a place in none. */
export function placeBlock(t: Translator, view: RequestView, { side, today }: Reader): PlaceBlock | null {
  if (!view.place) return null;
  const { intake, entry } = view.place;
  const isFirm = side === 'firm';
  const groups = { list: groupList(t, entry.groups) };
  const told = isFirm ? t('intakes.place.told', groups) : t('intakes.place.toldDesk', groups);
  return {
    title: t('intakes.place.title', { starts: formatDate(t.locale, intake.starts) }),
    lines: [
      t(isFirm ? 'intakes.place.number' : 'intakes.place.numberDesk', { number: entry.number }),
      ...(entry.groups.length > 0 ? [told] : []),
      ...standingLines(t, view, { side, today }),
    ],
    link: isFirm
      ? { href: `${paths.offering(intake.offering)}#groups`, label: t('intakes.place.link') }
      : { href: paths.deskIntake(intake.id), label: t('intakes.place.deskLink') },
  };
}

function standingLines(t: Translator, view: RequestView, { side, today }: Reader): string[] {
  if (!view.place) return [];
  const { intake, entry } = view.place;
  const isFirm = side === 'firm';
  const date = (text: string | null) => (text === null ? '' : formatDate(t.locale, text));
  const kept =
    entry.kind === null || entry.kind === 'open'
      ? []
      : [t('intakes.place.kept', { group: groupList(t, [entry.kind]) })];
  switch (entry.standing) {
    case 'in': {
      const values = { closes: date(intake.closes), how: howWords(t, intake) };
      const stage = stageOf(intake, today);
      if (stage === 'started') return [startedLine(t, view, side)];
      return [t(stage === 'to_choose' ? 'intakes.place.toChoose' : 'intakes.place.in', values)];
    }
    case 'place':
      return [
        t(isFirm ? 'intakes.place.got' : 'intakes.place.gotDesk', { starts: date(intake.starts) }),
        ...kept,
      ];
    case 'offered':
      return [
        t(isFirm ? 'intakes.place.offered' : 'intakes.place.offeredDesk', { by: date(entry.answerBy) }),
        ...kept,
      ];
    case 'waiting':
      return view.place.decides ? waitingLines(t, view, side) : [startedLine(t, view, side)];
    case 'out':
      return [];
  }
}

function startedLine(t: Translator, { by }: RequestView, side: RequestSide): string {
  const institution = by.text.name[t.locale];
  return side === 'firm' ? t('intakes.place.started', { institution }) : t('intakes.place.startedDesk');
}

function waitingLines(t: Translator, { place, waitUntil }: RequestView, side: RequestSide): string[] {
  if (!place) return [];
  const { before, intake } = place;
  const position = before + 1;
  const until = { until: waitUntil === null ? '' : formatDate(t.locale, waitUntil) };
  if (side === 'institution')
    return [
      t('intakes.place.waitingDesk', { position }),
      ...(waitUntil === null ? [] : [t('intakes.place.waitingUntilDesk', until)]),
    ];
  return [
    t('intakes.place.waiting', { position, before }),
    t('intakes.place.waitingNext', { days: intake.answerDays }),
    ...(waitUntil === null ? [] : [t('intakes.place.waitingUntil', until)]),
  ];
}
