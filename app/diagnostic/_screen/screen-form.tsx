import { ErrorSummary } from '@/app/_components/forms/error-summary';
import type { FieldError } from '@/app/_components/forms/types';
import { errorWords } from '@/app/_components/forms/words';
import { PageFrame } from '@/app/_shell/page-frame';
import { paths, posts, type Return } from '@/lib/paths';
import { ConflictNote } from './conflict-note';
import { drawQuestions } from './draw-question';
import { resultsOpen } from './flow';
import type { ScreenView } from './view';

/** One question page: where one is, what to put right, the questions, and the ways on. */
export async function ScreenForm({ view, from }: { view: ScreenView; from?: Return | undefined }) {
  const { t, locale, screen, pending, diagnostic, position } = view;
  const errors = pending?.errors ?? [];
  const showsResults = !from && resultsOpen(screen, diagnostic.answers, diagnostic.form);
  return (
    <PageFrame
      locale={locale}
      title={view.heading}
      path={paths.screen(screen)}
      form="answers"
      back="form"
      failed={errors.length > 0}
    >
      {errors.length > 0 && (
        <ErrorSummary
          title={t('common.errors.title', { count: errors.length })}
          links={errors.map((error) => ({ href: `#${anchorOf(error)}`, label: errorWords(t, error) }))}
          kept={t('common.errors.kept')}
        />
      )}
      {pending?.conflict && <ConflictNote view={view} />}
      <p className="where">{t('common.position', position)}</p>
      {!view.alone && <h1>{view.heading}</h1>}
      <form id="answers" method="post" action={posts.answers(screen)} noValidate>
        <input type="hidden" name="version" value={view.version} />
        {from && <input type="hidden" name="from" value={from} />}
        {await drawQuestions(view)}
        <div className="actions">
          <button type="submit" className="btn" name="go" value="next">
            {t(
              from === 'check'
                ? 'common.backToCheck'
                : from === 'results'
                  ? 'common.backToResults'
                  : 'common.continue',
            )}
          </button>
          <button type="submit" className="btn second" name="go" value="save">
            {t('common.saveLater')}
          </button>
          {showsResults && (
            <button type="submit" className="quiet" name="go" value="results">
              {t('common.seeSoFar')}
            </button>
          )}
        </div>
        <p className="hint">{t('pages.question.skip')}</p>
      </form>
    </PageFrame>
  );
}

/** Fields without a control of their own lead to the nearest one. */
const ANCHORS: Readonly<Record<string, string>> = {
  'firm.isic': 'firm.isic.query',
  'firm.isic.second': 'q-firm.isic',
  'ties.list': 'q-ties.list',
  'standards.held': 'q-standards.held',
  'learn.programmes': 'q-learn.programmes',
};

function anchorOf({ field }: FieldError): string {
  return ANCHORS[field] ?? field;
}
