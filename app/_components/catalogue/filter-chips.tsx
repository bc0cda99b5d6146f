import type { Translator } from '@/lib/messages';
import { type OfferingFilters, paths } from '@/lib/paths';

/** A filter in use: its name and value in words, and the filters that stay without it. */
export type Chip = { key: string; name: string; value: string; without: OfferingFilters };

/** Filters in use, each a link that takes it away. */
export function FilterChips({ t, chips }: { t: Translator; chips: readonly Chip[] }) {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('catalogue.list.active')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <a
            className="chip"
            href={paths.offerings(chip.without)}
            aria-label={t('catalogue.list.remove', { name: chip.name, value: chip.value })}
          >
            {chip.value}
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a className="tap" href={paths.offerings()}>
            {t('catalogue.list.clear')}
          </a>
        </li>
      )}
    </ul>
  );
}
