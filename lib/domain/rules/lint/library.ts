import { liesUnder } from '../hierarchy';
import { nodesOf, type Parameter, type RuleCatalogue } from '../language';
import { areasOf } from '../language/codes';
import { codesMend } from './code-mends';
import { byHand, subjectOf } from './mending';
import { codesNamed } from './readings';
import type { LintSetting, NodeFinding } from './types';
import { isUnit, retiredUnit, unitMeant } from './unit-checks';

/** In: what rules refer to by name. Out: parameters out of order, twice on a day or without a value, zones with nothing in them, units that do not exist. */
export function libraryFindings(setting: LintSetting): readonly NodeFinding[] {
  const { library, asOf } = setting;
  return [
    ...Object.entries(library.parameters).flatMap(([name, one]) => parameterFindings(name, one, asOf)),
    ...Object.keys(library.zones).flatMap((name) => zoneFindings(name, setting)),
    ...unitFindings(setting),
  ];
}

function parameterFindings(name: string, { history }: Parameter, asOf: string): readonly NodeFinding[] {
  const node = `parameter:${name}`;
  const days = history.map(({ from }) => from);
  const twice = new Set(days.filter((day, place) => days.indexOf(day) !== place));
  const isOrdered = days.every((day, place) => place === 0 || (days[place - 1] ?? day) <= day);
  const sorted = [...new Set(days)].toSorted();
  const first = sorted[0] ?? '';
  const findings: NodeFinding[] = [...twice].map((day) => {
    const values = history.filter(({ from }) => from === day).map(({ value }) => String(value));
    return { node, code: 'parameter_twice', values: { name, day }, mend: byHand('keep_value', { values }) };
  });
  if (!isOrdered)
    findings.push({
      ...{ node, code: 'parameter_order', values: { name } },
      mend: byHand('sort_values', { days: sorted }),
    });
  if (asOf < first)
    findings.push({
      ...{ node, code: 'parameter_without_value', values: { name, from: first } },
      mend: byHand('add_value', { day: asOf }),
    });
  return findings;
}

function zoneFindings(name: string, setting: LintSetting): readonly NodeFinding[] {
  const { library } = setting;
  const zone = library.zones[name];
  const node = `zone:${name}`;
  const found = areasOf({ codes: [node] }, library.zones);
  if ('problems' in found) {
    const subject = subjectOf({ id: node, rule: NO_RULE }, setting);
    return found.problems.map(({ code, name: what }) => {
      return { node, code, values: { name: what }, mend: codesMend(code, what, undefined, subject) };
    });
  }
  const isEmpty = found.areas.every(({ codes, except = [] }) =>
    codes.every((code) => liesUnder(code, ...except) === 'met'),
  );
  if (!isEmpty) return [];
  const [codes, except] = [zone?.codes ?? [], zone?.except ?? []];
  const taking = except.filter((written) => {
    const area = areasOf({ codes: [written] }, library.zones);
    return !('problems' in area) && codes.some((code) => liesUnder(code, ...area.areas[0].codes) === 'met');
  });
  const mend = byHand('drop_exceptions', { codes: taking.length > 0 ? taking : except });
  return [{ node, code: 'empty_area', values: { codes, except }, mend }];
}

/** Units of parameters and rates; those in rules are looked at where they stand. */
function unitFindings(setting: LintSetting): readonly NodeFinding[] {
  const { parameters, rates } = setting.library;
  const named = [
    ...Object.entries(parameters).map(([name, { unit }]) => ({ node: `parameter:${name}`, unit })),
    ...rates.flatMap(({ from, to }, place) => [from, to].map((unit) => ({ node: `rate:${place}`, unit }))),
  ];
  return named.flatMap(({ node, unit }): readonly NodeFinding[] => {
    if (unit === undefined) return [];
    // A rate is what old amounts are turned into new ones by.
    if (isUnit(unit, setting)) return node.startsWith('rate:') ? [] : retiredUnit(node, unit, setting);
    const mend = unitMeant(unit, setting, (near) => byHand('name_unit', { unit: near }));
    return [{ node, code: 'unknown_unit', values: { unit }, mend }];
  });
}

const NO_RULE = { id: '-', op: 'all', of: [] } as const;

/** In: a catalogue. Out: what its library holds and nothing refers to. */
export function unusedFindings({ library, rules }: RuleCatalogue): readonly NodeFinding[] {
  const trees = [...rules.map(({ rule }) => rule), ...Object.values(library.predicates)];
  const nodes = trees.flatMap(nodesOf);
  // Parameters hide in limits and terms alike; what is looked for is their mark.
  const parameters = new Set(trees.flatMap((tree) => parametersIn(tree)));
  const predicates = new Set(nodes.flatMap((node) => (node.op === 'use' ? [node.predicate] : [])));
  const inZones = Object.values(library.zones).flatMap(({ codes, except = [] }) => [...codes, ...except]);
  const zones = new Set([...nodes.flatMap(codesNamed), ...inZones]);
  const unused = (kind: 'parameter' | 'predicate' | 'zone', names: readonly string[]) =>
    names.map((name): NodeFinding => {
      const node = `${kind}:${name}`;
      return { node, code: `unused_${kind}`, values: { name }, mend: byHand('remove') };
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
