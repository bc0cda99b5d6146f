import type { ReactNode } from 'react';
import { AdviserLine } from '@/app/_components/answers/adviser-line';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { KeepTyped } from '@/app/_components/forms/keep-typed';
import type { FieldError } from '@/app/_components/forms/types';
import { errorLine } from '@/app/_components/forms/words';
import { inAccount } from '@/app/_shell/own-answers';
import { PageFrame } from '@/app/_shell/page-frame';
import { LOCALE_TAGS } from '@/lib/messages/numbers';
import { paths, posts, type Return } from '@/lib/paths';
import { drawConflict } from './conflict-note';
import { drawQuestions } from './draw-question';
import { DrawnWith } from './drawn-with';
import { resultsOpen } from './flow';
import { standardNames } from './lists';
import { DETAILS, type ScreenView } from './view';

/** What a question page reads before anything of it is drawn. */
type ScreenParts = {
  view: ScreenView;
  questions: readonly ReactNode[];
  /** Names in the messages of errors. */
  names: (id: string) => string;
  conflict: ReactNode;
};

/** All reading happens here, where a failure still leads to a page that says so. */
export async function readScreen(view: ScreenView): Promise<ScreenParts> {
  const { pending, context } = view;
  const namesStandards = pending?.errors.some(({ field }) => field.startsWith(`${DETAILS.fact}.`));
  const [questions, names, conflict] = await Promise.all([
    drawQuestions(view),
    namesStandards ? standardNames(context) : String,
    pending?.conflict ? drawConflict(view) : null,
  ]);
  return { view, questions, names, conflict };
}

type Props = { parts: ScreenParts; from?: Return | undefined };

/** One question page: where one is, what to put right, the questions, and the ways on. */
export function ScreenForm({ parts: { view, questions, names, conflict }, from }: Props) {
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
          links={errors.map((error) => ({ href: `#${anchorOf(error)}`, label: errorLine(t, error, names) }))}
          kept={t('common.errors.kept')}
        />
      )}
      {conflict}
      <p className="where">{t('common.position', position)}</p>
      <AdviserLine t={t} filledBy={diagnostic.filledBy} />
      {!view.alone && <h1>{view.heading}</h1>}
      <form id="answers" method="post" action={posts.answers(screen)} noValidate>
        <DrawnWith draft={diagnostic} isKept={inAccount(view.context)} />
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="shown" value={view.shown} />
        <input type="hidden" name="tab" value={view.tab} />
        {from && <input type="hidden" name="from" value={from} />}
        {questions}
        <div className="actions">
          <button type="submit" className="btn" name="go" value="next">
            {t(continueKey(from))}
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
        {view.keepsItself && (
          <KeepTyped
            tag={LOCALE_TAGS[locale]}
            texts={{
              kept: t('pages.question.typedKept', { time: '#' }),
              failed: t('pages.question.typedNotKept'),
            }}
          />
        )}
        <p className="hint">{t('pages.question.skip')}</p>
      </form>
    </PageFrame>
  );
}

function continueKey(from: Return | undefined) {
  if (from === undefined) return 'common.continue';
  if (from === 'check') return 'common.backToCheck';
  return from === 'results' ? 'common.backToResults' : 'common.backToMatch';
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
