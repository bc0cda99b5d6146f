type Props = {
  title: string;
  links: readonly { href: string; label: string }[];
  copy: { action: string; label: string };
};

/** What can be done with an offering; only the copy is made at once, since nobody else sees it. */
export function NextSteps({ title, links, copy }: Props) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">{title}</h2>
      <ul className="plain taps">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={copy.action}>
        <p className="actions">
          <button type="submit" className="quiet">
            {copy.label}
          </button>
        </p>
      </form>
    </section>
  );
}
