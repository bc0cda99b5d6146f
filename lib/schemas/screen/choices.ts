import type { Question } from '../../domain/facts';
import { allValues, DONT_KNOW, type FormReading, firstValue, isTicked } from './form';
import { answered, NOT_KNOWN, type Parsed, refusedAt, SKIPPED } from './parsed';

/** Radio buttons or a select. */
export function readSingle({ fact, options }: Question, form: FormReading): Parsed {
  return readOne(fact, firstValue(form, fact), (value) => options.includes(value));
}

/** Five sentences; the answer is the number of the chosen one. */
export function readScale({ fact, options }: Question, form: FormReading): Parsed {
  const chosen = firstValue(form, fact);
  const parsed = readOne(fact, chosen, (value) => options.includes(value));
  return parsed.ok && parsed.answer.state === 'answered' ? answered(Number(chosen)) : parsed;
}

export function readCountry({ fact }: Question, form: FormReading): Parsed {
  return readOne(fact, firstValue(form, fact), (value) => form.context.countries.has(value));
}

/** The place must lie in the country that was answered; without one, any place will do. */
export function readSubdivision({ fact }: Question, form: FormReading): Parsed {
  const chosen = firstValue(form, fact);
  const parsed = readOne(fact, chosen, (value) => form.context.subdivisions.has(value));
  if (!parsed.ok || parsed.answer.state !== 'answered') return parsed;
  const country = form.context.sheet['firm.country']?.answer;
  const elsewhere = country?.state === 'answered' && country.value !== chosen.slice(0, 2);
  return elsewhere ? refusedAt(fact, 'not_in_country') : parsed;
}

/** Checkboxes; the answer lists what is ticked in the order of the options. */
export function readMulti({ fact, options, exclusive }: Question, form: FormReading): Parsed {
  const ticked = allValues(form, fact);
  if (ticked.length === 0) return SKIPPED;
  if (ticked.includes(DONT_KNOW))
    return ticked.every((one) => one === DONT_KNOW) ? NOT_KNOWN : refusedAt(fact, 'unknown_and_answer');
  if (!ticked.every((one) => options.includes(one))) return refusedAt(fact, 'not_an_option');
  const chosen = options.filter((option) => ticked.includes(option));
  const alone = chosen.find((option) => exclusive.includes(option));
  return alone !== undefined && chosen.length > 1
    ? refusedAt(fact, 'none_and_others', { option: alone })
    : answered(chosen);
}

/**
 * Kinds of association, and which of the institutions on the page the firm belongs to: two questions, each with its own
 * "none" and "I don't know". Only "none" of the kinds and a named institution contradict each other.
 */
export function readAssociations(question: Question, form: FormReading): Parsed {
  const { fact } = question;
  const listed = readListed(question, form);
  if (!listed.ok) return listed;
  const { members, said } = listed;
  const parsed = readMulti(question, form);
  if (!parsed.ok) return parsed;
  const { answer } = parsed;
  if (answer.state !== 'answered' && said === 'nothing') return parsed;
  const kinds = answer.state === 'answered' ? allValues(form, fact) : [];
  const alone = kinds.find((kind) => question.exclusive.includes(kind));
  if (alone !== undefined && members.length > 0) return refusedAt(fact, 'none_and_others', { option: alone });
  // A list that is left blank says nothing of its institutions: only "none" of either list is a "no".
  const spoken = said === 'members' || said === 'none' || (said === 'nothing' && alone !== undefined);
  return answered({
    kinds: question.options.filter((option) => kinds.includes(option)),
    members,
    asked: spoken ? institutions(form, [`${fact}.asked`, `${fact}.member`]) : [],
    ...(said === 'unsure' ? { unsure: true } : {}),
    ...(said === 'none' && alone !== undefined ? { noneListed: true } : {}),
    ...(answer.state === 'dont_know' ? { kindsUnsure: true } : {}),
  });
}

/** Value of "none of these" in the list of institutions; no institution has it as its id. */
const NONE_LISTED = 'none';

type Listed = { ok: true; members: readonly string[]; said: 'members' | 'none' | 'unsure' | 'nothing' };

/** What is ticked in the list of institutions. */
function readListed({ fact }: Question, form: FormReading): Listed | Extract<Parsed, { ok: false }> {
  const field = `${fact}.member`;
  const ticked = allValues(form, field);
  const members = institutions(form, [field]);
  const [none, unsure] = [ticked.includes(NONE_LISTED), ticked.includes(DONT_KNOW)];
  if (unsure && (none || members.length > 0)) return refusedAt(field, 'unknown_and_answer');
  if (none && members.length > 0) return refusedAt(field, 'none_and_others', { option: 'none' });
  if (members.length > 0) return { ok: true, members, said: 'members' };
  return { ok: true, members, said: none ? 'none' : unsure ? 'unsure' : 'nothing' };
}

function institutions(form: FormReading, names: readonly string[]): readonly string[] {
  const ids = new Set(names.flatMap((name) => allValues(form, name)));
  return [...ids].filter((id) => form.context.institutions.has(id)).toSorted();
}

/** Up to three selects in order of importance. */
export function readRanking({ fact, options }: Question, form: FormReading): Parsed {
  const names = [1, 2, 3].map((place) => `${fact}.${place}`);
  const chosen = names.map((name) => firstValue(form, name));
  const filled = chosen.filter((one) => one !== '');
  if (isTicked(form, `${fact}.unknown`))
    return filled.length === 0 ? NOT_KNOWN : refusedAt(names[0] ?? fact, 'unknown_and_answer');
  if (filled.length === 0) return SKIPPED;
  for (const [index, one] of chosen.entries()) {
    const name = names[index] ?? fact;
    if (one === '' && index < filled.length) return refusedAt(name, 'gap_in_order');
    if (one !== '' && !options.includes(one)) return refusedAt(name, 'not_an_option');
    if (one !== '' && chosen.indexOf(one) < index) return refusedAt(name, 'same_twice');
  }
  return answered(filled);
}

/** Three small questions with answers 0, 1 or 2 each; a part left out is not known. */
export function readMatrix({ fact, options }: Question, form: FormReading): Parsed {
  const parts = options.map((part) => ({ part, chosen: firstValue(form, `${fact}.${part}`) }));
  const wrong = parts.find(({ chosen }) => !['', '0', '1', '2', DONT_KNOW].includes(chosen));
  if (wrong) return refusedAt(`${fact}.${wrong.part}`, 'not_an_option');
  if (parts.every(({ chosen }) => chosen === '')) return SKIPPED;
  if (parts.every(({ chosen }) => chosen === '' || chosen === DONT_KNOW)) return NOT_KNOWN;
  const level = (chosen: string) => (chosen === '' || chosen === DONT_KNOW ? null : Number(chosen));
  return answered(Object.fromEntries(parts.map(({ part, chosen }) => [part, level(chosen)])));
}

function readOne(fact: string, chosen: string, isOption: (value: string) => boolean): Parsed {
  if (chosen === '') return SKIPPED;
  if (chosen === DONT_KNOW) return NOT_KNOWN;
  return isOption(chosen) ? answered(chosen) : refusedAt(fact, 'not_an_option');
}
