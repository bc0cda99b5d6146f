import {
  betweenRules,
  type CatalogueDiff,
  diffCatalogues,
  type FactReader,
  type FirmBetween,
  type Impact,
  type ImpactRow,
  impactOf,
  MOVES,
  type Rule,
  type RuleCatalogue,
  type RuleChange,
  resolve,
} from '@/lib/domain/rules';
import { plainRuleNames } from '@/lib/messages/rule-text';
import { loadCodeTitles } from './code-titles';
import { loadFacts } from './facts';
import { loadRules } from './files';
import { loadFirms } from './firms';
import { type KnownFacts, knownFacts } from './known-facts';
import { libraryChangeText } from './library-words';
import { CODES, type Code, isUsable, type Running } from './task';
import { notInForce, placeName, say } from './words';

/** Tells what changed between two files of rules, and with firms how many of them it touches. Ends with 1 if anything differs. */
export function diffTask(running: Running): Code {
  const { options, asOf, t, out } = running;
  const [before, after] = options.files;
  const [old, now] = [loadRules(before), loadRules(after ?? before)];
  const facts = loadFacts(options.facts);
  if (!isUsable(old, before, running) || !isUsable(now, after ?? before, running)) return CODES.unusable;
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const known = knownFacts([old.value, now.value], facts.value);
  const firms = options.firms === null ? null : loadFirms(options.firms, { asOf, known });
  if (firms && !isUsable(firms, options.firms ?? '', running)) return CODES.unusable;
  if (!areKnown(options.by, known, running)) return CODES.unusable;
  const diff = diffCatalogues(old.value, now.value, { asOf, facts: facts.value });
  const libraries = { before: old.value.library, after: now.value.library };
  const names = plainRuleNames(t, { facts: facts.value, library: libraries.after, titles: loadCodeTitles() });
  for (const change of diff.library) {
    const words = libraryChangeText(change, { ...libraries, asOf, t, names });
    tell(change, words ?? changeText(change, t), running);
  }
  for (const { changes, effect, rule } of diff.rules) {
    for (const change of changes) tell(change, changeText(change, t), running);
    if (!options.json) out(say(t, `effect.whole.${effect}`, { rule }));
  }
  if (firms) impacts(diff, { before: old.value, after: now.value }, firms.value, running);
  const count = diff.library.length + diff.rules.length;
  if (count === 0 && !options.json) out(say(t, 'diff.none'));
  return count > 0 ? CODES.problems : CODES.fine;
}

function changeText({ code, values }: RuleChange, t: Running['t']): string {
  return say(t, `change.${code}`, values);
}

function tell(change: RuleChange, words: string, { options, t, out }: Running): void {
  const { rule, node, effect } = change;
  const text = `${placeName(rule, node, t)}: ${words} ${say(t, `effect.${effect}`)}`;
  out(options.json ? JSON.stringify({ ...change, text }) : text);
}

/** A fact that nobody knows would put every firm into one group. */
function areKnown(facts: readonly string[], known: KnownFacts, { t, err }: Running): boolean {
  const unknown = facts.filter((fact) => !known.isKnown(fact));
  for (const fact of unknown) {
    const near = known.near(fact);
    err(say(t, 'impact.unknownFact', { fact, near, count: near.length }));
  }
  return unknown.length === 0;
}

/** Rules that both files have and that changed, held against each firm. */
function impacts(
  diff: CatalogueDiff,
  { before, after }: { before: RuleCatalogue; after: RuleCatalogue },
  readers: readonly FactReader[],
  running: Running,
): void {
  const { options } = running;
  const firms = readers.map((read) => ({ read, groups: groupsOf(read, options.by) }));
  for (const { rule } of diff.rules) {
    const idle = new Set([before, after].flatMap((one) => idleIn(one, rule, running)));
    if (idle.size > 0) {
      for (const sentence of idle) running.err(`${placeName(rule, '', running.t)}: ${sentence}`);
      continue;
    }
    const [old, now] = [plainOf(before, rule, running), plainOf(after, rule, running)];
    if (old && now) tellImpact(rule, impactOf(betweenRules(old, now, firms)), running);
  }
}

/** Outside its days a version of a rule says nothing of a firm, so none are counted. */
function idleIn({ rules }: RuleCatalogue, id: string, running: Running): readonly string[] {
  const document = rules.findLast((one) => one.id === id);
  const sentence = document ? notInForce(document, running) : null;
  return sentence === null ? [] : [sentence];
}

function plainOf({ rules, library }: RuleCatalogue, id: string, { asOf }: Running): Rule | null {
  const document = rules.findLast((one) => one.id === id);
  if (!document) return null;
  const resolved = resolve(document.rule, { ruleId: id, library, asOf });
  return resolved.ok ? resolved.rule : null;
}

/** A firm belongs to the group of a fact's one value; where that is open, to a group of its own. */
function groupsOf(read: FactReader, by: readonly string[]): FirmBetween['groups'] {
  return Object.fromEntries(
    by.map((fact) => {
      const value = read(fact);
      const [only, ...others] = value.kind === 'values' ? value.values : [];
      return [fact, only !== undefined && others.length === 0 ? only : '?'];
    }),
  );
}

function tellImpact(rule: string, { total, groups }: Impact, { options, t, out }: Running): void {
  if (options.json) {
    out(JSON.stringify({ rule, impact: { total, groups } }));
    return;
  }
  out(say(t, 'impact.title', { rule }));
  out(`  ${rowText(total, t)}`);
  for (const [fact, rows] of Object.entries(groups))
    for (const [group, row] of Object.entries(rows)) {
      const name = group === '?' ? say(t, 'impact.open', { fact }) : `${fact} ${group}`;
      out(`  ${name}: ${rowText(row, t)}`);
    }
}

function rowText(row: ImpactRow, t: Running['t']): string {
  const cell = (value: number | null) => value ?? say(t, 'impact.kept');
  return say(t, 'impact.row', {
    firms: cell(row.firms),
    ...Object.fromEntries(MOVES.map((move) => [move, cell(row[move])])),
  });
}
