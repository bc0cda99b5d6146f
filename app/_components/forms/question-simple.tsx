import { ChoiceList, DontKnow } from './choice-list';
import { describedBy, FieldErrors, FieldGroup } from './field-group';
import { NumberInput } from './number-input';
import { instrumentOptions } from './options';
import { firstOf, type Option, type QuestionProps } from './types';
import { errorsOf, optionalWords, words } from './words';

type ChoiceProps = QuestionProps & {
  type: 'radio' | 'checkbox';
  options?: readonly Option[] | undefined;
  /** Said after the help of the question. */
  note?: string | undefined;
};

/** One or several of the options: also the five sentences of a scale. */
export function ChoiceQuestion({ t, fact, typed, errors, alone, type, options, note }: ChoiceProps) {
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} note={note}>
      <ChoiceList
        t={t}
        type={type}
        name={fact}
        options={options ?? instrumentOptions(t, fact)}
        typed={typed}
      />
    </QuestionGroup>
  );
}

/** A whole number, typed. */
export function NumberQuestion({ t, fact, typed, errors, alone }: QuestionProps) {
  const own = errorsOf(errors, fact);
  const hint = optionalWords(t, `diagnostic.${fact}.help`);
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} labels={fact}>
      <NumberInput
        name={fact}
        value={firstOf(typed, fact)}
        errors={own}
        describedBy={describedBy(fact, hint, own)}
      />
      <DontKnow t={t} name={`${fact}.unknown`} typed={typed} />
    </QuestionGroup>
  );
}

const PARTS = ['products', 'countries'] as const;

/** Two whole numbers that belong together. */
export function TwoNumbersQuestion({ t, fact, typed, errors, alone }: QuestionProps) {
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} parts={PARTS}>
      {PARTS.map((part) => {
        const name = `${fact}.${part}`;
        const own = errorsOf(errors, name);
        return (
          <div className="part" key={part}>
            <label className="sub" htmlFor={name}>
              {words(t, `diagnostic.${name}`)}
            </label>
            <FieldErrors t={t} name={name} errors={own} />
            <NumberInput
              name={name}
              value={firstOf(typed, name)}
              errors={own}
              describedBy={describedBy(name, undefined, own)}
            />
          </div>
        );
      })}
      <DontKnow t={t} name={`${fact}.unknown`} typed={typed} />
    </QuestionGroup>
  );
}

type GroupProps = Omit<QuestionProps, 'typed'> & {
  /** Id of the one control that the question's words are the label of. */
  labels?: string;
  note?: string | undefined;
  /** Fields of the question, without its name before them, that say their own errors. */
  parts?: readonly string[];
  children: React.ReactNode;
};

/** A question of the instrument with its own words and help. */
export function QuestionGroup({ t, fact, errors, alone, labels, note, parts = [], children }: GroupProps) {
  const own = errorsOf(errors, fact);
  const said = own.filter(({ field }) => parts.some((part) => field === `${fact}.${part}`));
  return (
    <FieldGroup
      t={t}
      name={fact}
      legend={words(t, `diagnostic.${fact}.text`)}
      labels={labels}
      alone={alone}
      hint={[optionalWords(t, `diagnostic.${fact}.help`), note].filter(Boolean).join(' ') || undefined}
      more={optionalWords(t, `diagnostic.${fact}.more`)}
      errors={own.filter((error) => !said.includes(error))}
      partErrors={said}
    >
      {children}
    </FieldGroup>
  );
}
