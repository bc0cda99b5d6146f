import { ConfirmForm } from './confirm-form';

type Row = {
  id: string;
  name: string;
  href: string;
  state: string;
  what: string | null;
  seen: string | null;
};

type Props = {
  rows: readonly Row[];
  action: string;
  step: string;
  /** Null where there is nothing to do. */
  go: string | null;
  grave: boolean;
  keep: { href: string; label: string };
};

/** Offerings with what would happen to each, and one button for those it can happen to. */
export function BulkForm({ rows, action, step, go, grave, keep }: Props) {
  return (
    <ConfirmForm action={action} hidden={{ step }} go={go} keep={keep} grave={grave}>
      <ul className="rows">
        {rows.map(({ id, name, href, state, what, seen }) => (
          <li key={id} className="row">
            <h2>
              <a href={href}>{name}</a>
            </h2>
            <p className="meta">{state}</p>
            {what && <p>{what}</p>}
            {seen && (
              <>
                <input type="hidden" name="offering" value={id} />
                <input type="hidden" name={`seen.${id}`} value={seen} />
              </>
            )}
          </li>
        ))}
      </ul>
    </ConfirmForm>
  );
}
