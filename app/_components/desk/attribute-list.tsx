import type { AttributeRow } from './types';

/** What a version says, attribute by attribute. */
export function AttributeList({ rows }: { rows: readonly AttributeRow[] }) {
  return (
    <dl className="pairs">
      {rows.map(({ key, name, lines }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <Lines lines={lines} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One line as it is, more of them as a list. */
export function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length < 2) return lines.join('');
  return (
    <ul>
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
