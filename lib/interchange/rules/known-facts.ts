import {
  checkedKey,
  closestTo,
  type FactCatalogue,
  factEntry,
  factsOf,
  nodesOf,
  type Profile,
  type ProfileFact,
  type RuleCatalogue,
  type RuleDocument,
} from '@/lib/domain/rules';
import { type JsonNode, partAt, type ShapeProblem } from '../json';

const MOST_NAMED = 3;

/** Names of facts: those that rules read, and those a catalogue of facts knows. */
export type KnownFacts = {
  isKnown: (fact: string) => boolean;
  near: (fact: string) => readonly string[];
};

/** Rules that read facts, each under its id. */
type Readers = Pick<RuleCatalogue, 'library'> & { rules: readonly Pick<RuleDocument, 'id' | 'rule'>[] };

/** In: rules and what is known of facts. Out: which names a firm may use; facts of linked entities follow their list and a dot. */
export function knownFacts(catalogues: readonly Readers[], facts: FactCatalogue | null): KnownFacts {
  const names = new Set([...catalogues.flatMap(readBy), ...namesIn(facts ?? {}, '')]);
  const endings = new Set(catalogues.flatMap(readByPredicates));
  return {
    isKnown: (fact) =>
      names.has(fact) || (facts !== null && factEntry(facts, fact) !== null) || endsInOne(fact, endings),
    near: (fact) => closestTo(fact, names).slice(0, MOST_NAMED),
  };
}

/** In: what is known of a firm, and names. Out: the facts of it that nobody knows, each with its path in the file. */
function unknownFactsIn(
  profile: Profile,
  known: KnownFacts,
  place: { prefix: string; path: readonly PropertyKey[] } = { prefix: '', path: [] },
): readonly { fact: string; path: readonly PropertyKey[] }[] {
  return Object.entries(profile).flatMap(([key, value]) => {
    const [fact, path] = [`${place.prefix}${key}`, [...place.path, key]];
    // Nothing of a list that nobody knows is known.
    if (!known.isKnown(fact)) return [{ fact, path }];
    return entitiesOf(value).flatMap((entity, index) =>
      unknownFactsIn(entity, known, { prefix: `${fact}.`, path: [...path, 'entities', index] }),
    );
  });
}

/** In: a firm, its place in the file, and the facts there are. Out: every fact of it that nobody knows, as a problem of the file. */
export function unknownIn(profile: Profile, root: JsonNode, known: KnownFacts): readonly ShapeProblem[] {
  return unknownFactsIn(profile, known).map(({ fact, path }) => ({
    ...partAt(root, path).at,
    ...{ path: fact, steps: [fact], code: 'unknown_fact' },
    values: { near: known.near(fact).join(', ') || 'none' },
  }));
}

function readBy({ rules, library }: Readers): readonly string[] {
  const inPredicates = Object.values(library.predicates).flatMap(factsOf);
  const checked = rules.flatMap(({ id, rule }) =>
    nodesOf(rule).flatMap((node) => (node.op === 'prose' ? [checkedKey(id, node.id)] : [])),
  );
  return [...rules.flatMap(({ rule }) => factsOf(rule)), ...inPredicates, ...checked];
}

/** A predicate may be used of linked entities, and prose in it is named after the nodes that use it. */
function readByPredicates({ library }: Pick<Readers, 'library'>): readonly string[] {
  return Object.values(library.predicates).flatMap((rule) => [
    ...factsOf(rule).map((fact) => `.${fact}`),
    ...nodesOf(rule).flatMap((node) => (node.op === 'prose' ? [`/${node.id}`] : [])),
  ]);
}

function endsInOne(fact: string, endings: ReadonlySet<string>): boolean {
  return [...endings].some((ending) => fact.endsWith(ending));
}

function namesIn(facts: FactCatalogue, prefix: string): readonly string[] {
  return Object.entries(facts).flatMap(([key, { of }]) => [
    ...(key.endsWith('.*') ? [] : [`${prefix}${key}`]),
    ...(of ? namesIn(of, `${prefix}${key}.`) : []),
  ]);
}

function entitiesOf(value: ProfileFact): readonly Profile[] {
  return typeof value === 'object' && value !== null && 'entities' in value ? value.entities : [];
}
