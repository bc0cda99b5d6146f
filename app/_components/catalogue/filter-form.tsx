import type { Translator } from '@/lib/messages';

/** `name` is what it is called, `label` what the list says: the name with a count, under the heading `group`. */
export type FilterOption = { value: string; name: string; label: string; group?: string | undefined };
/** A list to choose one value from; `hint` stands below it. */
export type FilterList<Name extends string = string> = {
  name: Name;
  label: string;
  options: readonly FilterOption[];
  hint?: string | undefined;
};
/** Options under one heading, or under none. */
type Run = { group: string | undefined; options: readonly FilterOption[] };

type Props<Name extends string> = {
  t: Translator;
  /** The list itself. */
  action: string;
  filters: Readonly<Partial<Record<Name | 'q', string | undefined>>>;
  /** Examples of words. */
  hint: string;
  lists: readonly FilterList<Name>[];
  /** A filter that is on or off. */
  tick?: { name: string; label: string; on: boolean };
};

/** Search and filters as a form that is sent to the address of the list itself. */
export function FilterForm<Name extends string>({ t, action, filters, hint, lists, tick }: Props<Name>) {
  const used = lists.filter(({ name }) => filters[name]).length + (tick?.on ? 1 : 0);
  return (
    <search>
      <form className="search" method="get" action={action}>
        <label className="q" htmlFor="q">
          {t('catalogue.list.search')}
        </label>
        <p className="hint" id="q-hint">
          {hint}
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
          {tick && (
            <label className="choice">
              <input type="checkbox" name={tick.name} value="1" defaultChecked={tick.on} />
              {tick.label}
            </label>
          )}
        </details>
        <button type="submit" className="btn">
          {t('catalogue.list.find')}
        </button>
      </form>
    </search>
  );
}

function FilterSelect({ list, any, chosen }: { list: FilterList; any: string; chosen: string | undefined }) {
  const hint = list.hint === undefined ? undefined : `${list.name}-hint`;
  const field = (
    <label>
      {list.label}
      <select className="select" name={list.name} defaultValue={chosen ?? ''} aria-describedby={hint}>
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
  if (!hint) return field;
  return (
    <div>
      {field}
      <p className="hint" id={hint}>
        {list.hint}
      </p>
    </div>
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
