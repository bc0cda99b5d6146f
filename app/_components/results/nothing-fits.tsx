import type { Link, NothingView } from './types';

/** Never a blank: what was looked at, what would change it, what comes nearest, whom to ask. */
export function NothingFits({ view: { text, looked, change, nearest, call } }: { view: NothingView }) {
  return (
    <>
      {text && <p>{text}</p>}
      <h2>{looked.title}</h2>
      <p>{looked.text}</p>
      <ul>
        {looked.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <h2>{change.title}</h2>
      {change.questions.length > 0 ? <Links links={change.questions} /> : <p>{change.none}</p>}
      {nearest && (
        <>
          <h2>{nearest.title}</h2>
          <p>
            <a className="tap" href={nearest.link.href}>
              {nearest.link.text}
            </a>
          </p>
          <p>{nearest.whyTitle}</p>
          <ul>
            {nearest.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{call.title}</h2>
      <p>{call.text}</p>
      <Links links={call.institutions} />
    </>
  );
}

function Links({ links }: { links: readonly (Link & { note?: string })[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="plain taps">
      {links.map(({ href, text, note }) => (
        <li key={href}>
          <a href={href}>{text}</a>
          {note && <span className="meta"> {note}</span>}
        </li>
      ))}
    </ul>
  );
}
