import { DONT_KNOW } from '@/app/_components/forms/choice-list';
import type { Typed } from '@/app/_components/forms/types';
import { type AnswerValue, type GivenAnswer, type Question, question } from '@/lib/domain/facts';

/** In: a stored answer. Out: the fields of its form as they would have been typed, the reverse of `lib/schemas`. */
export function typedFrom(given: GivenAnswer | undefined): Typed {
  if (!given) return {};
  const asked = question(given.fact);
  const { answer } = given;
  switch (answer.state) {
    case 'answered':
      return fieldsOf(asked, answer.value);
    case 'dont_know':
      return unknownFields(asked);
    case 'no_say':
      return asked.noSay === null ? {} : { [given.fact]: [asked.noSay] };
    case 'skipped':
      return {};
  }
}

/** In: the answers of several questions. Out: their fields together. */
export function typedFromAll(given: readonly (GivenAnswer | undefined)[]): Typed {
  return Object.assign({}, ...given.map(typedFrom));
}

function unknownFields({ fact, type }: Question): Typed {
  switch (type) {
    case 'single':
    case 'scale04':
    case 'multi':
    case 'code':
      return { [fact]: [DONT_KNOW] };
    case 'matrix':
      return Object.fromEntries(question(fact).options.map((part) => [`${fact}.${part}`, [DONT_KNOW]]));
    case 'integer':
    case 'two_integers':
    case 'rank3':
    case 'multi_status':
    case 'checklist':
    case 'ties5':
      return { [`${fact}.unknown`]: [DONT_KNOW] };
  }
}

function fieldsOf({ fact, type }: Question, value: AnswerValue): Typed {
  if (typeof value === 'number' || typeof value === 'string') return { [fact]: [String(value)] };
  if (isList(value)) return fieldsOfList(fact, type, value);
  if (fact === 'standards.held') return certificateFields(fact, value);
  switch (type) {
    case 'code':
      return compact({ [fact]: value.main, [`${fact}.second`]: value.second });
    case 'multi':
      return {
        [fact]: value.kindsUnsure === true ? [DONT_KNOW] : texts(value.kinds),
        [`${fact}.member`]: listedOf(value),
        [`${fact}.asked`]: texts(value.asked),
      };
    case 'checklist': {
      const ticked = texts(value.ticked);
      return ticked.length > 0 ? { [fact]: ticked } : { [`${fact}.none`]: ['none'] };
    }
    default:
      return Object.keys(value).length === 0
        ? { [`${fact}.none`]: ['none'] }
        : compact(prefixed(fact, value));
  }
}

/** Institutions ticked in the list, or that it was none of them. "None" of the other list says it for this one. */
function listedOf(value: Readonly<Record<string, unknown>>): readonly string[] {
  const { kinds, members, asked, unsure, noneListed } = value;
  if (unsure === true) return [DONT_KNOW];
  if (noneListed === true) return ['none'];
  const isNone = texts(asked).length > 0 && texts(members).length === 0 && !texts(kinds).includes('none');
  return isNone ? ['none'] : texts(members);
}

function fieldsOfList(fact: string, type: Question['type'], value: readonly unknown[]): Typed {
  if (type === 'rank3')
    return Object.fromEntries(value.map((one, index) => [`${fact}.${index + 1}`, [String(one)]]));
  if (type !== 'ties5') return { [fact]: value.map(String) };
  return value.length === 0 ? { [`${fact}.none`]: ['none'] } : { [`${fact}.saved`]: [JSON.stringify(value)] };
}

function certificateFields(fact: string, value: Readonly<Record<string, unknown>>): Typed {
  const entries = Object.entries(value);
  if (entries.length === 0) return { [`${fact}.none`]: ['none'] };
  return Object.assign(
    {},
    ...entries.map(([id, certificate]) => {
      if (!isRecord(certificate)) return {};
      const { status, until, askedBy } = certificate;
      const name = `${fact}.${id}`;
      return compact({ [name]: status, [`${name}.until`]: dayAsTyped(until), [`${name}.askedBy`]: askedBy });
    }),
  );
}

/** As people write it in both languages of the site: day first. */
function dayAsTyped(iso: unknown): string | null {
  return typeof iso === 'string' ? iso.split('-').toReversed().join('/') : null;
}

function prefixed(fact: string, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([part, one]) => [`${fact}.${part}`, one]));
}

function compact(fields: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, [String(value)]]],
    ),
  );
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isList(value: AnswerValue): value is Extract<AnswerValue, readonly unknown[]> {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const [MEMBER, ASKED] = ['firm.associations.member', 'firm.associations.asked'];

/** "None of these" was said of the institutions on the page then; of others that stand there now it says nothing. */
export function withoutNoToOthers(
  typed: Readonly<Record<string, readonly string[]>>,
  shown: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const asked = new Set(typed[ASKED] ?? []);
  if (shown.every((id) => asked.has(id))) return typed;
  return { ...typed, [MEMBER]: (typed[MEMBER] ?? []).filter((one) => one !== 'none') };
}
