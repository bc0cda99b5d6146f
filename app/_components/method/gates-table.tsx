import type { RankingPolicy } from '@/lib/domain/matching';
import type { MatchStatus } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { Status } from '../status';

/** What each check leads to where it fails. A closed intake leaves the offer as it is. */
const GATES = [
  ['G1', 'no'],
  ['G2', 'no'],
  ['G3', 'no'],
  ['G4', 'no'],
  // There only where the institution has written a rule of its own.
  ['rule', 'no'],
  ['G5', 'generic'],
  ['G6', 'closed'],
  ['G7', 'later'],
  ['G8', 'eligible'],
] as const satisfies readonly (readonly [string, MatchStatus])[];

const STATUSES = ['eligible', 'later', 'closed', 'unknown', 'no', 'generic'] as const;

export function StatusList({ t }: { t: Translator }) {
  return (
    <dl className="pairs">
      {STATUSES.map((status) => (
        <div key={status}>
          <dt>
            <Status is={status}>{t(`vocabulary.status.${status}`)}</Status>
          </dt>
          <dd>{t(`pages.method.status.${status}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function GatesTable({ t, policy }: { t: Translator; policy: RankingPolicy }) {
  const [name, test, fail] = [t('pages.method.gate'), t('pages.method.gateTest'), t('pages.method.gateFail')];
  const values = { ac: policy.pioneering.minAc, qms: policy.pioneering.minQms };
  return (
    <table className="stack">
      <caption className="visually-hidden">{t('pages.method.gatesTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{test}</th>
          <th scope="col">{fail}</th>
        </tr>
      </thead>
      <tbody>
        {GATES.map(([gate, status]) => (
          <tr key={gate}>
            <th scope="row">{t(`pages.method.gate.${gate}`)}</th>
            <td>{t(`pages.method.gate.${gate}.test`, values)}</td>
            <td data-label={fail}>
              <Status is={status}>{t(`vocabulary.status.${status}`)}</Status>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
