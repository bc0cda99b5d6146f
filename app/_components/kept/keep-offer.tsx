import type { Translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { PostForm } from '../forms/post-form';

/** What a list needs to let a firm keep its offers: which it keeps, and the page to come back to. */
export type Keeping = { t: Translator; kept: ReadonlySet<string>; from: 'results' | 'all' };

const FORM = 'keep-offers';

/** One form for all the buttons of a list. */
export function KeepForm({ from }: Pick<Keeping, 'from'>) {
  return (
    <PostForm id={FORM} action={posts.keepOffering()}>
      <input type="hidden" name="from" value={from} />
    </PostForm>
  );
}

/** The button in a list, or the way to the list of those that are kept. */
export function KeepButton({ t, kept, id, name }: Omit<Keeping, 'from'> & { id: string; name: string }) {
  const hidden = <span className="visually-hidden"> {t('own.saved.hidden', { offer: name })}</span>;
  if (kept.has(id))
    return (
      <p className="no-print">
        <a href={paths.savedOfferings()}>
          {t('own.saved.kept')}
          {hidden}
        </a>
      </p>
    );
  return (
    <button type="submit" className="quiet no-print" form={FORM} name="offering" value={id}>
      {t('own.saved.keep')}
      {hidden}
    </button>
  );
}

/** The same on the page of one offer, where it can be let go as well. */
export function KeepThis({ t, id, isKept }: { t: Translator; id: string; isKept: boolean }) {
  return (
    <PostForm className="no-print" action={isKept ? posts.letGoOffering() : posts.keepOffering()}>
      <input type="hidden" name="offering" value={id} />
      <input type="hidden" name="from" value="match" />
      {isKept && (
        <p>
          {t('own.saved.kept')}. <a href={paths.savedOfferings()}>{t('own.saved.toList')}</a>
        </p>
      )}
      <p className="actions">
        <button type="submit" className={isKept ? 'quiet' : 'btn second'}>
          {t(isKept ? 'own.saved.letGo' : 'own.saved.keep')}
        </button>
      </p>
    </PostForm>
  );
}
