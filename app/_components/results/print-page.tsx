import type { Translator } from '@/lib/messages';
import { AdviserLine } from '../answers/adviser-line';
import { Levels } from './levels';
import { MatchStatus } from './match-status';
import { NothingFits } from './nothing-fits';
import type { PrintMatch, PrintView } from './print-types';

/** The matches of a result for paper: everything that the screens say, one after the other. */
export function PrintPage({ t, view }: { t: Translator; view: PrintView }) {
  return (
    <>
      <h1>{t('results.print.title')}</h1>
      <AdviserLine t={t} filledBy={view.filledBy} />
      <Pairs pairs={view.head} />
      <p className="lede">{view.sentence}</p>
      {view.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {view.stale && <p className="note warn">{t('results.stale.note')}</p>}
      <p className="note no-print">{t('results.print.help')}</p>
      <Matches t={t} matches={view.matches} />
      {view.little && <NothingFits view={view.little} />}
      <PlainList title={t('results.next.title')} items={view.next} />
      <PlainList title={t('results.money.title')} items={view.money} />
      <Levels t={t} levels={view.levels} />
    </>
  );
}

function Matches({ t, matches }: { t: Translator; matches: PrintView['matches'] }) {
  if (matches.length === 0) return null;
  const hasPoints = matches.some(({ points }) => points !== '');
  return (
    <>
      <h2>{t('results.print.matches')}</h2>
      {matches.length > 1 && (
        <p className="hint">{t(hasPoints ? 'results.print.order' : 'results.print.groups')}</p>
      )}
      <ol className="rows">
        {matches.map((match) => (
          <PrintedMatch key={match.id} match={match} />
        ))}
      </ol>
    </>
  );
}

/** With what the result was worked out, so that it can be worked out again. */
export function PrintedVersions({ t, versions }: { t: Translator; versions: PrintView['versions'] }) {
  return (
    <>
      <h2>{t('results.print.versions')}</h2>
      <Pairs pairs={versions} />
    </>
  );
}

function PrintedMatch({
  match: { name, runner, facts, status, points, first, settle, parts },
}: {
  match: PrintMatch;
}) {
  return (
    <li className="row">
      <h3>{name}</h3>
      <p>
        <MatchStatus status={status} /> <span className="meta">{points}</span>
      </p>
      <p className="meta">
        {runner} · {facts}
      </p>
      {first.length > 0 && <p>{first.join(' ')}</p>}
      {settle && <p>{settle}</p>}
      {parts.length > 0 && (
        <ul className="plain reasons">
          {parts.map((part) => (
            <li key={part.name}>
              <b>{part.name}:</b> {part.sentence}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function PlainList({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

function Pairs({ pairs }: { pairs: PrintView['head'] }) {
  return (
    <dl className="pairs slim">
      {pairs.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
