import type { Translator } from '@/lib/messages';
import type { Ignored } from '@/lib/schemas/filter-reader';

/** In: what of an address means nothing, and how each filter is called. Out: each in a sentence. */
export function leftOutWords<Filter extends string>(
  t: Translator,
  ignored: readonly Ignored<Filter>[],
  names: Readonly<Record<Filter, string>>,
): readonly string[] {
  return ignored.map(({ filter, value }) => t('catalogue.list.ignored', { name: names[filter], value }));
}
