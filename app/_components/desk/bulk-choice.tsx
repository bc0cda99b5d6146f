import { DeskRows, type DeskRowView } from './desk-rows';

type Props = {
  rows: readonly DeskRowView[];
  action: string;
  choose: string;
  title: string;
  steps: readonly { value: string; label: string }[];
};

/** Offerings of the desk with a box each, and the steps that can be looked at for all that are ticked. */
export function BulkChoice({ rows, action, choose, title, steps }: Props) {
  if (rows.length === 0) return null;
  return (
    <form method="get" action={action}>
      <DeskRows rows={rows} choose={choose} />
      <section aria-labelledby="bulk">
        <h2 id="bulk">{title}</h2>
        <p className="actions">
          {steps.map(({ value, label }) => (
            <button key={value} type="submit" name="step" value={value} className="btn second">
              {label}
            </button>
          ))}
        </p>
      </section>
    </form>
  );
}
