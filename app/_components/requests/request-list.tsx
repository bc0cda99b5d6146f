import type { RequestRowView } from './types';

/** Requests in short, each a link to the whole. */
export function RequestList({ rows }: { rows: readonly RequestRowView[] }) {
  return (
    <ul className="rows">
      {rows.map(({ id, href, title, who, what, state, changed, due }) => (
        <li key={id} className="row">
          <h2>
            <a href={href}>{title}</a>
          </h2>
          <p className="meta">
            {who}
            <br />
            {what} · {changed}
          </p>
          <p>
            <strong>{state}</strong>
            {due && (
              <>
                <br />
                {due}
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
