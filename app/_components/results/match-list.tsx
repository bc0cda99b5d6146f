import { KeepButton, KeepForm, type Keeping } from '../kept/keep-offer';
import { MatchStatus } from './match-status';
import type { MatchGroup, MatchRow } from './types';

/** Matches by status, in order of rank. Few elements on purpose: drawing this list is most of the work of the page. */
export function MatchList({ groups, keeping }: { groups: readonly MatchGroup[]; keeping: Keeping | null }) {
  return (
    <>
      {keeping && <KeepForm from={keeping.from} />}
      {groups.map((group) => (
        <Group key={group.key} group={group} keeping={keeping} />
      ))}
    </>
  );
}

function Group({ group, keeping }: { group: MatchGroup; keeping: Keeping | null }) {
  return (
    <section aria-labelledby={group.key}>
      <h2 id={group.key}>{group.title}</h2>
      {group.help && <p className="hint">{group.help}</p>}
      {group.rows.length > 0 && (
        <ul className="rows">
          {group.rows.map((row) => (
            <Row key={row.id} row={row} keeping={keeping} />
          ))}
        </ul>
      )}
      {group.all && (
        <p>
          <a className="tap" href={group.all.href}>
            {group.all.text}
          </a>
        </p>
      )}
    </section>
  );
}

function Row({
  row: { id, name, href, runner, facts, why, status, also },
  keeping,
}: {
  row: MatchRow;
  keeping: Keeping | null;
}) {
  return (
    <li className="row">
      <h3>
        <a href={href}>{name}</a>
      </h3>
      <p className="meta">
        {runner}
        <br />
        {facts}
      </p>
      {why && <p>{why}</p>}
      {also && (
        <p className="also">
          {also.text}
          {also.links.map(({ href: to, text }) => (
            <a key={to} href={to}>
              {text}
            </a>
          ))}
          {also.more}
        </p>
      )}
      <MatchStatus status={status} />
      {keeping && <KeepButton t={keeping.t} kept={keeping.kept} id={id} name={name} />}
    </li>
  );
}
