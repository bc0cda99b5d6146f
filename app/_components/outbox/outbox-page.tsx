import type { Translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import type { ShownMail } from './types';

type Props = { t: Translator; mails: readonly Omit<ShownMail, 'text'>[] };

/** The mails of the demonstration, newest first. */
export function OutboxPage({ t, mails }: Props) {
  return (
    <>
      <h1>{t('pages.outbox.title')}</h1>
      {mails.length === 0 ? (
        <p>{t('pages.outbox.empty')}</p>
      ) : (
        <>
          <p>{t('pages.outbox.lede')}</p>
          <ul className="rows">
            {mails.map(({ id, to, locale, subject, at }) => (
              <li key={id} className="row">
                <p>
                  <a href={paths.outboxMail(id)} lang={locale}>
                    {subject}
                  </a>
                </p>
                <p className="meta long">{t('pages.outbox.line', { to, at: formatMoment(t.locale, at) })}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
