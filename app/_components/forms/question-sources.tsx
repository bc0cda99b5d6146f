import { TIE_KINDS, TIE_PLACES } from '@/lib/domain/vocabulary';
import { Choice } from './choice';
import { NoneOrUnknown } from './choice-list';
import { ClearAnswer } from './clear-answer';
import { FieldErrors, FieldGroup } from './field-group';
import { type CountryLists, CountrySelect } from './place-fields';
import { QuestionGroup } from './question-simple';
import { SelectField } from './select-field';
import { firstOf, hasValue, type Option, type QuestionProps } from './types';
import { errorsOf, words } from './words';

const ACTIVITIES = ['same', 'other'] as const;
const PARTS = ['kind', 'place', 'subdivision', 'country', 'activity'] as const;

type Listing = {
  what: string;
  open: { why: string; places: readonly Option[] } | null;
};

type Props = QuestionProps & {
  /** Sources so far, in words, each with why its place is open, where it is. */
  listed: readonly Listing[];
  most: number;
  countries: CountryLists;
  regions: readonly Option[];
  divisions: readonly Option[];
};

/** Sources one at a time: those listed with a button to remove each, then the fields of one more. */
export function SourcesQuestion(props: Props) {
  const { t, fact, typed, errors, alone, listed, most } = props;
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} parts={PARTS}>
      <input type="hidden" name={`${fact}.saved`} value={firstOf(typed, `${fact}.saved`)} />
      {listed.length > 0 && <Listed {...props} />}
      {listed.length < most ? (
        <NewSource {...props} />
      ) : (
        <p>{t('pages.question.sourceFull', { max: most })}</p>
      )}
      {listed.length === 0 && (
        <NoneOrUnknown t={t} fact={fact} none={words(t, `diagnostic.${fact}.option.none`)} typed={typed} />
      )}
    </QuestionGroup>
  );
}

function Listed(props: Props) {
  const { t, listed, most } = props;
  return (
    <>
      <p className="q">{t('pages.question.sourceListed', { count: listed.length, max: most })}</p>
      <ol className="rows">
        {listed.map(({ what, open }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sources may read alike, and the list is drawn once
          <li className="row" key={index}>
            {what} {open && <WhereNow {...props} open={open} name={`${props.fact}.now.${index}`} />}
            <button type="submit" className="quiet" name="go" value={`remove:${index}`}>
              {t('pages.question.sourceRemove')}{' '}
              <span className="visually-hidden">
                {t('pages.question.sourceRemoveHidden', { n: index + 1, what })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

type WhereNowProps = Props & { open: NonNullable<Listing['open']>; name: string };

/** Where a source is now that was near another place. */
function WhereNow({ t, typed, errors, open, name }: WhereNowProps) {
  return (
    <FieldGroup t={t} name={name} legend={open.why} errors={errorsOf(errors, name)}>
      {open.places.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          name={name}
          option={option}
          checked={hasValue(typed, name, option.value)}
          id={index === 0 ? name : undefined}
        />
      ))}
    </FieldGroup>
  );
}

function NewSource({ t, fact, typed, errors, countries, regions, divisions }: Props) {
  const empty = { value: '', label: t('common.choose') };
  const kinds = TIE_KINDS.map((kind) => ({ value: kind, label: t(`vocabulary.tieKind.${kind}`) }));
  const name = (part: string) => `${fact}.${part}`;
  return (
    <FieldGroup t={t} name={name('new')} legend={t('pages.question.sourceNew')}>
      <SelectField
        t={t}
        name={name('kind')}
        label={words(t, `diagnostic.${name('kind')}.text`)}
        options={[empty, ...kinds]}
        value={firstOf(typed, name('kind'))}
        errors={errorsOf(errors, name('kind'))}
      />
      <FieldGroup
        t={t}
        name={name('place')}
        legend={words(t, `diagnostic.${name('place')}.text`)}
        errors={errorsOf(errors, name('place'))}
      >
        {TIE_PLACES.map((place, index) => (
          <Choice
            key={place}
            type="radio"
            name={name('place')}
            option={{ value: place, label: t(`vocabulary.tiePlace.${place}`) }}
            checked={hasValue(typed, name('place'), place)}
            id={index === 0 ? name('place') : undefined}
          />
        ))}
        <ClearAnswer t={t} name={name('place')} typed={typed} />
        {regions.length > 0 && (
          <SelectField
            t={t}
            name={name('subdivision')}
            label={t('pages.question.sourceOther')}
            options={[empty, ...regions]}
            value={firstOf(typed, name('subdivision'))}
            errors={errorsOf(errors, name('subdivision'))}
          />
        )}
        <div className="part">
          <label className="sub" htmlFor={name('country')}>
            {t('pages.question.sourceAbroad')}
          </label>
          <FieldErrors t={t} name={name('country')} errors={errorsOf(errors, name('country'))} />
          <CountrySelect
            t={t}
            name={name('country')}
            countries={countries}
            value={firstOf(typed, name('country'))}
            errors={errorsOf(errors, name('country'))}
            unknown={false}
          />
        </div>
      </FieldGroup>
      <FieldGroup
        t={t}
        name={name('activity')}
        legend={words(t, `diagnostic.${name('activity')}.text`)}
        errors={errorsOf(errors, name('activity'))}
      >
        {ACTIVITIES.map((activity, index) => (
          <Choice
            key={activity}
            type="radio"
            name={name('activity')}
            option={{ value: activity, label: words(t, `diagnostic.${name('activity')}.option.${activity}`) }}
            checked={hasValue(typed, name('activity'), activity)}
            id={index === 0 ? name('activity') : undefined}
          />
        ))}
        <ClearAnswer t={t} name={name('activity')} typed={typed} />
        <SelectField
          t={t}
          name={name('division')}
          label={t('pages.question.sourceWork')}
          options={[empty, ...divisions]}
          value={firstOf(typed, name('division'))}
        />
      </FieldGroup>
      <button type="submit" className="btn second" name="go" value="add">
        {t('pages.question.sourceAdd')}
      </button>
      <p className="hint">{t('pages.question.sourceEnough')}</p>
    </FieldGroup>
  );
}
