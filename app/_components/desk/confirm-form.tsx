type Props = {
  action: string;
  hidden: Readonly<Record<string, string>>;
  go: string;
  keep: { href: string; label: string };
  grave?: boolean;
};

/** The last question before something happens: a button that does it, and a way out. */
export function ConfirmForm({ action, hidden, go, keep, grave = false }: Props) {
  return (
    <form method="post" action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="actions">
        <button type="submit" className={grave ? 'btn danger' : 'btn'}>
          {go}
        </button>
        <a className="tap" href={keep.href}>
          {keep.label}
        </a>
      </p>
    </form>
  );
}
