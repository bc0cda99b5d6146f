import type { Translator } from '@/lib/messages';

/** One code of the picker, with what it lies in by its depth. */
export type PickRow = {
  code: string;
  label: string;
  depth: number;
  state: string;
  canOpen: boolean;
  isFound: boolean;
  /** Chosen, found or opened, or something within is. */
  isInUse: boolean;
};

const STATES = ['', 'in', 'out'] as const;
export type PickState = (typeof STATES)[number];

type Props = {
  t: Translator;
  legend: string;
  rows: readonly PickRow[];
  opened: readonly string[];
  find: string;
  foundNone: boolean;
  error: string | undefined;
  /** Where a page holds several, each has names of its own. */
  prefix?: string;
  help?: string;
  /** What can be said of a code: not only that it is in, but also that it is left out. */
  states?: readonly PickState[];
  /** What the codes that are not in use are called, where they are folded away. */
  others?: (count: number) => string;
};

/** Codes of a hierarchy, each to be included or left out; a part is opened, or found by its words, without losing what was chosen. */
export function CodePicker({
  t,
  legend,
  rows,
  opened,
  find,
  foundNone,
  error,
  prefix = '',
  help = t('desk.rule.form.codesHelp'),
  states = STATES,
  others,
}: Props) {
  const name = `${prefix}find`;
  const away = others ? rows.filter(({ isInUse }) => !isInUse) : [];
  const list = (shown: readonly PickRow[]) => (
    <ul className="plain">
      {shown.map((row) => (
        <PickLine key={row.code} t={t} row={row} prefix={prefix} states={states} />
      ))}
    </ul>
  );
  return (
    <fieldset className={error ? 'field failed' : 'field'} id={`${prefix}codes`}>
      <legend className="sub">{legend}</legend>
      <p className="hint">{help}</p>
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <label className="sub" htmlFor={name}>
        {t('desk.rule.form.find')}
      </label>
      <p className="actions">
        <input
          className="input"
          id={name}
          name={name}
          defaultValue={find}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <button type="submit" name="go" value={name} className="quiet">
          {t('desk.rule.form.findGo')}
        </button>
      </p>
      {foundNone && <p role="status">{t('desk.rule.form.findNone')}</p>}
      {opened.map((code) => (
        <input key={code} type="hidden" name={`${prefix}opened`} value={code} />
      ))}
      {list(rows.filter((row) => !away.includes(row)))}
      {others && away.length > 0 && (
        <details open={error !== undefined}>
          <summary>{others(away.length)}</summary>
          {list(away)}
        </details>
      )}
    </fieldset>
  );
}

type LineProps = { t: Translator; row: PickRow; prefix: string; states: readonly PickState[] };

function PickLine({ t, row, prefix, states }: LineProps) {
  const { code, label, depth, state, canOpen, isFound } = row;
  const name = `${prefix}pick.${code}`;
  return (
    <li className={`pick depth-${depth}`}>
      <label htmlFor={name}>{isFound || state !== '' ? <strong>{label}</strong> : label}</label>
      <select className="select" id={name} name={name} defaultValue={state}>
        {states.map((one) => (
          <option key={one} value={one}>
            {t(`desk.rule.form.pick.${one === '' ? 'none' : one}`)}
          </option>
        ))}
      </select>
      {canOpen && (
        <button
          type="submit"
          name="go"
          value={`${prefix}open ${code}`}
          className="quiet"
          aria-label={t('desk.rule.form.openThis', { name: label })}
        >
          {t('desk.rule.form.open')}
        </button>
      )}
    </li>
  );
}
