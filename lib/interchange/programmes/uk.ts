import { type IsoDate, isIsoDate } from '@/lib/domain/dates';
import type { BarrierClass, RuleCatalogue, RuleDocument, WrittenRule } from '@/lib/domain/rules';
import { criterion, proseCriteria, sourceOf } from './criteria';
import { BUSINESS_TYPES, PURPOSES, SECTORS, STAGES } from './facts';
import { readUkSchemes, type UkScheme } from './files';
import { sentencesOf } from './sentences';
import { areaOf, UK_ZONE_NAMES, UK_ZONES } from './uk-places';

const FINDER = 'Business Support Finder';

/** The schemes of the United Kingdom as rules: closed facets as criteria, official prose as criteria to be checked. */
export function ukSchemes(): RuleCatalogue {
  return {
    language: 'puente-rules/1',
    library: { predicates: {}, parameters: {}, zones: UK_ZONES, rates: [], names: { zones: UK_ZONE_NAMES } },
    rules: readUkSchemes().map(ukDocument),
  };
}

/** In: one scheme. Out: its rule, named `uk-` and its number. */
export function ukDocument(scheme: UkScheme): RuleDocument {
  const source = sourceOf(scheme.organiser || FINDER, scheme.url);
  return {
    language: 'puente-rules/1',
    id: `uk-${scheme.business_support_identifier}`,
    version: 1,
    title: { en: scheme.title },
    source,
    rule: {
      id: 'scheme',
      op: 'all',
      of: [
        ...listed(scheme),
        ...limits(scheme),
        ...days(scheme),
        ...proseCriteria('eligibility', sentencesOf(scheme.eligibility_text), { kind: 'to_verify', source }),
        ...told(scheme),
        ...proseCriteria('summary', sentencesOf(scheme.short_description), { kind: 'informative', source }),
        ...proseCriteria('description', sentencesOf(scheme.long_description), {
          kind: 'informative',
          source,
        }),
        ...proseCriteria('evaluation', sentencesOf(scheme.evaluation_text), { kind: 'informative', source }),
        ...proseCriteria('note', sentencesOf(scheme.additional_information), { kind: 'informative', source }),
      ],
    },
  };
}

/** Facets that list codes; none listed, or every code that there is, asks nothing. */
function listed(scheme: UkScheme): readonly WrittenRule[] {
  return [
    ...codes('business-type', 'legal', {
      fact: 'firm.business_type',
      values: asked(scheme.business_types, BUSINESS_TYPES),
    }),
    ...places(scheme.locations),
    ...codes('sector', 'sector', { fact: 'firm.sector_uk', values: asked(scheme.sectors, SECTORS) }),
    ...codes('stage', 'age', { fact: 'firm.stage', values: asked(scheme.stages, STAGES) }),
    ...purposes(asked(scheme.purposes, PURPOSES)),
  ];
}

function asked(values: readonly string[], all: readonly string[]): readonly string[] {
  return all.every((one) => values.includes(one)) ? [] : values;
}

function codes(
  name: string,
  barrier: BarrierClass,
  { fact, values }: { fact: string; values: readonly string[] },
): readonly WrittenRule[] {
  if (values.length === 0) return [];
  const of: WrittenRule = { id: `${name}.in`, op: 'in', fact, values: values.toSorted() };
  return [criterion(name, { kind: 'hard', barrier }, of)];
}

function places(locations: readonly string[]): readonly WrittenRule[] {
  if (locations.length === 0) return [];
  const of: WrittenRule = { id: 'location.under', op: 'under', fact: 'firm.location', ...areaOf(locations) };
  return [criterion('location', { kind: 'hard', barrier: 'place' }, of)];
}

/** A project may have several purposes; one of those listed is enough. */
function purposes(values: readonly string[]): readonly WrittenRule[] {
  if (values.length === 0) return [];
  const asked = { fact: 'project.purposes', values: values.toSorted() };
  return [
    criterion(
      'purpose',
      { kind: 'hard', barrier: 'project' },
      { id: 'purpose.any', op: 'intersects', ...asked },
    ),
  ];
}

/** A firm has at least one person in any case, so one as the least number is no limit. */
function limits(scheme: UkScheme): readonly WrittenRule[] {
  const least = scheme.min_employees === 1 ? null : scheme.min_employees;
  const employees = { min: least, max: scheme.max_employees };
  const turnover = { min: scheme.min_turnover, max: scheme.max_turnover };
  const age = { min: scheme.min_business_age, max: scheme.max_business_age };
  return [
    ...limited('employees', 'size', employees, {
      id: 'employees.between',
      op: 'between',
      fact: 'firm.employees',
      ...employees,
    }),
    ...limited('turnover', 'size', turnover, {
      ...{ id: 'turnover.between', op: 'between', fact: 'firm.turnover', unit: 'GBP' },
      ...turnover,
    }),
    ...limited('age', 'age', age, {
      id: 'age.elapsed',
      op: 'elapsed',
      fact: 'firm.founded',
      unit: 'months',
      ...age,
    }),
  ];
}

function limited(
  name: string,
  barrier: BarrierClass,
  { min, max }: { min: number | null; max: number | null },
  of: WrittenRule,
): readonly WrittenRule[] {
  return min === null && max === null ? [] : [criterion(name, { kind: 'hard', barrier }, of)];
}

/** From when and until when firms can apply. */
function days({ start_date: start, end_date: end }: UkScheme): readonly WrittenRule[] {
  if (start === null && end === null) return [];
  const of: WrittenRule = {
    id: 'open.dates',
    op: 'dates',
    fact: 'request.day',
    from: dayOf(start),
    to: dayOf(end),
  };
  return [criterion('open', { kind: 'hard', barrier: 'time' }, of)];
}

function dayOf(text: string | null): IsoDate | null {
  return text !== null && isIsoDate(text) ? text : null;
}

/** What a scheme gives decides nothing; it tells whether that is what the firm wants. */
function told({ support_types: types }: UkScheme): readonly WrittenRule[] {
  const asked = { fact: 'project.support_types', values: types.toSorted() };
  return [criterion('support', { kind: 'informative' }, { id: 'support.any', op: 'intersects', ...asked })];
}
