import type { Context } from '@/lib/data/context';
import { type DeskOffering, getDeskOffering } from '@/lib/data/offerings/get';
import { latestOf } from '@/lib/data/offerings/load';
import type { OfferingContent } from '@/lib/domain/offerings';
import { formatMoment } from '@/lib/messages/format';
import { type DeskSay, deskSay } from './desk-say';

/** One offering of the desk with the words to tell it in. */
export type DeskView = DeskSay & {
  desk: DeskOffering;
  name: string;
  /** What stands in the catalogue; null while there is nothing. */
  open: OfferingContent | null;
  /** The draft, else the last version; null where it cannot be read. */
  latest: OfferingContent | null;
  /** Columns of which it says nothing yet. */
  unsaid: readonly string[];
  who: (person: string) => string;
};

/** Reads one offering of the desk; refuses another's as one that never was. */
export async function deskView(context: Context, id: string): Promise<DeskView> {
  const desk = await getDeskOffering(context, id);
  const { content: latest, unsaid } = latestOf(desk);
  const country = latest?.offering.countries[0] ?? null;
  const words = await deskSay(context, { institution: desk.institution, country });
  const { t } = words.say;
  return {
    ...words,
    desk,
    name: latest?.text.name[t.locale] ?? id,
    open: desk.versions.find(({ toRevision }) => toRevision === null)?.content ?? null,
    latest,
    unsaid,
    who: (person) => desk.people.get(person) ?? t('desk.who.gone'),
  };
}

/** Who saved the draft last, and when; null where there is none. */
export function draftBy({ desk: { draft }, who, say: { t } }: DeskView) {
  return draft && { who: who(draft.editedBy), when: formatMoment(t.locale, draft.editedAt) };
}
