export type EntryView = {
  key: string;
  href: string;
  firm: string;
  standing: string;
  /** Number, place in the order, and what that rests on. */
  why: readonly string[];
};

/** Firms that asked for a place, in their order, each with why it stands there. */
export function EntryList({ entries }: { entries: readonly EntryView[] }) {
  return (
    <ol className="rows">
      {entries.map(({ key, href, firm, standing, why }) => (
        <li key={key} className="row">
          <h3>
            <a href={href}>{firm}</a>
          </h3>
          <p>
            <strong>{standing}</strong>
            <br />
            <span className="meta">{why.join(' · ')}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
