type Props = { told: readonly string[]; clean: { href: string; label: string } };

/** What of the address could not be used, each in a sentence, and a link to the page without it. */
export function LeftOut({ told, clean }: Props) {
  if (told.length === 0) return null;
  return (
    <div className="note warn">
      {told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <a className="tap" href={clean.href}>
          {clean.label}
        </a>
      </p>
    </div>
  );
}
