import { ActivitySearch } from './activity-search';
import { Choice } from './choice';
import { DontKnow } from './choice-list';
import { ClearAnswer } from './clear-answer';
import { describedBy } from './field-group';
import { QuestionGroup } from './question-simple';
import { SelectField } from './select-field';
import { firstOf, type Option, type QuestionProps } from './types';
import { errorsOf, optionalWords, words } from './words';

type Props = QuestionProps & {
  /** The activities chosen now; their names do not depend on what was searched for. */
  chosen: Option | null;
  second: Option | null;
  /** Lines found for the typed words; null before a search. */
  found: readonly Option[] | null;
};

/** A search by word. With script it suggests while one types; without, the button lists what was found. */
export function ActivityQuestion({ t, fact, typed, errors, alone, chosen, second, found }: Props) {
  const query = firstOf(typed, `${fact}.query`);
  const own = errorsOf(errors, fact);
  const others = (found ?? []).filter(({ value }) => value !== chosen?.value);
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone}>
      <ActivitySearch
        name={fact}
        lang={t.locale}
        query={query}
        failed={own.length > 0}
        describedBy={describedBy(fact, optionalWords(t, `diagnostic.${fact}.help`), own)}
        texts={{
          label: words(t, `diagnostic.${fact}.query`),
          list: t('pages.question.suggestionsLabel'),
          none: t('pages.question.suggestions.none'),
          one: t('pages.question.suggestions.one'),
          many: t('pages.question.suggestions.many', { count: '#' }),
        }}
      >
        <button type="submit" className="btn second" name="go" value="search">
          {t('pages.question.search')}
        </button>
      </ActivitySearch>
      {chosen && (
        <>
          <p className="sub">{t('pages.question.chosen')}</p>
          <Choice type="radio" name={fact} option={chosen} checked id={fact} />
        </>
      )}
      {found && (
        <>
          <Found t={t} count={others.length} query={query} />
          {others.map((option, index) => (
            <Choice
              key={option.value}
              type="radio"
              name={fact}
              option={option}
              checked={false}
              id={index === 0 && !chosen ? fact : undefined}
            />
          ))}
        </>
      )}
      <DontKnow t={t} type="radio" name={fact} typed={typed} />
      <ClearAnswer t={t} name={fact} typed={typed} />
      <SecondActivity t={t} fact={fact} second={second} others={others} />
    </QuestionGroup>
  );
}

/** What was typed stands by itself: in another direction of writing or very long, it leaves the sentence whole. */
function Found({ t, count, query }: Pick<Props, 't'> & { count: number; query: string }) {
  const [before, after] = t('pages.question.found', { count, query: '#' }).split('#');
  return (
    <p className="sub">
      {before}
      <bdi>{query}</bdi>
      {after}
    </p>
  );
}

type SecondProps = Pick<Props, 't' | 'fact' | 'second'> & { others: readonly Option[] };

function SecondActivity({ t, fact, second, others }: SecondProps) {
  const choices = [...(second ? [second] : []), ...others.filter(({ value }) => value !== second?.value)];
  if (choices.length === 0) return null;
  return (
    <SelectField
      t={t}
      name={`${fact}.second`}
      label={words(t, `diagnostic.${fact}.second`)}
      options={[{ value: '', label: t('pages.question.secondNone') }, ...choices]}
      value={second?.value ?? ''}
    />
  );
}
