import { canonicalJson } from '../../canonical-json';
import type { IsoDate } from '../../dates';
import {
  canonicalRule,
  documentProblems,
  type FactCatalogue,
  NO_LIBRARY,
  type RuleCatalogue,
  type RuleDocument,
  type RuleLibrary,
  type WrittenRule,
} from '../language';
import { budgetOfPair, leftOut } from './budget';
import { diffDocuments, treeChanges } from './document';
import { toldEffect } from './told';
import type { DiffSetting, DocumentDiff, RuleChange } from './types';

/** Two catalogues side by side: what their libraries hold, and each rule that differs. */
export type CatalogueDiff = { library: readonly RuleChange[]; rules: readonly DocumentDiff[] };

/** In: two versions of a catalogue. Out: every rule added, taken away or changed, through the library too, and what changed in that. */
export function diffCatalogues(
  before: RuleCatalogue,
  after: RuleCatalogue,
  { asOf, facts }: { asOf: IsoDate; facts: FactCatalogue | null },
): CatalogueDiff {
  const setting = { asOf, facts, before: before.library, after: after.library };
  const [old, now] = [latest(before.rules), latest(after.rules)];
  const removed = [...old.values()]
    .filter(({ id }) => !now.has(id))
    .map((one) => whole(one, 'rule_removed', setting));
  const others = [...now.values()].flatMap((document) => {
    const earlier = old.get(document.id);
    return earlier ? changed(earlier, document, setting) : [whole(document, 'rule_added', setting)];
  });
  return { library: libraryChanges(setting), rules: [...removed, ...others] };
}

/** A rule that reads as before may still decide otherwise through what it refers to. */
function changed(before: RuleDocument, after: RuleDocument, setting: DiffSetting): readonly DocumentDiff[] {
  const diff = diffDocuments(before, after, setting);
  const unclear = unclearChange(before.rule, after.rule, diff.effect);
  const changes = [...diff.changes, ...unclear.map((change) => ({ ...change, rule: after.id }))];
  if (changes.length > 0) return [{ ...diff, changes }];
  if (diff.effect === 'same') return [];
  const change: RuleChange = {
    rule: after.id,
    node: '',
    code: 'through_library',
    values: {},
    effect: diff.effect,
  };
  return [{ ...diff, changes: [change] }];
}

/** Nodes are compared by their ids: of two with one id only one is looked at, so that it differs has to be told of the whole. */
function unclearChange(
  before: WrittenRule,
  after: WrittenRule,
  effect: RuleChange['effect'],
): readonly Omit<RuleChange, 'rule'>[] {
  const isRepeated = [before, after].some((rule) =>
    documentProblems({ rule }).some(({ code }) => code === 'repeated_id'),
  );
  const [old, now] = [before, after].map((rule) => canonicalJson(canonicalRule(rule)));
  return isRepeated && old !== now ? [{ node: '', code: 'repeated_ids', values: {}, effect }] : [];
}

/** Who has not written a rule yet, or takes it away, lets nobody in by it. */
const NOBODY: WrittenRule = { id: '', op: 'any', of: [] };

function whole(
  { id, version, rule }: RuleDocument,
  code: 'rule_added' | 'rule_removed',
  setting: DiffSetting,
): DocumentDiff {
  const isAdded = code === 'rule_added';
  const nobody = { id, rule: NOBODY, library: NO_LIBRARY };
  const own = { id, rule, library: isAdded ? setting.after : setting.before };
  const budget = budgetOfPair();
  const reading = { ...setting, budget };
  const told = isAdded ? toldEffect(nobody, own, reading) : toldEffect(own, nobody, reading);
  // It shuts out nobody that is let in by nothing, on whatever day.
  const effect = told === 'unproven' ? (isAdded ? 'may_widen' : 'may_narrow') : told;
  const change: RuleChange = { rule: id, node: '', code, values: { version }, effect };
  return { rule: id, effect, changes: [change, ...leftOut(id, budget, effect)] };
}

/** Of several versions of a rule the last one counts. */
function latest(rules: readonly RuleDocument[]): ReadonlyMap<string, RuleDocument> {
  return new Map(rules.toSorted((a, b) => a.version - b.version).map((one) => [one.id, one]));
}

function libraryChanges(setting: DiffSetting): readonly RuleChange[] {
  const { before, after } = setting;
  const ratesDiffer = canonicalJson(before.rates) !== canonicalJson(after.rates);
  return [
    ...held('parameter', before.parameters, after.parameters),
    ...held('zone', before.zones, after.zones),
    ...held('predicate', before.predicates, after.predicates),
    ...predicateChanges(setting),
    ...(ratesDiffer ? [{ rule: '', node: '', code: 'rates', values: {}, effect: null } as const] : []),
  ];
}

function held(
  kind: 'parameter' | 'zone' | 'predicate',
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly RuleChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names.flatMap((name): readonly RuleChange[] => {
    const [old, now] = [entry(before, name), entry(after, name)];
    // What changed within a predicate is told node by node.
    if (old === now || (kind === 'predicate' && old && now)) return [];
    const what = old === '' ? 'added' : now === '' ? 'removed' : 'changed';
    return [
      {
        rule: '',
        node: `${kind}:${name}`,
        code: kind,
        values: { name, what, before: old, after: now },
        effect: null,
      },
    ];
  });
}

function entry(of: Readonly<Record<string, unknown>>, name: string): string {
  return Object.hasOwn(of, name) ? canonicalJson(of[name]) : '';
}

function predicateChanges(setting: DiffSetting): readonly RuleChange[] {
  const { before, after }: { before: RuleLibrary; after: RuleLibrary } = setting;
  return Object.entries(after.predicates).flatMap(([name, rule]) => {
    const earlier = Object.hasOwn(before.predicates, name) ? before.predicates[name] : undefined;
    if (!earlier) return [];
    const id = `predicate:${name}`;
    const changes = [...treeChanges(earlier, rule, () => 'unproven'), ...unclearChange(earlier, rule, null)];
    return changes.map((change) => ({ ...change, rule: id, effect: null }));
  });
}
