import type { Translator } from '@/lib/messages';

/** One code of the picker, with what it lies in by its depth. */
export type PickRow = {
  code: string;
  label: string;
  depth: number;
  state: string;
  canOpen: boolean;
  isFound: boolean;
};

type Props = {
  t: Translator;
  legend: string;
  rows: readonly PickRow[];
  opened: readonly string[];
  find: string;
  foundNone: boolean;
  error: string | undefined;
};

/** Codes of a hierarchy, each to be included or left out; a part is opened, or found by its words, without losing what was chosen. */
export function CodePicker({ t, legend, rows, opened, find, foundNone, error }: Props) {
  return (
    <fieldset className={error ? 'field failed' : 'field'} id="codes">
      <legend className="sub">{legend}</legend>
      <p className="hint">{t('desk.rule.form.codesHelp')}</p>
      {error && (
        <p className="field-error" id="find-error">
          {error}
        </p>
      )}
      <label className="sub" htmlFor="find">
        {t('desk.rule.form.find')}
      </label>
      <p className="actions">
        <input
          className="input"
          id="find"
          name="find"
          defaultValue={find}
          aria-describedby={error ? 'find-error' : undefined}
        />
        <button type="submit" name="go" value="find" className="quiet">
          {t('desk.rule.form.findGo')}
        </button>
      </p>
      {foundNone && <p role="status">{t('desk.rule.form.findNone')}</p>}
      {opened.map((code) => (
        <input key={code} type="hidden" name="opened" value={code} />
      ))}
      <ul className="plain">
        {rows.map((row) => (
          <PickLine key={row.code} t={t} row={row} />
        ))}
      </ul>
    </fieldset>
  );
}

const STATES = ['', 'in', 'out'] as const;

function PickLine({
  t,
  row: { code, label, depth, state, canOpen, isFound },
}: {
  t: Translator;
  row: PickRow;
}) {
  const name = `pick.${code}`;
  return (
    <li className={`pick depth-${depth}`}>
      <label htmlFor={name}>{isFound || state !== '' ? <strong>{label}</strong> : label}</label>
      <select className="select" id={name} name={name} defaultValue={state}>
        {STATES.map((one) => (
          <option key={one} value={one}>
            {t(`desk.rule.form.pick.${one === '' ? 'none' : one}`)}
          </option>
        ))}
      </select>
      {canOpen && (
        <button
          type="submit"
          name="go"
          value={`open ${code}`}
          className="quiet"
          aria-label={t('desk.rule.form.openThis', { name: label })}
        >
          {t('desk.rule.form.open')}
        </button>
      )}
    </li>
  );
}
