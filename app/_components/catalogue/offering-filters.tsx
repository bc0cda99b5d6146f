import type { Translator } from '@/lib/messages';
import type { OfferingFilters } from '@/lib/paths';
import { paths } from '@/lib/paths';

/** `name` is what it is called, `label` what the list says: the name with a count, under the heading `group`. */
export type FilterOption = { value: string; name: string; label: string; group?: string | undefined };
/** A list to choose one value from. */
export type FilterList = {
  name: 'type' | 'country' | 'subdivision' | 'sector' | 'size' | 'language' | 'price';
  label: string;
  options: readonly FilterOption[];
};
/** Options under one heading, or under none. */
type Run = { group: string | undefined; options: readonly FilterOption[] };

type Props = { t: Translator; filters: OfferingFilters; lists: readonly FilterList[] };

/** Search and filters as a form that is sent to the address of the list itself. */
export function OfferingFiltersForm({ t, filters, lists }: Props) {
  const used = lists.filter(({ name }) => filters[name]).length + (filters.open ? 1 : 0);
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
        {/* Closed also while filters are in use: on a phone an open one would push what was found out of sight. */}
        <details>
          <summary>
            {used > 0 ? t('catalogue.list.moreUsed', { count: used }) : t('catalogue.list.more')}
          </summary>
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
        {grouped(list.options).map(({ group, options }) =>
          group ? (
            <optgroup key={group} label={group}>
              <Options options={options} />
            </optgroup>
          ) : (
            <Options key={options[0]?.value} options={options} />
          ),
        )}
      </select>
    </label>
  );
}

function Options({ options }: { options: readonly FilterOption[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** Options of one heading together; those without one stand alone. */
function grouped(options: readonly FilterOption[]): readonly Run[] {
  const keyOf = ({ group, value }: FilterOption) => group ?? value;
  return [...new Set(options.map(keyOf))].map((key) => {
    const run = options.filter((option) => keyOf(option) === key);
    return { group: run[0]?.group, options: run };
  });
}
