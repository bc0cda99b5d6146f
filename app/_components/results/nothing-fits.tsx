import { Changes } from './change-list';
import type { Link, NothingView } from './types';

/** Never a blank: what would change it, what was looked at, what comes nearest, whom to ask. */
export function NothingFits({ view: { text, looked, change, nearest, call } }: { view: NothingView }) {
  return (
    <>
      {text && <p>{text}</p>}
      {change.questions.length > 0 && (
        <>
          <h2>{change.title}</h2>
          <Links links={change.questions} />
        </>
      )}
      <h2>{looked.title}</h2>
      {looked.size && <p>{looked.size}</p>}
      <p>{looked.text}</p>
      <ul>
        {looked.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {nearest && <Nearest nearest={nearest} />}
      {change.questions.length === 0 && (
        <>
          <h2>{change.title}</h2>
          <p>{change.steps ? change.steps.intro : change.none}</p>
          {change.steps && <Changes changes={change.steps.items} />}
        </>
      )}
      {change.given && (
        <>
          <p>{change.given.text}</p>
          <Links links={change.given.links} />
        </>
      )}
      <h2>{call.title}</h2>
      <p>{call.text}</p>
      <Links links={call.institutions} />
    </>
  );
}

function Nearest({
  nearest: { title, link, whyTitle, reasons },
}: {
  nearest: NonNullable<NothingView['nearest']>;
}) {
  return (
    <>
      <h2>{title}</h2>
      <p>
        <a className="tap" href={link.href}>
          {link.text}
        </a>
      </p>
      <p>{whyTitle}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Links({ links }: { links: readonly (Link & { note?: string })[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="plain taps">
      {links.map(({ href, text, note }) => (
        <li key={text}>
          <a href={href}>{text}</a>
          {note && <span className="meta">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
