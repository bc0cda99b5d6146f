import type { Checklist } from '@/lib/domain/facts';
import { question } from '@/lib/domain/facts';
import { Choice } from './choice';
import { ChoiceList, DONT_KNOW, NoneOrUnknown } from './choice-list';
import { describedBy, FieldGroup, FieldNotes } from './field-group';
import { QuestionGroup } from './question-simple';
import { SelectField } from './select-field';
import { firstOf, hasValue, type Option, type QuestionProps } from './types';
import { errorsOf, optionalWords, words } from './words';

const ENDINGS = ['running', 'finished', 'left'] as const;

type StatusProps = Omit<QuestionProps, 'alone'> & { statuses: readonly Option[]; of: readonly Option[] };

/** One choice of how far for each thing on a list. */
function StatusFields({ t, fact, typed, errors, statuses, of }: StatusProps) {
  return of.map(({ value, label }) => {
    const name = `${fact}.${value}`;
    return (
      <SelectField
        key={value}
        t={t}
        name={name}
        label={label}
        options={statuses}
        value={firstOf(typed, name)}
        errors={errorsOf(errors, name)}
      />
    );
  });
}

/** Kinds of support, each with how it ended. */
export function ProgrammesQuestion({ t, fact, typed, errors, alone }: QuestionProps) {
  const offered = question(fact).options.filter((option) => !question(fact).exclusive.includes(option));
  const statuses = ['', ...ENDINGS].map((value) => ({
    value,
    label: words(t, `diagnostic.${fact}.status.${value || 'empty'}`),
  }));
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone} parts={offered}>
      <StatusFields
        {...{ t, fact, typed, errors, statuses }}
        of={offered.map((value) => ({ value, label: words(t, `diagnostic.${fact}.option.${value}`) }))}
      />
      <NoneOrUnknown t={t} fact={fact} none={words(t, `diagnostic.${fact}.option.none`)} typed={typed} />
    </QuestionGroup>
  );
}

const CERTIFICATE_STATUSES = ['', 'valid', 'expired', 'working'] as const;

/** `ofTrades`: those of particular trades, folded away where the sector is not known. */
type CertificatesProps = QuestionProps & {
  standards: readonly Option[];
  ofTrades: readonly Option[];
  heading: string;
};

/** Certificates of the firm's sector, each with how far the firm is. */
export function CertificatesQuestion({
  t,
  fact,
  typed,
  errors,
  alone,
  standards,
  ofTrades,
  heading,
}: CertificatesProps) {
  const statuses = CERTIFICATE_STATUSES.map((value) => ({
    value,
    label: words(t, `diagnostic.${fact}.option.${value || 'empty'}`),
  }));
  const asked = { t, fact, typed, errors, statuses };
  const isUsed = ofTrades.some(({ value }) => firstOf(typed, `${fact}.${value}`) !== '');
  return (
    <QuestionGroup
      t={t}
      fact={fact}
      errors={errors}
      alone={alone}
      parts={[...standards, ...ofTrades].map(({ value }) => value)}
    >
      <p className="hint">{heading}</p>
      <StatusFields {...asked} of={standards} />
      {ofTrades.length > 0 && (
        <details open={isUsed || errors.length > 0}>
          <summary>{t('pages.question.certificatesOfTrades')}</summary>
          <StatusFields {...asked} of={ofTrades} />
        </details>
      )}
      <NoneOrUnknown t={t} fact={fact} none={words(t, `diagnostic.${fact}.option.none`)} typed={typed} />
    </QuestionGroup>
  );
}

const ASKED_BY = ['large_domestic', 'mnc', 'foreign_buyer', 'government', 'nobody'] as const;

type DetailsProps = Omit<QuestionProps, 'alone'> & {
  /** `lastDay`: whether its last day lies ahead or behind; null where it has not been given yet. */
  certificates: readonly (Option & { lastDay: 'until' | 'ran' | null })[];
};

/** Until when each named certificate is valid, and who asked for it. */
export function CertificateDetails({ t, fact, typed, errors, certificates }: DetailsProps) {
  const people = [
    { value: '', label: t('common.choose') },
    ...ASKED_BY.map((value) => ({ value, label: words(t, `diagnostic.${fact}.askedBy.option.${value}`) })),
  ];
  return certificates.map(({ value, label, lastDay }) => {
    const askedBy = `${fact}.${value}.askedBy`;
    return (
      <FieldGroup
        key={value}
        t={t}
        name={`${fact}.${value}`}
        legend={label}
        partErrors={errorsOf(errors, `${fact}.${value}`)}
      >
        {lastDay && <LastDay t={t} fact={fact} typed={typed} errors={errors} id={value} asks={lastDay} />}
        <SelectField
          t={t}
          name={askedBy}
          label={words(t, `diagnostic.${fact}.askedBy.text`)}
          options={people}
          value={firstOf(typed, askedBy)}
          errors={errorsOf(errors, askedBy)}
        />
      </FieldGroup>
    );
  });
}

