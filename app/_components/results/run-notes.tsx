import type { Translator } from '@/lib/messages';
import { posts } from '@/lib/paths';
import type { Link } from './types';

type Props = { t: Translator; stale: boolean; short: boolean; broken: readonly Link[] };

/** What a reader has to know before the list: that it is out of date, short, or incomplete. */
export function RunNotes({ t, stale, short, broken }: Props) {
  return (
    <>
      {stale && (
        <form className="note warn" method="post" action={posts.runs()}>
          <p>{t('results.stale.note')}</p>
          <button type="submit" className="btn">
            {t('results.stale.button')}
          </button>
        </form>
      )}
      {short && (
        <form className="note" method="post" action={posts.allQuestions()}>
          <p>{t('results.short.note')}</p>
          <button type="submit" className="btn second">
            {t('results.short.link')}
          </button>
        </form>
      )}
      {broken.length > 0 && (
        <div className="note warn">
          <p>{t('results.partial.note', { count: broken.length })}</p>
          <ul>
            {broken.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
