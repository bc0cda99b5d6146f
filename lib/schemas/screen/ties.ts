import {
  activitySchema,
  isPlaceOpen,
  placedAgain,
  type Question,
  type Tie,
  tiesSchema,
} from '../../domain/facts';
import { TIE_KINDS, TIE_PLACES, type TiePlace } from '../../domain/vocabulary';
import type { FieldError, FormFields } from '../fields';
import { type FormReading, firstValue, isTicked, namesAfter, problem, wasPosted } from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

const MOST = 5;
const PARTS = ['kind', 'place', 'subdivision', 'country', 'activity', 'division'] as const;

/**
 * The sources listed so far and the one being typed. `go=remove:<i>` takes one out of the list; `now.<i>` tells where one
 * is whose place is open since the firm said another place.
 */
export function readTies({ fact }: Question, form: FormReading): Parsed {
  const listed = savedTies(fact, form);
  if (listed === null) return refusedAt(fact, 'not_an_option');
  const strange = nowFields(fact, form).find((name) => placeIn(name, form) === undefined);
  if (strange !== undefined) return refusedAt(strange, 'not_an_option');
  const typed = PARTS.some((part) => isTicked(form, `${fact}.${part}`));
  const others = typed || listed.length > 0;
  const none = isTicked(form, `${fact}.none`);
  if (isTicked(form, `${fact}.unknown`))
    return others || none ? refusedAt(`${fact}.unknown`, 'unknown_and_answer') : NOT_KNOWN;
  if (none) return others ? refusedAt(`${fact}.none`, 'none_and_others', { option: 'none' }) : answered([]);
  // "Add this source" asks for one, where Continue takes empty fields for an end of the list.
  const adds = typed || form.fields.go?.[0] === 'add';
  // Taking out the last source leaves the question unanswered: only the box says "none".
  if (!adds) return listed.length > 0 ? answered(listed) : SKIPPED;
  if (listed.length >= MOST) return refusedAt(`${fact}.kind`, 'too_many', { max: MOST });
  const tie = typedTie(fact, form);
  return 'errors' in tie ? refused(tie.errors) : answered([...listed, tie]);
}

/** The list so far, each source where it is said to be now, after a removal; null if what came back is not a list of ours. */
export function savedTies(fact: string, form: FormReading): readonly Tie[] | null {
  const text = form.fields[`${fact}.saved`]?.[0] ?? '';
  const parsed = tiesSchema.safeParse(text.trim() === '' ? [] : fromJson(text));
  if (!parsed.success) return null;
  const removed = /^remove:(\d)$/.exec(form.fields.go?.[0] ?? '')?.[1];
  const own = { country: ownCode(form, 'firm.country'), subdivision: ownCode(form, 'firm.subdivision') };
  return parsed.data
    .map((tie, index) => {
      const now = placeIn(`${fact}.now.${index}`, form);
      return now && isPlaceOpen(tie, own) ? placedAgain(tie, now, own.country) : tie;
    })
    .filter((_, index) => String(index) !== removed);
}

/**
 * In: fields as they are kept, and how the list is to be told. Out: the fields with the list told so, each source where
 * it is said to be now; what is typed of one more stays.
 */
export function withListed(
  fact: string,
  form: FormReading,
  told: (list: readonly Tie[]) => readonly Tie[],
): FormFields {
  const listed = wasPosted(form, `${fact}.saved`) ? savedTies(fact, form) : null;
  if (listed === null) return form.fields;
  // Where each is now has been heeded with it.
  const others = Object.entries(form.fields).filter(([name]) => !name.startsWith(`${fact}.now.`));
  return { ...Object.fromEntries(others), [`${fact}.saved`]: [JSON.stringify(told(listed))] };
}

function nowFields(fact: string, form: FormReading): readonly string[] {
  return namesAfter(form, `${fact}.now.`).map((index) => `${fact}.now.${index}`);
}

/** null where nothing is said, undefined for what is no place. */
function placeIn(field: string, form: FormReading): TiePlace | null | undefined {
  const value = firstValue(form, field);
  return value === '' ? null : TIE_PLACES.find((one) => one === value);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function typedTie(fact: string, form: FormReading): Tie | { errors: readonly FieldError[] } {
  const { context } = form;
  const errors: FieldError[] = [];
  const part = (name: (typeof PARTS)[number]) => firstValue(form, `${fact}.${name}`);
  const check = (name: (typeof PARTS)[number], isOption: (value: string) => boolean) => {
    const value = part(name);
    if (value !== '' && !isOption(value)) errors.push(problem(`${fact}.${name}`, 'not_an_option'));
    return value === '' ? null : value;
  };
  const kind = TIE_KINDS.find((one) => one === part('kind')) ?? null;
  const place = TIE_PLACES.find((one) => one === part('place'));
  if (part('kind') === '') errors.push(problem(`${fact}.kind`, 'needs_kind'));
  else if (kind === null) errors.push(problem(`${fact}.kind`, 'not_an_option'));
  if (part('place') === '') errors.push(problem(`${fact}.place`, 'needs_place'));
  else if (!place) errors.push(problem(`${fact}.place`, 'not_an_option'));
  const subdivision = check('subdivision', (value) => context.subdivisions.has(value));
  const country = check('country', (value) => context.countries.has(value));
  const activity = check('activity', (value) => value === 'same' || value === 'other');
  // Without script both lists are on the page: only the one that belongs to the place counts.
  if (place === 'other' && subdivision !== null) errors.push(...elsewhere(form, fact, subdivision));
  if (place === 'abroad' && country !== null && country === ownCode(form, 'firm.country'))
    errors.push(problem(`${fact}.country`, 'own_country'));
  const division = check('division', (value) => /^\d{2}$/.test(value) && context.activities.has(value));
  if (!place || errors.length > 0) return { errors };
  return {
    kind,
    place,
    subdivision: place === 'other' ? subdivision : null,
    country: place === 'abroad' ? country : null,
    division: activity === 'same' ? ownDivision(form) : division,
  };
}

/** Another region is neither the firm's own nor one of another country. */
function elsewhere(form: FormReading, fact: string, subdivision: string): readonly FieldError[] {
  const [region, country] = [ownCode(form, 'firm.subdivision'), ownCode(form, 'firm.country')];
  if (subdivision === region) return [problem(`${fact}.subdivision`, 'own_region')];
  const isAbroad = country !== null && !subdivision.startsWith(`${country}-`);
  return isAbroad ? [problem(`${fact}.subdivision`, 'not_in_country')] : [];
}

function ownCode({ context }: FormReading, fact: string): string | null {
  const answer = context.sheet[fact]?.answer;
  return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : null;
}

function ownDivision({ context }: FormReading): string | null {
  const answer = context.sheet['firm.isic']?.answer;
  const activity = activitySchema.safeParse(answer?.state === 'answered' ? answer.value : null);
  return activity.success ? activity.data.main.slice(0, 2) : null;
}
