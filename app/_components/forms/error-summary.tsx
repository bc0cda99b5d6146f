type Props = {
  title: string;
  links: readonly { href: string; label: string }[];
  /** What happened to the typed answers. */
  kept?: string;
};

/** Says first what needs a second look. `autofocus` takes the reader there, with script or without. */
export function ErrorSummary({ title, links, kept }: Props) {
  return (
    // biome-ignore lint/a11y/noAutofocus: a page with errors opens at its summary
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{title}</h2>
      <ul>
        {links.map(({ href, label }) => (
          <li key={`${href} ${label}`}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {kept && <p>{kept}</p>}
    </div>
  );
}
