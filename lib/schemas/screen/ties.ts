import { activitySchema, type Question, type Tie, tiesSchema } from '../../domain/facts';
import { TIE_KINDS, TIE_PLACES } from '../../domain/vocabulary';
import type { FieldError } from '../fields';
import { type FormReading, firstValue, isTicked, problem } from './form';
import { answered, NOT_KNOWN, type Parsed, refused, refusedAt, SKIPPED } from './parsed';

const MOST = 5;
const PARTS = ['kind', 'place', 'subdivision', 'country', 'activity', 'division'] as const;

/** The sources listed so far and the one being typed. `go=remove:<i>` takes one out of the list. */
export function readTies({ fact }: Question, form: FormReading): Parsed {
  const listed = savedTies(fact, form);
  if (listed === null) return refusedAt(fact, 'not_an_option');
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

/** The list so far, after a removal; null if what came back is not a list of ours. */
export function savedTies(fact: string, form: FormReading): readonly Tie[] | null {
  const text = form.fields[`${fact}.saved`]?.[0] ?? '';
  const parsed = tiesSchema.safeParse(text.trim() === '' ? [] : fromJson(text));
  if (!parsed.success) return null;
  const removed = /^remove:(\d)$/.exec(form.fields.go?.[0] ?? '')?.[1];
  return parsed.data.filter((_, index) => String(index) !== removed);
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
  const division = check('division', (value) => /^\d{2}$/.test(value) && context.activities.has(value));
  if (!place || errors.length > 0) return { errors };
  return {
    kind,
    place,
    // Without script both lists are on the page: only the one that belongs to the place counts.
    subdivision: place === 'other' ? subdivision : null,
    country: place === 'abroad' ? country : null,
    division: activity === 'same' ? ownDivision(form) : division,
  };
}

function ownDivision({ context }: FormReading): string | null {
  const answer = context.sheet['firm.isic']?.answer;
  const activity = activitySchema.safeParse(answer?.state === 'answered' ? answer.value : null);
  return activity.success ? activity.data.main.slice(0, 2) : null;
}
