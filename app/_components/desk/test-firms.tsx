import type { Translator } from '@/lib/messages';
import type { FindingReading } from '@/lib/messages/rule-text';
import { Status } from '../status';
import { HiddenFields } from './hidden-fields';
import type { TestFirmView } from './rule-types';

type Props = {
  t: Translator;
  action: string;
  seen: string;
  firms: readonly TestFirmView[];
  add: string;
};

/** The test firms of a rule with what comes of each, and why. */
export function TestFirms({ t, action, seen, firms, add }: Props) {
  return (
    <section aria-labelledby="firms">
      <h2 id="firms">{t('desk.rule.firms')}</h2>
      <p className="hint">{t('desk.rule.firmsHelp')}</p>
      {firms.length === 0 && <p>{t('desk.rule.firmsNone')}</p>}
      <ul className="rows">
        {firms.map((firm) => (
          <li key={firm.id} className="row">
            <h3>{firm.name}</h3>
            <p>
              <Status is={firm.passed ? 'pass' : 'fail'}>{firm.result}</Status>{' '}
              <span className="meta">{firm.day}</span>
            </p>
            {firm.why.map((reading) => (
              <details key={reading.node}>
                <summary aria-label={t('desk.rule.whyOf', { name: firm.name })}>{t('desk.rule.why')}</summary>
                <FindingList reading={reading} />
              </details>
            ))}
            <form method="post" action={action}>
              <HiddenFields of={{ seen, persona: firm.id }} />
              <p className="actions">
                <a className="tap" href={firm.edit} aria-label={t('desk.rule.firmEdit', { name: firm.name })}>
                  {t('desk.rule.edit')}
                </a>{' '}
                <button
                  type="submit"
                  name="step"
                  value="dropPersona"
                  className="quiet"
                  aria-label={t('desk.rule.firmRemoveThis', { name: firm.name })}
                >
                  {t('desk.rule.firmRemove')}
                </button>
              </p>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <a className="tap" href={add}>
          {t('desk.rule.firmAdd')}
        </a>
      </p>
    </section>
  );
}

/** What came of each node: what is asked, what was said, and the verdict. */
function FindingList({ reading }: { reading: FindingReading }) {
  const lines = [reading.text, reading.said, reading.status, ...reading.missing.map(({ text }) => text)];
  return (
    <>
      <p>{lines.filter(Boolean).join(' ')}</p>
      {reading.parts.length > 0 && (
        <ul>
          {reading.parts.map((part) => (
            <li key={part.node}>
              <FindingList reading={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
