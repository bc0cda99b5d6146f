import type { ReactNode } from 'react';
import { answerWords } from '@/app/_components/answers/answer-words';
import { words } from '@/app/_components/forms/words';
import { typedOn } from '@/lib/data/diagnostics/waiting';
import { getScreenContext } from '@/lib/data/reference/screen-context';
import type { Translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { answerNames } from './lists';
import { readAnswers, typedWords } from './typed-words';
import type { ScreenView } from './view';

/** Two windows wrote on one page: what is saved stands here, what was typed last stands in the form below. */
export async function drawConflict(view: ScreenView): Promise<ReactNode> {
  const { t, diagnostic, pending, context } = view;
  const facts = (pending && typedOn(pending).facts) ?? view.facts;
  const earlier = pending ? [...pending.others, ...(pending.open ?? []).map(({ fields }) => fields)] : [];
  const names = await answerNames(context, diagnostic.answers);
  const saved = facts.map((fact) => ({
    fact,
    lines: answerWords({ t, names }, fact, diagnostic.answers[fact]?.answer),
  }));
  const before = await Promise.all(earlier.map((fields) => typedRows(view, fields)));
  return (
    // biome-ignore lint/a11y/noAutofocus: the page opens at what has to be decided
    <section className="note warn" aria-labelledby="conflict" tabIndex={-1} autoFocus>
      <h2 id="conflict">{t('common.conflict.title')}</h2>
      <p>{t('common.conflict.text')}</p>
      <h3>{t('common.conflict.saved')}</h3>
      <Answers t={t} rows={saved} />
      {before.map((rows, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <div key={index}>
          <h3>{t('common.conflict.typedBefore')}</h3>
          <Answers t={t} rows={rows} />
        </div>
      ))}
      <p>{t('common.conflict.keep')}</p>
      <button type="submit" className="btn second" form="answers" name="go" value="keepSaved">
        {t('common.conflict.keepSaved')}
      </button>
    </section>
  );
}

type Row = { fact: string; lines: readonly string[] };

function Answers({ t, rows }: { t: Translator; rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(({ fact, lines }) => (
        <div key={fact}>
          <dt>{words(t, `diagnostic.${fact}.text`)}</dt>
          <dd>{lines.length > 0 ? lines.join(' · ') : t('common.notAnswered')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What stood in a form that is on nobody's page any more; questions left empty there say nothing. */
async function typedRows(view: ScreenView, fields: FormFields): Promise<readonly Row[]> {
  const { t, context, diagnostic, screen, facts } = view;
  const page = { screen, today: context.today, context: await getScreenContext(context, diagnostic) };
  const names = await answerNames(context, { ...diagnostic.answers, ...readAnswers(page, fields) });
  return facts
    .map((fact) => ({ fact, lines: typedWords({ t, names }, page, fact, fields) }))
    .filter(({ lines }) => lines.length > 0);
}
