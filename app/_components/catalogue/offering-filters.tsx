import type { Translator } from '@/lib/messages';
import type { OfferingFilters } from '@/lib/paths';
import { paths } from '@/lib/paths';

/** `name` is what it is called, `label` what the list says: the name with a count. */
export type FilterOption = { value: string; name: string; label: string };
/** A list to choose one value from. */
export type FilterList = {
  name: 'type' | 'country' | 'subdivision' | 'sector' | 'size' | 'language' | 'price';
  label: string;
  options: readonly FilterOption[];
};
type Props = { t: Translator; filters: OfferingFilters; lists: readonly FilterList[] };

/** Search and filters as a form that is sent to the address of the list itself. */
export function OfferingFiltersForm({ t, filters, lists }: Props) {
  const used = lists.some(({ name }) => filters[name]) || Boolean(filters.open);
  return (
    <search>
      <form className="search" method="get" action={paths.offerings()}>
        <label className="q" htmlFor="q">
          {t('catalogue.list.search')}
        </label>
        <p className="hint" id="q-hint">
          {t('catalogue.list.hint')}
        </p>
        <input
          className="input"
          type="search"
          id="q"
          name="q"
          defaultValue={filters.q}
          aria-describedby="q-hint"
          maxLength={100}
        />
        <details open={used}>
          <summary>{t('catalogue.list.more')}</summary>
          <div className="filters">
            {lists.map((list) => (
              <FilterSelect
                key={list.name}
                list={list}
                any={t('catalogue.list.any')}
                chosen={filters[list.name]}
              />
            ))}
          </div>
          <label className="choice">
            <input type="checkbox" name="open" value="1" defaultChecked={filters.open === '1'} />
            {t('catalogue.list.open')}
          </label>
        </details>
        <button type="submit" className="btn">
          {t('catalogue.list.find')}
        </button>
      </form>
    </search>
  );
}

function FilterSelect({ list, any, chosen }: { list: FilterList; any: string; chosen: string | undefined }) {
  return (
    <label>
      {list.label}
      <select className="select" name={list.name} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {list.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
