import { answerWords, type Names } from '@/app/_components/answers/answer-words';
import { words } from '@/app/_components/forms/words';
import type { DiagnosticState } from '@/lib/data/diagnostics/get';
import { instrument, type Question, shownQuestions } from '@/lib/domain/facts';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { questionsOf } from './form-length';

type Props = {
  t: Translator;
  diagnostic: DiagnosticState;
  names: Names;
  /** Questions where something was typed that is not saved. */
  unsaved: ReadonlySet<string>;
};

/** All questions with their answers, by section, each with a link to change it. */
export function AnswerSections({ t, diagnostic, names, unsaved }: Props) {
  const asked = questionsOf(diagnostic.form);
  const shown = new Set(shownQuestions(diagnostic.answers).map(({ fact }) => fact));
  return instrument.sections.map(({ n }) => {
    const questions = asked.filter(({ section }) => section === n);
    if (questions.length === 0) return null;
    return (
      <section key={n} aria-labelledby={`section-${n}`}>
        <h2 id={`section-${n}`}>{words(t, `diagnostic.section.${n}`)}</h2>
        <dl className="pairs">
          {questions.map((question) => (
            <AnswerRow
              key={question.fact}
              t={t}
              names={names}
              diagnostic={diagnostic}
              unsaved={unsaved}
              question={question}
              applies={shown.has(question.fact)}
            />
          ))}
        </dl>
      </section>
    );
  });
}

function AnswerRow({
  t,
  names,
  diagnostic,
  unsaved,
  question,
  applies,
}: Props & { question: Question; applies: boolean }) {
  const { fact, screen } = question;
  const text = words(t, `diagnostic.${fact}.text`);
  const lines = applies ? answerWords({ t, names }, fact, diagnostic.answers[fact]?.answer) : [];
  return (
    <div>
      <dt>{text}</dt>
      <dd>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {lines.length === 0 && (
          <p className="hint">{applies ? t('common.notAnswered') : t('pages.question.notShown')}</p>
        )}
        {unsaved.has(fact) && (
          <p className="status" data-is="open">
            {t('pages.check.pending')}
          </p>
        )}
      </dd>
      <dd className="change">
        <a href={paths.screen(screen, 'check')}>
          {t('common.change')}{' '}
          <span className="visually-hidden">{t('common.changeHidden', { question: text })}</span>
        </a>
      </dd>
    </div>
  );
}
