type Props = {
  title: string;
  parts: readonly { href: string; label: string; missing: readonly string[] }[];
};

/** What must be said before an offering is published, each with the page on which one says it. */
export function UnsaidList({ title, parts }: Props) {
  return (
    <div className="note warn">
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {parts.map(({ href, label, missing }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <br />
            {missing.join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
