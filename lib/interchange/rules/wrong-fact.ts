import type { FactReader, FactValue, Measured, Rule, Term } from '@/lib/domain/rules';
import type { Translator } from '@/lib/messages';
import type { JsonNode, Position } from '../json';
import { WRITTEN } from './firm-values';
import { say } from './words';

type Kind = FactValue['kind'];

/** A fact that is not of the kind, or not in the unit, that a node reads; units are empty where none is named. */
export type WrongFact = { node: string; fact: string } & (
  | { what: 'kind'; found: Kind; asked: Kind }
  | { what: 'unit'; found: string; asked: string }
);

/** How a fact of each kind is written in a file of firms. */
const FORMS: Readonly<Record<Kind, string>> = {
  unknown: 'null',
  values: WRITTEN.code,
  range: [WRITTEN.number, WRITTEN.amount, WRITTEN.date].join(', '),
  set: WRITTEN.set,
  flag: WRITTEN.flag,
  events: WRITTEN.events,
  entities: WRITTEN.entities,
};

type Place = { read: FactReader; path: string };

/** Kind of fact that each leaf reads; `exists` takes any. */
const KINDS = {
  in: 'values',
  under: 'values',
  between: 'range',
  intersects: 'set',
  contains: 'set',
  reaches: 'set',
  is: 'flag',
  happened: 'events',
} as const satisfies Partial<Record<Rule['op'], Kind>>;

/** In: a plain rule and what is known. Out: the first fact that the evaluator refuses to read; null where there is none. */
export function wrongFactIn(rule: Rule, read: FactReader): WrongFact | null {
  return inRule(rule, { read, path: '' });
}

/** In: such a fact. Out: the sentence on it. */
export function wrongFactText({ node, fact, what, found, asked }: WrongFact, t: Translator): string {
  const word = (kind: string) => say(t, `factKind.${kind}`);
  return what === 'kind'
    ? say(t, 'wrongFact.kind', { node, fact, found: word(found), asked: word(asked) })
    : say(t, 'wrongFact.unit', { node, fact, found: found || 'none', asked: asked || 'none' });
}

/** In: such a fact and where the firm stands in its file. Out: where the fact stands. */
export function wrongFactPlace({ fact }: WrongFact, firm: JsonNode): Position {
  if (firm.kind !== 'object') return firm.at;
  const home = [...firm.entries].find(([key]) => key === fact || fact.startsWith(`${key}.`));
  return home ? home[1].at : firm.at;
}

/** In: such a fact. Out: how to write it, so that it can be read. */
export function wrongFactForm({ what, asked }: WrongFact, t: Translator): string {
  if (what === 'kind') return say(t, 'wrongFact.form', { form: FORMS[asked] });
  return say(t, 'wrongFact.form', { form: asked === '' ? '5000' : `{"amount": 5000, "unit": "${asked}"}` });
}

function inRule(rule: Rule, place: Place): WrongFact | null {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return first(rule.of, (part) => inRule(part, place));
    case 'not':
      return inRule(rule.of, place);
    case 'compare':
      return first([rule.left, rule.right], (term) => inTerm(term, rule.id, place));
    case 'linked':
      return (
        ofKind({ node: rule.id, fact: rule.fact, asked: 'entities' }, place) ??
        inEntities(rule.fact, place, (inside) => inRule(rule.where, inside))
      );
    case 'exists':
      return null;
    case 'between':
      return measured({ node: rule.id, fact: rule.fact }, rule, place);
    default:
      return ofKind({ node: rule.id, fact: rule.fact, asked: KINDS[rule.op] }, place);
  }
}

function inTerm(term: Term, node: string, place: Place): WrongFact | null {
  switch (term.term) {
    case 'number':
      return null;
    case 'fact':
      return measured({ node, fact: term.fact }, term, place);
    case 'count':
      return ofKind({ node, fact: term.fact, asked: 'set' }, place);
    case 'sum':
      return first(term.of, (part) => inTerm(part, node, place));
    case 'ratio':
      return first([term.of, term.by], (part) => inTerm(part, node, place));
    case 'total':
      return (
        ofKind({ node, fact: term.fact, asked: 'entities' }, place) ??
        inEntities(term.fact, place, (inside) => {
          const wrong = measured({ node, fact: term.of }, term, inside);
          return wrong ?? (term.where ? inRule(term.where, inside) : null);
        })
      );
    case 'choose':
      return (
        first(term.cases, ({ when, value }) => inRule(when, place) ?? inTerm(value, node, place)) ??
        inTerm(term.otherwise, node, place)
      );
  }
}

function first<T>(parts: readonly T[], look: (part: T) => WrongFact | null): WrongFact | null {
  for (const part of parts) {
    const found = look(part);
    if (found) return found;
  }
  return null;
}

function ofKind(
  { node, fact, asked }: { node: string; fact: string; asked: Kind },
  { read, path }: Place,
): WrongFact | null {
  const { kind: found } = read(fact);
  const fits = found === 'unknown' || found === asked;
  return fits ? null : { node, fact: `${path}${fact}`, what: 'kind', found, asked };
}

/** An amount is read in a unit, and a number without one. */
function measured(
  { node, fact }: { node: string; fact: string },
  { unit: asked }: Measured,
  place: Place,
): WrongFact | null {
  const wrong = ofKind({ node, fact, asked: 'range' }, place);
  if (wrong) return wrong;
  const value = place.read(fact);
  if (value.kind !== 'range' || (value.unit === undefined) === (asked === undefined)) return null;
  return {
    ...{ node, fact: `${place.path}${fact}`, what: 'unit' },
    ...{ found: value.unit ?? '', asked: asked ?? '' },
  };
}

function inEntities(
  fact: string,
  { read, path }: Place,
  look: (inside: Place) => WrongFact | null,
): WrongFact | null {
  const value = read(fact);
  if (value.kind !== 'entities') return null;
  return first(value.entities, (entity) =>
    look({
      path: `${path}${fact}.`,
      read: (key) => (Object.hasOwn(entity, key) ? entity[key] : undefined) ?? { kind: 'unknown' },
    }),
  );
}
