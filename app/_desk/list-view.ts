import type { DeskRowView } from '@/app/_components/desk/desk-rows';
import { leftOutWords } from '@/app/_shell/left-out-words';
import { institutionName } from '@/lib/auth/context';
import type { Context } from '@/lib/data/context';
import { type DeskFilter, type DeskRow, listDeskOfferings } from '@/lib/data/offerings/list';
import type { ScheduledStep } from '@/lib/domain/offerings';
import { OFFERING_STATES, OFFERING_STEPS } from '@/lib/domain/people';
import { OFFERING_TYPES } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import {
  among,
  filterReader,
  hasWords,
  type Ignored,
  pageFrom,
  type UrlParameters,
} from '@/lib/schemas/filter-reader';
import { TEXT_MAX } from '@/lib/schemas/limits';

export type DeskAsked = { filter: DeskFilter; ignored: readonly Ignored<keyof DeskFilter>[] };

/** In: the query of the address. Out: the filter, and what of it means nothing. */
export function readDeskFilter(query: UrlParameters): DeskAsked {
  const reader = filterReader<keyof DeskFilter>(query);
  const { ignored, oneOf } = reader;
  const filter = {
    state: oneOf('state', among(OFFERING_STATES)),
    type: oneOf('type', among(OFFERING_TYPES)),
    q: oneOf('q', hasWords, (words) => words.slice(0, TEXT_MAX)) ?? '',
    page: pageFrom(reader),
  };
  return { filter, ignored };
}

/** The list of a desk in words. */
export async function deskList(
  context: Context,
  { institution, filter, ignored }: DeskAsked & { institution: string },
) {
  const list = await listDeskOfferings(context, filter);
  const t = translator(context.locale ?? 'en');
  const name = await institutionName(context, institution);
  const states = OFFERING_STATES.filter((one) => (list.counts[one] ?? 0) > 0 || one === filter.state);
  const filtered = filter.state !== null || filter.type !== null || filter.q !== '';
  const count = list.found;
  return {
    t,
    title: t('desk.list.title', { institution: name }),
    lede: list.revision > 0 ? t('desk.list.lede', { revision: list.revision }) : t('desk.list.ledeNone'),
    found: count === 0 && filtered ? t('desk.list.none') : t('desk.list.found', { count }),
    filtered,
    page: list.page,
    pages: list.pages,
    leftOut: leftOutWords(t, ignored, {
      state: t('desk.list.state'),
      type: t('desk.list.type'),
      q: t('desk.list.words'),
      page: t('catalogue.list.pages'),
    }),
    states: [
      { value: '', label: t('desk.list.allStates', { count: list.total }) },
      ...states.map((one) => ({
        value: one,
        label: t('desk.list.someState', { state: t(`desk.state.${one}`), count: list.counts[one] ?? 0 }),
      })),
    ],
    types: [
      { value: '', label: t('desk.list.allTypes') },
      ...list.types.map((one) => ({ value: one, label: t(`vocabulary.offeringType.${one}`) })),
    ],
    rows: list.rows.map((row) => rowView(t, row)),
    bulk: {
      action: paths.deskBulk(null),
      choose: t('desk.bulk.choose'),
      title: t('desk.bulk.title'),
      steps: OFFERING_STEPS.map((step) => ({ value: step, label: t(`desk.bulk.step.${step}`) })),
    },
  };
}

function rowView(
  t: Translator,
  { id, state, hasDraft, isAsked, scheduled, version, content, isUnfinished }: DeskRow,
): DeskRowView {
  const kind = content ? t(`vocabulary.offeringType.${content.offering.type}`) : id;
  return {
    id,
    href: paths.deskOffering(id),
    name: content?.text.name[t.locale] ?? id,
    what: version > 0 ? `${kind} · ${t('desk.list.version', { version })}` : kind,
    state: t(`desk.state.${state}`),
    notes: [
      ...(hasDraft && state !== 'draft' ? [t('desk.list.hasDraft')] : []),
      ...(isUnfinished ? [t('desk.list.unfinished')] : []),
      ...(isAsked ? [t('desk.list.asked')] : []),
      ...(scheduled ? [scheduledWords(t, scheduled)] : []),
      ...(content ? [] : [t('desk.list.unreadable')]),
    ],
  };
}

function scheduledWords(t: Translator, { step, day, off }: ScheduledStep): string {
  const words = { day: formatDate(t.locale, day) };
  return off ? t('desk.list.scheduledOff', words) : t(`desk.list.scheduled.${step}`, words);
}
