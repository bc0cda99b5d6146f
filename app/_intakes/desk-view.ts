import type { EntryView } from '@/app/_components/intakes/entry-list';
import { deskView } from '@/app/_desk/offering-view';
import type { Context } from '@/lib/data/context';
import type { PublicIntake } from '@/lib/data/intakes/current';
import { type DeskEntry, type DeskIntake, getDeskIntake, listDeskIntakes } from '@/lib/data/intakes/get';
import { type IntakeStage, stageOf } from '@/lib/domain/intakes';
import { type Translator, translator } from '@/lib/messages';
import { formatDate, formatMoment } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { groupList, intakeRows } from './words';

const DONE = ['opened', 'changed', 'closed', 'chosen', 'offered', 'noneOffered', 'marks'] as const;
const LOT_SHOWN = 12;

/** Groups of one offering of the desk. */
export async function intakesView(context: Context, offering: string) {
  const { name, desk, say } = await deskView(context, offering);
  const { t } = say;
  const intakes = await listDeskIntakes(context, offering);
  return {
    t,
    name,
    canOpen: desk.state === 'published',
    rows: intakes.map((intake) => ({
      id: intake.id,
      href: paths.deskIntake(intake.id),
      name: startsWords(t, intake),
      what: rowWords(t, intake),
      state: t(`intakes.stage.${stageOf(intake, context.today)}`),
      notes: [countWords(t, intake)],
    })),
  };
}

/** One group of the desk with the firms that asked. In: `done`, as it stands in the address. */
export async function intakeView(context: Context, id: string, done?: string | string[]) {
  const t = translator(context.locale ?? 'en');
  const intake = await getDeskIntake(context, id);
  const stage = stageOf(intake, context.today);
  const told = DONE.find((one) => one === done);
  return {
    t,
    intake,
    stage,
    title: startsWords(t, intake),
    done: told ? t(`intakes.desk.done.${told}`) : null,
    rows: intakeRows(t, intake, context.today),
    links: linksOf(t, intake, stage),
    entriesText: t(intake.chosen ? 'intakes.desk.firmsText' : 'intakes.desk.firmsBefore'),
    entries: intake.entries.map((entry) => entryView(t, intake, entry)),
  };
}

export function startsWords(t: Translator, { starts }: Pick<PublicIntake, 'starts'>): string {
  return t('intakes.desk.one', { date: formatDate(t.locale, starts) });
}

function rowWords(t: Translator, { opens, closes, places, method }: PublicIntake): string {
  return t('intakes.desk.row', {
    opens: formatDate(t.locale, opens),
    closes: formatDate(t.locale, closes),
    places,
    method: t(`intakes.method.${method}`),
  });
}

function countWords(t: Translator, { counts }: PublicIntake): string {
  const taken = counts.place + counts.offered;
  return t('intakes.desk.counts', {
    asked: counts.in + taken + counts.waiting,
    taken,
    waiting: counts.waiting,
  });
}

/** What the desk can do with it where it stands now. */
function linksOf(t: Translator, { id, offering, method, counts, free }: DeskIntake, stage: IntakeStage) {
  const isBefore = stage === 'open' || stage === 'to_choose';
  const hasFree = free.open > 0 || free.reserved.some(({ places }) => places > 0);
  const links: { href: string; label: string; is: boolean }[] = [
    {
      href: paths.intakeMarks(id),
      label: t('intakes.desk.marks'),
      is: isBefore && method === 'points' && counts.in > 0,
    },
    {
      href: paths.intakeStep(id, 'choose'),
      label: t('intakes.desk.choose'),
      is: stage === 'to_choose',
    },
    {
      href: paths.intakeStep(id, 'offer'),
      label: t('intakes.desk.offer'),
      is: stage === 'chosen' && hasFree && counts.waiting > 0,
    },
    { href: paths.intakeStep(id, 'close'), label: t('intakes.desk.close'), is: stage === 'open' },
    { href: paths.editIntake(id), label: t('intakes.desk.change'), is: stage !== 'started' },
    { href: `${paths.offering(offering)}#groups`, label: t('intakes.desk.public'), is: true },
  ];
  return links.filter(({ is }) => is);
}

function entryView(t: Translator, intake: DeskIntake, entry: DeskEntry): EntryView {
  return {
    key: entry.request,
    href: paths.deskRequest(entry.request),
    firm: entry.firm,
    standing:
      byHand(t, intake, entry) ??
      t(`intakes.desk.standing.${entry.standing}`, {
        by: entry.answerBy === null ? '' : formatDate(t.locale, entry.answerBy),
      }),
    why: whyWords(t, intake, entry),
  };
}

/** Placed by hand after the start: then its request says more than its place here. */
function byHand(t: Translator, { chosen }: DeskIntake, { standing, state }: DeskEntry): string | null {
  return chosen && standing === 'waiting' && state !== 'listed' ? t(`requests.state.${state}`) : null;
}

function whyWords(t: Translator, { method }: DeskIntake, entry: DeskEntry): string[] {
  const { number, rank, lot, need, points, groups, kind, sentAt } = entry;
  return [
    t('intakes.desk.entry', { number }),
    ...(rank === null ? [] : [t('intakes.desk.rank', { rank })]),
    ...(method === 'need_rank' && need !== null
      ? [t('intakes.desk.why.need', { percent: Math.round(need / 100) })]
      : []),
    ...(method === 'points'
      ? [points === null ? t('intakes.desk.why.noMarks') : t('intakes.desk.why.points', { points })]
      : []),
    ...(lot === null || method === 'first_come'
      ? []
      : [t('intakes.desk.why.lot', { lot: lot.slice(0, LOT_SHOWN) })]),
    t('intakes.desk.why.sent', { when: formatMoment(t.locale, sentAt) }),
    ...(groups.length > 0 ? [t('intakes.desk.why.groups', { list: groupList(t, groups) })] : []),
    ...(kind === null || kind === 'open'
      ? []
      : [t('intakes.desk.why.kept', { group: groupList(t, [kind]) })]),
  ];
}
