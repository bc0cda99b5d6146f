import type { Translator } from '@/lib/messages';
import type { MatchPageView } from './match-types';
import type { ChangeItem } from './types';

type Props = {
  t: Translator;
  settle: MatchPageView['settle'];
  changes: readonly ChangeItem[];
  appeal: string | null;
};

/** What would have to change, in steps: each with who can do it and where it starts. */
export function ChangeList({ t, settle, changes, appeal }: Props) {
  if (!settle && changes.length === 0) return null;
  return (
    <>
      <h2>{t('results.match.change')}</h2>
      {settle && (
        <>
          <p>{settle.text}</p>
          <ul className="plain taps">
            {settle.links.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && <Changes changes={changes} />}
      {appeal && <p>{appeal}</p>}
    </>
  );
}

/** Each change with who can do it and where it starts. */
export function Changes({ changes }: { changes: readonly ChangeItem[] }) {
  return (
    <ol>
      {changes.map((change) => (
        <Change key={change.key} change={change} />
      ))}
    </ol>
  );
}

function Change({ change: { text, who, leads, answer } }: { change: ChangeItem }) {
  return (
    <li>
      <p>
        {text} <span className="meta">{who}</span>
      </p>
      {leads && (
        <>
          <p>{leads.text}</p>
          <ul className="plain taps">
            {leads.links.map(({ href, text: name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {answer && (
        <p className="no-print">
          <a className="tap" href={answer.href}>
            {answer.text}
          </a>
        </p>
      )}
    </li>
  );
}
