import { CAPABILITIES, KNOWLEDGE_KINDS } from '@/lib/domain/vocabulary';
import { ChoiceList, DontKnow } from './choice-list';
import { FieldGroup } from './field-group';
import { QuestionGroup } from './question-simple';
import { SelectField } from './select-field';
import { firstOf, type QuestionProps } from './types';
import { errorsOf, optionalWords, words } from './words';

const PLACES = ['1', '2', '3'] as const;

/** Up to three things in order of importance: three selects, so that it works by key, by thumb and without script. */
export function RankQuestion({ t, fact, typed, errors, alone }: QuestionProps) {
  const empty = { value: '', label: words(t, `diagnostic.${fact}.option.empty`) };
  const options = CAPABILITIES.map((value) => ({
    value,
    label: words(t, `diagnostic.${fact}.option.${value}`),
  }));
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} parts={PLACES}>
      {PLACES.map((place) => {
        const name = `${fact}.${place}`;
        return (
          <SelectField
            key={place}
            t={t}
            name={name}
            label={words(t, `diagnostic.${name}`)}
            options={[empty, ...options]}
            value={firstOf(typed, name)}
            errors={errorsOf(errors, name)}
          />
        );
      })}
      <DontKnow t={t} name={`${fact}.unknown`} typed={typed} />
    </QuestionGroup>
  );
}

const DEGREES = ['0', '1', '2'] as const;

/** What, how and why as three small questions about the first priority. */
export function KnowQuestion({ t, fact, typed, errors, about }: QuestionProps & { about: string }) {
  return (
    <div className="field" id={`q-${fact}`}>
      <h1>{words(t, `diagnostic.${fact}.text`)}</h1>
      <p>
        <strong>{about}</strong>
      </p>
      <p className="hint">{optionalWords(t, `diagnostic.${fact}.help`)}</p>
      {KNOWLEDGE_KINDS.map((kind) => {
        const name = `${fact}.${kind}`;
        return (
          <FieldGroup
            key={kind}
            t={t}
            name={name}
            legend={words(t, `diagnostic.${name}.text`)}
            hint={optionalWords(t, `diagnostic.${name}.help`)}
            errors={errorsOf(errors, name)}
          >
            <ChoiceList
              t={t}
              type="radio"
              name={name}
              options={DEGREES.map((value) => ({
                value,
                label: words(t, `diagnostic.${name}.option.${value}`),
              }))}
              typed={typed}
            />
          </FieldGroup>
        );
      })}
    </div>
  );
}
