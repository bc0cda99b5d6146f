import type { Translator } from '@/lib/messages';

/** A filter in use: its name and value in words, and the filters that stay without it. */
export type Chip<Filters> = { key: string; name: string; value: string; without: Filters };

type Props<Filters> = {
  t: Translator;
  chips: readonly Chip<Filters>[];
  /** In: filters. Out: the address of what they leave. */
  href: (filters?: Filters) => string;
};

/** Filters in use, each a link that takes it away. */
export function FilterChips<Filters>({ t, chips, href }: Props<Filters>) {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('catalogue.list.active')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <a
            className="chip"
            href={href(chip.without)}
            aria-label={t('catalogue.list.remove', { name: chip.name, value: chip.value })}
          >
            {chip.value}
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a className="tap" href={href()}>
            {t('catalogue.list.clear')}
          </a>
        </li>
      )}
    </ul>
  );
}
