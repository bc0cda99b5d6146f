import { liesUnder } from '../hierarchy';
import { nodesOf, type Parameter, type RuleCatalogue, type RuleLibrary } from '../language';
import { areasOf } from '../language/codes';
import { codesNamed } from './readings';
import type { LintSetting, NodeFinding } from './types';

/** In: what rules refer to by name. Out: parameters out of order, twice on a day or without a value, zones with nothing in them. */
export function libraryFindings({ library, asOf }: LintSetting): readonly NodeFinding[] {
  return [
    ...Object.entries(library.parameters).flatMap(([name, one]) => parameterFindings(name, one, asOf)),
    ...Object.entries(library.zones).flatMap(([name, zone]) => zoneFindings(name, zone, library)),
  ];
}

function parameterFindings(name: string, { history }: Parameter, asOf: string): readonly NodeFinding[] {
  const node = `parameter:${name}`;
  const days = history.map(({ from }) => from);
  const twice = days.filter((day, place) => days.indexOf(day) !== place);
  const isOrdered = days.every((day, place) => place === 0 || (days[place - 1] ?? day) <= day);
  const first = days.toSorted()[0] ?? '';
  const findings: NodeFinding[] = twice.map((day) => ({
    ...{ node, code: 'parameter_twice', values: { name, day }, mend: null },
  }));
  if (!isOrdered) findings.push({ node, code: 'parameter_order', values: { name }, mend: null });
  if (asOf < first)
    findings.push({ node, code: 'parameter_without_value', values: { name, from: first }, mend: null });
  return findings;
}

function zoneFindings(
  name: string,
  zone: RuleLibrary['zones'][string],
  library: RuleLibrary,
): readonly NodeFinding[] {
  const node = `zone:${name}`;
  const found = areasOf({ codes: [node] }, library.zones);
  if ('problem' in found)
    return [{ node, code: found.problem.code, values: { name: found.problem.name }, mend: null }];
  const isEmpty = found.areas.every(({ codes, except = [] }) =>
    codes.every((code) => liesUnder(code, ...except) === 'met'),
  );
  if (!isEmpty) return [];
  return [{ node, code: 'empty_area', values: { codes: zone.codes, except: zone.except ?? [] }, mend: null }];
}

/** In: a catalogue. Out: what its library holds and nothing refers to. */
export function unusedFindings({ library, rules }: RuleCatalogue): readonly NodeFinding[] {
  const trees = [...rules.map(({ rule }) => rule), ...Object.values(library.predicates)];
  const nodes = trees.flatMap(nodesOf);
  // Parameters hide in limits and terms alike; what is looked for is their mark.
  const parameters = new Set(trees.flatMap((tree) => parametersIn(tree)));
  const predicates = new Set(nodes.flatMap((node) => (node.op === 'use' ? [node.predicate] : [])));
  const zones = new Set(nodes.flatMap(codesNamed));
  const unused = (kind: 'parameter' | 'predicate' | 'zone', names: readonly string[]) =>
    names.map((name): NodeFinding => {
      const node = `${kind}:${name}`;
      return { node, code: `unused_${kind}`, values: { name }, mend: { code: 'remove', values: {} } };
    });
  return [
    ...unused(
      'parameter',
      Object.keys(library.parameters).filter((name) => !parameters.has(name)),
    ),
    ...unused(
      'predicate',
      Object.keys(library.predicates).filter((name) => !predicates.has(name)),
    ),
    ...unused(
      'zone',
      Object.keys(library.zones).filter((name) => !zones.has(`zone:${name}`)),
    ),
  ];
}

function parametersIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('parameter' in value && typeof value.parameter === 'string') return [value.parameter];
  return Object.values(value).flatMap(parametersIn);
}
