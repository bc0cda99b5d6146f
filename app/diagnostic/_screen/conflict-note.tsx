import type { ReactNode } from 'react';
import { answerWords, sourceWords } from '@/app/_components/answers/answer-words';
import { words } from '@/app/_components/forms/words';
import { typedOn } from '@/lib/data/diagnostics/waiting';
import type { Translator } from '@/lib/messages';
import { isMessageKey } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { isFieldOf } from '@/lib/schemas/screen';
import { savedSources } from './draw-special';
import { answerNames } from './lists';
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
  return (
    // biome-ignore lint/a11y/noAutofocus: the page opens at what has to be decided
    <section className="note warn" aria-labelledby="conflict" tabIndex={-1} autoFocus>
      <h2 id="conflict">{t('common.conflict.title')}</h2>
      <p>{t('common.conflict.text')}</p>
      <h3>{t('common.conflict.saved')}</h3>
      <Answers t={t} rows={saved} />
      {earlier.map((fields, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
        <div key={index}>
          <h3>{t('common.conflict.typedBefore')}</h3>
          <Answers t={t} rows={typedRows({ t, names }, view.facts, fields)} />
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

type Say = Parameters<typeof sourceWords>[0];

/** What stood in a form that is on nobody's page any more; questions left empty there say nothing. */
function typedRows(say: Say, facts: readonly string[], fields: FormFields): readonly Row[] {
  return facts
    .map((fact) => ({ fact, lines: fieldWords(say, fact, fields) }))
    .filter(({ lines }) => lines.length > 0);
}

/** Fields that only tell what was on the page. */
const UNSEEN = /\.(seen|asked|list)$/;

/** What stood in the fields of a question: options by their words, the rest as typed. */
function fieldWords(say: Say, fact: string, fields: FormFields): readonly string[] {
  const { t } = say;
  const listed = savedSources(fields[`${fact}.saved`]?.[0] ?? '').map((tie) => sourceWords(say, tie));
  const typed = Object.entries(fields)
    .filter(([name]) => isFieldOf(name, [fact]) && !UNSEEN.test(name) && name !== `${fact}.saved`)
    .flatMap(([, values]) => values)
    .filter((value) => value.trim() !== '')
    .map((value) => {
      if (value === 'dont_know') return t('common.dontKnow');
      const keys = [`diagnostic.${fact}.option.${value}`, `vocabulary.tiePlace.${value}`];
      const key = keys.find(isMessageKey);
      return key ? t(key) : value;
    });
  return [...listed, ...typed];
}
