import type { Chip } from '@/app/_components/catalogue/filter-chips';
import type { FilterList, FilterOption } from '@/app/_components/catalogue/filter-form';
import type { Translator } from '@/lib/messages';

/** A value of a filter with how many there are of it. */
export function filterOption(
  t: Translator,
  { value, name, count, group }: { value: string; name: string; count: number; group?: string | undefined },
): FilterOption {
  return { value, name, label: t('catalogue.list.option', { name, count }), group };
}

/** Values that something was found for. The chosen one stays also where nothing is left of it: else the next search would drop it without a word. */
export function countedOptions<T extends string>(
  t: Translator,
  of: {
    values: readonly T[];
    counts: Readonly<Record<string, number>>;
    chosen: string | null;
    label: (value: T) => string;
  },
): readonly FilterOption[] {
  const { values, counts, chosen, label } = of;
  return values
    .filter((value) => counts[value] || value === chosen)
    .map((value) => filterOption(t, { value, name: label(value), count: counts[value] ?? 0 }));
}

/** Words and lists in use, each with the filters that stay without it. */
export function listChips<Name extends string, Filters extends { [one in Name | 'q']?: string | undefined }>(
  t: Translator,
  {
    filters,
    lists,
    without,
  }: {
    filters: Filters;
    lists: readonly FilterList<Name>[];
    without: (name: Name | 'q') => Filters;
  },
): readonly Chip<Filters>[] {
  const chosen = lists.flatMap(({ name, label, options }) => {
    const value = filters[name];
    if (!value) return [];
    const words = options.find((one) => one.value === value)?.name ?? value;
    return [{ key: name, name: label, value: words, without: without(name) }];
  });
  if (!filters.q) return chosen;
  const word = { key: 'q', name: t('catalogue.list.word'), value: filters.q, without: without('q') };
  return [word, ...chosen];
}
