import { randomUUID } from 'node:crypto';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { OFFERING_TYPES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { posts } from '@/lib/paths';
import { fieldText } from './drawn-edit';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The form of a new offering: empty, or as it was typed and came back. */
export async function newOfferingView(context: Context, query: Query) {
  const t = translator(context.locale ?? 'en');
  const typed = await typedAgain(context, posts.createOffering(), query);
  const { compare } = new Intl.Collator(t.locale);
  const types = OFFERING_TYPES.map((value) => ({ value, label: t(`vocabulary.offeringType.${value}`) }));
  return {
    t,
    action: posts.createOffering(),
    // The same form sent twice makes one offering.
    key: typed?.fields.key?.[0] ?? randomUUID(),
    fields: typed?.fields ?? {},
    errors: (typed?.errors ?? []).map(({ field, code }) => ({ field, text: fieldText(t, code) })),
    types: [
      { value: '', label: t('desk.part.choose') },
      ...types.toSorted((a, b) => compare(a.label, b.label)),
    ],
  };
}
