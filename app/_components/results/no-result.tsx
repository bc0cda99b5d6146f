import type { Translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

/** There are answers, and nothing was compared with them yet. */
export function NoRun({ t }: { t: Translator }) {
  return (
    <>
      <h1>{t('results.norun.title')}</h1>
      <p>{t('results.norun.text')}</p>
      <form method="post" action={posts.runs()}>
        <button type="submit" className="btn">
          {t('results.norun.button')}
        </button>
      </form>
      <p>
        <a className="tap" href={paths.check()}>
          {t('results.keep.change')}
        </a>
      </p>
    </>
  );
}

/** There is nothing to compare: how to start, or, without an account, to go on with a code. */
export function NoDraft({ t, isKept }: { t: Translator; isKept: boolean }) {
  return (
    <>
      <h1>{t('results.nodraft.title')}</h1>
      <p>{t('results.nodraft.text')}</p>
      <p className="actions">
        <a className="btn" href={paths.diagnostic()}>
          {t('results.nodraft.start')}
        </a>
      </p>
      <ul className="plain taps">
        {!isKept && (
          <li>
            <a href={paths.resume()}>{t('results.nodraft.resume')}</a>
          </li>
        )}
        <li>
          <a href={paths.offerings()}>{t('results.nodraft.browse')}</a>
        </li>
      </ul>
    </>
  );
}
