import type { SavedRow } from '@/app/_components/kept/types';
import { returnedForm } from '@/app/_shell/returned-form';
import type { Context } from '@/lib/data/context';
import { listSaved, type SavedList, type SavedMatch } from '@/lib/data/saved/list';
import type { TypedForm } from '@/lib/data/typed/read';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { NOTE_LENGTH } from '@/lib/schemas/kept';
import { standingWords } from './standing';

/** Everything the list of kept offers is drawn from. In: a note that came back, if one did. */
export async function savedView(context: Context, typed: TypedForm | null) {
  const list = await listSaved(context);
  const t = translator(context.locale ?? 'en');
  const of = typed?.fields.offering?.[0];
  const form = returnedForm(typed, {
    title: t('own.saved.problem'),
    say: () => t('own.saved.noteLong', { max: NOTE_LENGTH }),
    idOf: () => noteId(of ?? ''),
  });
  const typedNote = (offering: string) =>
    offering === of && form.failed ? { note: form.value('note'), error: form.error('note') } : {};
  return {
    t,
    form,
    asOf: list.asOf ? t('own.saved.asOf', { day: formatDate(t.locale, list.asOf) }) : t('own.saved.noResult'),
    rows: list.rows.map((row): SavedRow => ({ ...rowView(t, row, list), ...typedNote(row.offering) })),
  };
}

function noteId(offering: string): string {
  return `note-${offering}`;
}

function rowView(t: Translator, row: SavedMatch, { nameOf, asOf }: SavedList): SavedRow {
  const { offering, note, savedAt, before, now, offered } = row;
  const isSame = before?.status === now?.status && before?.intake === now?.intake;
  const changes = [
    ...(offered === 'gone' ? [t('own.saved.gone')] : []),
    ...(offered === 'changed' ? [t('own.saved.changedOffer')] : []),
    ...(isSame && offered === 'same' && asOf !== null ? [t('own.saved.same')] : []),
  ];
  return {
    id: offering,
    noteId: noteId(offering),
    name: nameOf(offering, t.locale),
    href: offered === 'gone' ? null : now ? paths.match(offering) : paths.offering(offering),
    since: t('own.saved.since', { day: formatDate(t.locale, savedAt) }),
    now: asOf === null ? null : standingWords(t, now),
    before: isSame || before === null ? null : standingWords(t, before),
    changes,
    note,
    error: undefined,
  };
}
