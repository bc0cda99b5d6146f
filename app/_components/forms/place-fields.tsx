import type { Translator } from '@/lib/messages';
import { describedBy } from './field-group';
import { QuestionGroup } from './question-simple';
import { Select } from './select-field';
import { type FieldError, firstOf, type Option, type QuestionProps } from './types';
import { errorsOf } from './words';

export type CountryLists = { focus: readonly Option[]; others: readonly Option[] };

type CountryProps = QuestionProps & { countries: CountryLists };

/** All countries in one select: those with offers or regional data first. */
export function CountryQuestion({ t, fact, typed, errors, alone, countries }: CountryProps) {
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} labels={fact}>
      <CountrySelect
        t={t}
        name={fact}
        countries={countries}
        value={firstOf(typed, fact)}
        errors={errorsOf(errors, fact)}
      />
    </QuestionGroup>
  );
}

type SelectProps = {
  t: Translator;
  name: string;
  countries: CountryLists;
  value: string;
  errors?: readonly FieldError[];
  unknown?: boolean;
};

export function CountrySelect({ t, name, countries, value, errors = [], unknown = true }: SelectProps) {
  return (
    <select
      className="select"
      id={name}
      name={name}
      defaultValue={value}
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={describedBy(name, undefined, errors)}
    >
      <option value="">{t('common.choose')}</option>
      <optgroup label={t('pages.question.focusCountries')}>
        <Options options={countries.focus} />
      </optgroup>
      <optgroup label={t('pages.question.otherCountries')}>
        <Options options={countries.others} />
      </optgroup>
      {unknown && <option value="dont_know">{t('common.dontKnow')}</option>}
    </select>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}

/** `note`: what became of a region of another country; null where there is none. */
type RegionProps = QuestionProps & { regions: readonly Option[]; note: string | null };

/** The regions of the chosen country. */
export function RegionQuestion({ t, fact, typed, errors, alone, regions, note }: RegionProps) {
  const options = [
    { value: '', label: t('common.choose') },
    ...regions,
    { value: 'dont_know', label: t('common.dontKnow') },
  ];
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} labels={fact}>
      {note && <p className="note">{note}</p>}
      <Select name={fact} options={options} value={firstOf(typed, fact)} errors={errorsOf(errors, fact)} />
    </QuestionGroup>
  );
}
