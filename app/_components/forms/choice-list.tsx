import type { Translator } from '@/lib/messages';
import { Choice } from './choice';
import { ClearAnswer } from './clear-answer';
import { hasValue, type Option, type Typed } from './types';

/** Value of "I don't know" in every field. */
export const DONT_KNOW = 'dont_know';

type Props = {
  t: Translator;
  type: 'radio' | 'checkbox';
  name: string;
  options: readonly Option[];
  typed: Typed;
  /** Where "I don't know" is posted; radios share the name of the field. */
  unknown?: string;
};

/** The options of a question, then "I don't know", set apart, and a way to take a radio button back. */
export function ChoiceList({ t, type, name, options, typed, unknown = name }: Props) {
  return (
    <>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type={type}
          name={name}
          option={option}
          checked={hasValue(typed, name, option.value)}
          id={index === 0 ? name : undefined}
        />
      ))}
      <DontKnow t={t} type={type} name={unknown} typed={typed} />
      {type === 'radio' && <ClearAnswer t={t} name={name} typed={typed} />}
    </>
  );
}

export function DontKnow({
  t,
  type = 'checkbox',
  name,
  typed,
}: Pick<Props, 't' | 'name' | 'typed'> & { type?: Props['type'] }) {
  const option = { value: DONT_KNOW, label: t('common.dontKnow') };
  return <Choice apart type={type} name={name} option={option} checked={hasValue(typed, name, DONT_KNOW)} />;
}

/** "None" and "I don't know" of a question whose parts are fields of their own. */
export function NoneOrUnknown({
  t,
  fact,
  none,
  typed,
}: {
  t: Translator;
  fact: string;
  none: string;
  typed: Typed;
}) {
  return (
    <>
      <Choice
        apart
        type="checkbox"
        name={`${fact}.none`}
        id={`${fact}.none`}
        option={{ value: 'none', label: none }}
        checked={(typed[`${fact}.none`]?.length ?? 0) > 0}
      />
      <Choice
        type="checkbox"
        name={`${fact}.unknown`}
        id={`${fact}.unknown`}
        option={{ value: DONT_KNOW, label: t('common.dontKnow') }}
        checked={hasValue(typed, `${fact}.unknown`, DONT_KNOW)}
      />
    </>
  );
}