type LastDayProps = Omit<QuestionProps, 'alone'> & { id: string; asks: 'until' | 'ran' };

/** Until when, or when it ran out; for a day gone by also whether the certificate has expired. */
function LastDay({ t, fact, typed, errors, id, asks }: LastDayProps) {
  const until = `${fact}.${id}.until`;
  const ended = `${fact}.${id}.ended`;
  const wrong = errorsOf(errors, until);
  const hint = words(t, `diagnostic.${fact}.${asks}.help`);
  const asksForEnd = wrong.some(({ code }) => code === 'date_past') || firstOf(typed, ended) !== '';
  return (
    <>
      <label className="sub" htmlFor={until}>
        {words(t, `diagnostic.${fact}.${asks}.text`)}
      </label>
      <FieldNotes t={t} name={until} hint={hint} errors={wrong} />
      <p>
        <input
          className="input middle"
          type="text"
          id={until}
          name={until}
          defaultValue={firstOf(typed, until)}
          aria-invalid={wrong.length > 0 || undefined}
          aria-describedby={describedBy(until, hint, wrong)}
        />
      </p>
      {asksForEnd && (
        <Choice
          type="checkbox"
          name={ended}
          option={{ value: 'yes', label: words(t, `diagnostic.${fact}.ended.text`) }}
          checked={firstOf(typed, ended) !== ''}
        />
      )}
    </>
  );
}

type ChecklistProps = QuestionProps & { lists: readonly { list: Checklist; lines: number }[] };

/** Lines that are true today, by the lists that suit the sector. */
export function ChecklistQuestion({ t, fact, typed, errors, alone, lists }: ChecklistProps) {
  return (
    <QuestionGroup t={t} fact={fact} errors={errors} alone={alone}>
      {lists.map(({ list, lines }, place) => (
        <FieldGroup
          key={list}
          t={t}
          name={`${fact}.${list}`}
          legend={words(t, `diagnostic.checklist.${list}.title`)}
          more={optionalWords(t, `diagnostic.checklist.${list}.more`)}
        >
          <input type="hidden" name={`${fact}.list`} value={list} />
          {Array.from({ length: lines }, (_, index) => `${list}.${index + 1}`).map((line, index) => (
            <Choice
              key={line}
              type="checkbox"
              name={fact}
              option={{ value: line, label: words(t, `diagnostic.checklist.${line}`) }}
              checked={hasValue(typed, fact, line)}
              id={place === 0 && index === 0 ? fact : undefined}
            />
          ))}
        </FieldGroup>
      ))}
      <NoneOrUnknown t={t} fact={fact} none={words(t, `diagnostic.${fact}.option.none`)} typed={typed} />
    </QuestionGroup>
  );
}

type AssociationsProps = QuestionProps & { institutions: readonly Option[]; options: readonly Option[] };

/** Kinds of association, and the institutions of the country that ask for membership. */
export function AssociationsQuestion({
  t,
  fact,
  typed,
  errors,
  alone,
  institutions,
  options,
}: AssociationsProps) {
  const member = `${fact}.member`;
  const ofList = errorsOf(errors, member);
  const ofKinds = errors.filter((error) => !ofList.includes(error));
  return (
    <>
      <QuestionGroup t={t} fact={fact} errors={ofKinds} alone={alone}>
        <ChoiceList t={t} type="checkbox" name={fact} options={options} typed={typed} />
      </QuestionGroup>
      {institutions.length > 0 && (
        <FieldGroup
          t={t}
          name={member}
          legend={words(t, `diagnostic.${member}.text`)}
          hint={optionalWords(t, `diagnostic.${member}.help`)}
          errors={ofList}
        >
          {institutions.map((institution, index) => (
            <Choice
              key={institution.value}
              type="checkbox"
              name={member}
              option={institution}
              checked={hasValue(typed, member, institution.value)}
              id={index === 0 ? member : undefined}
            />
          ))}
          <Choice
            apart
            type="checkbox"
            name={member}
            option={{ value: 'none', label: words(t, `diagnostic.${member}.none`) }}
            checked={hasValue(typed, member, 'none')}
          />
          <Choice
            type="checkbox"
            name={member}
            option={{ value: DONT_KNOW, label: t('common.dontKnow') }}
            checked={hasValue(typed, member, DONT_KNOW)}
          />
          {institutions.map(({ value }) => (
            <input key={value} type="hidden" name={`${fact}.asked`} value={value} />
          ))}
        </FieldGroup>
      )}
    </>
  );
}
