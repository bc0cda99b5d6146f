import { ConfirmForm } from './confirm-form';

type Props = {
  /** Who has to do what, where it takes two. */
  text: string | null;
  /** Null where it is somebody else’s turn. */
  go: { action: string; label: string } | null;
  seen: string;
  back: { href: string; label: string };
};

/** What the one who looks can do towards publishing. */
export function PublishStep({ text, go, seen, back }: Props) {
  return (
    <>
      {text && <p className="note">{text}</p>}
      {go ? (
        <ConfirmForm action={go.action} hidden={{ seen }} go={go.label} keep={back} />
      ) : (
        <p className="actions">
          <a className="tap" href={back.href}>
            {back.label}
          </a>
        </p>
      )}
    </>
  );
}
