import { PartChart } from '@/lib/charts';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { AdviserLine } from '../answers/adviser-line';
import { KeepThis } from '../kept/keep-offer';
import { ChangeList } from './change-list';
import { MatchStatus } from './match-status';
import type { MatchPageView } from './match-types';
import { RequirementTable } from './requirement-table';
import { RuleTable } from './rule-table';
import { RunNotes } from './run-notes';

/** One match explained: what it asks, why it is where it is, what would change it, who is behind it. */
export function MatchPage({ t, view }: { t: Translator; view: MatchPageView }) {
  return (
    <>
      <h1>{view.name}</h1>
      <AdviserLine t={t} filledBy={view.filledBy} />
      <p className="lede">
        <MatchStatus status={view.status} />
      </p>
      <RunNotes t={t} stale={view.stale} short={false} broken={[]} />
      {view.notes.length > 0 && (
        <ul className="plain">
          {view.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <dl className="pairs">
        {view.facts.map(({ name, value, link }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {link && (
                <>
                  {' '}
                  <a href={link.href}>{link.text}</a>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <NextStep t={t} view={view} />
      {view.requirements.length > 0 && (
        <RequirementTable t={t} rows={view.requirements} notes={view.sizeNotes} />
      )}
      <Place t={t} view={view} />
      <ChangeList t={t} settle={view.settle} changes={view.changes} appeal={view.appeal} />
      {view.rules.length > 0 && (
        <RuleTable t={t} rows={view.rules} caption={view.rulesCaption} more={view.rulesMore} />
      )}
      <p className="no-print">
        <a className="tap" href={paths.method()}>
          {t('results.match.method')}
        </a>
      </p>
    </>
  );
}

function NextStep({ t, view }: { t: Translator; view: MatchPageView }) {
  const links = [view.offering, view.institution, { href: paths.print(), text: t('results.match.print') }];
  return (
    <>
      {view.next && (
        <>
          <h2>{t('results.match.next')}</h2>
          <p>{view.next}</p>
          <p className="hint">{t('results.match.likely')}</p>
        </>
      )}
      {view.ask && (
        <p className="no-print">
          {view.ask.text}{' '}
          <a className={view.ask.text === null ? 'btn' : undefined} href={view.ask.link.href}>
            {view.ask.link.text}
          </a>
        </p>
      )}
      {view.isKept !== null && <KeepThis t={t} id={view.id} isKept={view.isKept} />}
      <ul className="plain taps no-print">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({ t, view: { parts, noParts } }: { t: Translator; view: MatchPageView }) {
  if (!parts && noParts === null) return null;
  return (
    <>
      <h2>{t('results.match.why')}</h2>
      {parts ? <Parts t={t} parts={parts} /> : <p>{noParts}</p>}
    </>
  );
}

function Parts({ t, parts }: { t: Translator; parts: NonNullable<MatchPageView['parts']> }) {
  return (
    <>
      <p>{t('results.match.whyText')}</p>
      <PartChart
        caption={t('results.match.whyCaption')}
        columns={[t('results.match.col.part'), t('results.match.col.reason'), t('results.match.col.points')]}
        rows={parts.rows}
        total={{ label: t('results.match.total'), points: parts.total }}
      />
      <p className="hint">{t('results.match.rounded')}</p>
    </>
  );
}
