type Props = {
  label: string;
  links: readonly { href: string; label: string; isHere: boolean; notes: readonly string[] }[];
};

/** The pages on which an offering is changed, with the one that is open and what is left to do on each. */
export function PartNav({ label, links }: Props) {
  return (
    <nav aria-label={label}>
      <ul className="plain taps">
        {links.map(({ href, label: name, isHere, notes }) => (
          <li key={href}>
            {isHere ? <strong aria-current="page">{name}</strong> : <a href={href}>{name}</a>}
            {notes.length > 0 && <span className="meta"> {notes.join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
