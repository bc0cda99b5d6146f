import type { RuleNodeView, TestFirmView } from '@/app/_components/desk/rule-types';
import { ruleSay } from '@/app/_shell/rule-say';
import type { Context } from '@/lib/data/context';
import { seenOf } from '@/lib/data/offerings/load';
import { ruleSetting } from '@/lib/data/offerings/rule-setting';
import {
  type Eligibility,
  EMPTY_RULE,
  eligibilityLint,
  GROUP_KINDS,
  groupOf,
  type PersonaResult,
  personaResults,
  placesInTree,
} from '@/lib/domain/eligibility';
import { type FactCatalogue, type LintFinding, nodesOf, type WrittenRule } from '@/lib/domain/rules';
import denue from '@/lib/interchange/register/mappings/mx-denue.json' with { type: 'json' };
import { lintText } from '@/lib/interchange/rules/words';
import { formatDate } from '@/lib/messages/format';
import { type RuleSay, readFinding, readRule, wordsOf } from '@/lib/messages/rule-text';
import { paths } from '@/lib/paths';
import { formOfCondition } from '@/lib/schemas/rule-condition';
import { entryFor } from '@/lib/schemas/rule-facts';
import { deskView } from './offering-view';
import { factsOfOffering } from './own-facts';

type Query = Readonly<Record<string, string | string[] | undefined>>;
const DONE = ['added', 'changed', 'moved', 'removed', 'firm', 'firmGone'] as const;

/** The rule of an offering that nothing is asked by yet. */
export const NO_RULE: Eligibility = { rule: EMPTY_RULE, rates: [], personas: [] };

/** Everything the page of the rule builder is drawn from; null where the offering cannot be read. */
export async function ruleView(context: Context, id: string, { done, problem }: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const { t } = view.say;
  const eligibility = view.latest.offering.eligibility ?? NO_RULE;
  const say = ruleSay(view.say, eligibility, 'officer');
  const facts = factsOfOffering(eligibility);
  const words = wordsFor(eligibility.rule, say, facts);
  const setting = ruleSetting(context, view.lists);
  const findings = eligibilityLint(eligibility, setting);
  const firms = personaResults(eligibility, setting.facts);
  const told = DONE.find((one) => one === done);
  const isEmpty = groupOf(eligibility.rule)?.of.length === 0;
  return {
    t,
    id,
    name: view.name,
    seen: seenOf(view.desk),
    done: told ? t(`desk.rule.done.${told}`) : null,
    problem: problem === 'conflict' || problem === 'refused' ? t(`desk.rule.problem.${problem}`) : null,
    hasDraft: view.desk.draft !== null,
    reading: isEmpty ? null : readRule(eligibility.rule, say),
    root: nodeView(eligibility.rule, { id, root: eligibility.rule, say, findings, words, facts }),
    whole: isEmpty ? [] : findings.filter(({ node }) => node === '').map((one) => lintText(one, t, words)),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    failed: firms.filter(({ passed }) => !passed).length,
    firms: firms.map((one) => firmView(id, one, eligibility, say)),
  };
}

type Tree = {
  id: string;
  root: WrittenRule;
  say: RuleSay;
  findings: readonly LintFinding[];
  words: (value: string) => string;
  facts: FactCatalogue;
};

/** Ids of nodes and registers and keys of facts stand in findings; officers read the words that the page has for them. */
function wordsFor(root: WrittenRule, say: RuleSay, facts: FactCatalogue): (value: string) => string {
  const nodes = new Map(nodesOf(root).map((node) => [node.id, readRule(node, say).clause]));
  const register = { [denue.register]: say.t('desk.rule.register.denue') };
  const plain = (value: string) => register[value] ?? value;
  return (value) => nodes.get(value) ?? (entryFor(value, facts) ? wordsOf(say, value).label : plain(value));
}

function nodeView(node: WrittenRule, tree: Tree): RuleNodeView {
  const { id, root, say, findings, words } = tree;
  const { t } = say;
  const group = groupOf(node);
  const parent = placesInTree(root).find((one) => one.node.id === node.id)?.parent ?? null;
  const reading = readRule(node, say);
  const own = new Set([node.id, ...(group ? [`${node.id}.of`] : [`${node.id}.is`, `${node.id}.is.not`])]);
  const isShown = !(node.id === root.id && group?.of.length === 0);
  return {
    id: node.id,
    isRoot: node.id === root.id,
    title: group ? t(`desk.rule.group.${group.kind}`, { count: group.count }) : reading.text,
    kind: node.op === 'criterion' ? t(`desk.rule.kind.${node.kind}`) : null,
    opened: group ? null : reading.join === 'opened' ? reading.parts.map(({ text }) => text) : null,
    source: node.op === 'criterion' && node.source ? node.source : null,
    lint: findings
      .filter((one) => isShown && own.has(one.node))
      .map((one) => ({ severity: one.severity, text: lintText(one, t, words) })),
    group: group && {
      kind: group.kind,
      count: group.count,
      add: paths.ruleAdd(id, { group: node.id }),
      parts: group.of.map((part) => nodeView(part, tree)),
    },
    edit: isEditable(node, tree.facts) ? paths.ruleCondition(id, { node: node.id }) : null,
    place: {
      first: parent?.of[0]?.id === node.id,
      last: parent?.of.at(-1)?.id === node.id,
      groups: groupsFor(node, tree, parent?.id ?? null),
    },
  };
}

function isEditable(node: WrittenRule, facts: FactCatalogue): boolean {
  return node.op === 'criterion' && formOfCondition(node, facts) !== null;
}

/** Groups that a node can be moved to: all but its own and those within it. */
function groupsFor(node: WrittenRule, { root, say }: Tree, parent: string | null) {
  const within = new Set(placesInTree(node).map((one) => one.node.id));
  return placesInTree(root).flatMap((place) => {
    const group = groupOf(place.node);
    if (!group || within.has(group.id) || group.id === parent) return [];
    const first = group.of[0];
    const about = first ? readRule(first, say).clause : say.t('desk.rule.groupEmpty');
    const kind = say.t(`desk.rule.group.${group.kind}`, { count: group.count });
    return [{ value: group.id, label: `${kind} ${about}` }];
  });
}

function firmView(
  id: string,
  { persona, verdict, finding, passed }: PersonaResult,
  { rule }: Eligibility,
  say: RuleSay,
): TestFirmView {
  const { t } = say;
  const expected = t(`desk.rule.verdict.${persona.expect}`);
  const came = verdict === null ? t('desk.rule.unread') : t(`desk.rule.verdict.${verdict}`);
  return {
    id: persona.id,
    name: persona.name,
    passed,
    result: t(passed ? 'desk.rule.passed' : 'desk.rule.failed', { expected, came }),
    day: t('desk.rule.firmDay', { day: formatDate(t.locale, persona.day) }),
    why: finding ? [readFinding(rule, finding, { ...say, asOf: persona.day })] : [],
    edit: paths.ruleTestFirm(id, { firm: persona.id }),
  };
}

/** Kinds of groups, as they are chosen from. */
export function groupOptions({ t }: Pick<RuleSay, 't'>) {
  return GROUP_KINDS.map((value) => ({ value, label: t(`desk.rule.groupKind.${value}`) }));
}
