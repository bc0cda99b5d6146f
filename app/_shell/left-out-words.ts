import type { Translator } from '@/lib/messages';
import type { Ignored } from '@/lib/schemas/filter-reader';

/** In: what of an address is left out, and how each filter is called. Out: each in a sentence. */
export function leftOutWords<Filter extends string>(
  t: Translator,
  ignored: readonly Ignored<Filter>[],
  names: Readonly<Record<Filter, string>>,
): readonly string[] {
  return ignored.map((one) => leftOutText(t, one, names[one.filter]));
}

/** In: what of a filter is left out, and how the filter is called. Out: a sentence. */
export function leftOutText(
  t: Translator,
  { value, repeated }: Pick<Ignored<string>, 'value' | 'repeated'>,
  name: string,
): string {
  return t(repeated ? 'catalogue.list.repeated' : 'catalogue.list.ignored', { name, value });
}
