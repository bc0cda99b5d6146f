import {
  betweenRules,
  type CatalogueDiff,
  diffCatalogues,
  type FactCatalogue,
  type FactReader,
  type FirmBetween,
  type ImpactRow,
  impactOf,
  MOVES,
  moveOf,
  type Rule,
  type RuleCatalogue,
  type RuleChange,
  resolve,
} from '@/lib/domain/rules';
import { plainRuleNames } from '@/lib/messages/rule-text';
import { changeText, latestIn } from './change-words';
import { loadCodeTitles } from './code-titles';
import { loadFacts } from './facts';
import { type Loaded, loadRules } from './files';
import { withShippedCodes } from './firm-values';
import { type Firm, loadFirms } from './firms';
import { type KnownFacts, knownFacts } from './known-facts';
import { libraryChangeText } from './library-words';
import { CODES, type Code, isUsable, type Running } from './task';
import { areUsable, unreadable } from './unreadable';
import { notInForce, placed, placeName, say } from './words';
import { wrongFactForm, wrongFactIn, wrongFactPlace, wrongFactText } from './wrong-fact';

/** Two files of rules. */
type Read = Extract<Loaded<RuleCatalogue>, { ok: true }>;
type Files = { before: Read; after: Read; facts: FactCatalogue | null };

/** No figure is below it. */
const ALL_SHOWN = 0;

/** Tells what changed between two files of rules, and with firms how many of them it touches. Ends with 1 if anything differs. */
export function diffTask(running: Running): Code {
  const { options, asOf, t, out } = running;
  const [before, after] = options.files;
  const [old, now] = [loadRules(before), loadRules(after ?? before)];
  const facts = loadFacts(options.facts);
  // A fault of one file hides none of the other.
  const areBoth = [areUsable(old, before, running), areUsable(now, after ?? before, running)];
  if (!old.ok || !now.ok || areBoth.includes(false)) return CODES.unusable;
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const known = knownFacts([old.value, now.value], facts.value);
  const firms =
    options.firms === null
      ? null
      : loadFirms(options.firms, { asOf, known, facts: withShippedCodes(facts.value) });
  if (firms && !isUsable(firms, options.firms ?? '', running)) return CODES.unusable;
  if (!areKnown(options.by, known, running)) return CODES.unusable;
  const diff = diffCatalogues(old.value, now.value, { asOf, facts: facts.value });
  const files = { before: old, after: now, facts: facts.value };
  const wrong = firms ? wrongFacts(diff.rules, { files, firms: firms.value }, running) : [];
  for (const line of wrong) running.err(line);
  if (wrong.length > 0) return CODES.unusable;
  const libraries = { before: old.value.library, after: now.value.library };
  const names = plainRuleNames(t, { facts: facts.value, library: libraries.after, titles: loadCodeTitles() });
  const setting = { before: old.value, after: now.value, asOf, t, names };
  for (const change of diff.library) {
    const words = libraryChangeText(change, { ...libraries, asOf, t, names });
    tell(change, words ?? changeText(change, setting), running);
  }
  for (const { changes, effect, rule } of diff.rules) {
    // Two fields of one condition are told by the same sentence; as JSON each change stands for itself.
    const said = new Set<string>();
    for (const change of changes) {
      const text = changeText(change, setting);
      const key = `${change.node} ${text} ${change.effect}`;
      if (options.json || !said.has(key)) tell(change, text, running);
      said.add(key);
    }
    const unread = unreadableIn(files, rule, running);
    for (const line of unread) running.err(line);
    const counted = firms ? 'yes' : 'no';
    if (!options.json && unread.length === 0) out(say(t, `effect.whole.${effect}`, { rule, counted }));
  }
  if (firms) impacts(diff, { files, firms: firms.value }, running);
  const count = diff.library.length + diff.rules.length;
  if (count === 0 && !options.json) out(say(t, 'diff.none'));
  return count > 0 ? CODES.problems : CODES.fine;
}

function tell(change: RuleChange, words: string, { options, t, out }: Running): void {
  const { rule, node, effect } = change;
  const what = `${placeName(rule, node, t)}: ${words}`;
  const text = effect === null ? what : `${what} ${say(t, `effect.${effect}`)}`;
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

/** Who takes a rule away, or has not written it yet, lets nobody in by it. */
const NOBODY: Rule = { id: '', op: 'any', of: [] };

/** A rule as it is read in each file; null where it cannot be. */
function bothOf({ before, after, facts }: Files, id: string, running: Running): readonly [Rule, Rule] | null {
  const [old, now] = [before, after].map(({ value }) =>
    latestIn(value, id) ? plainOf(value, id, { facts, asOf: running.asOf }) : NOBODY,
  );
  return old && now ? [old, now] : null;
}

/** Facts that a rule reads in another form than a firm tells them, each with its place and how to write it. */
function wrongFacts(
  rules: CatalogueDiff['rules'],
  { files, firms }: { files: Files; firms: readonly Firm[] },
  running: Running,
): readonly string[] {
  const { t, shown, options } = running;
  const lines = rules.flatMap(({ rule }) =>
    (bothOf(files, rule, running) ?? []).flatMap((plain) =>
      firms.flatMap(({ read, root }) => {
        const wrong = wrongFactIn(plain, read);
        if (!wrong) return [];
        const at = placed(shown(options.firms ?? ''), wrongFactPlace(wrong, root));
        const detail = say(t, 'explain.wrongFact', { rule, detail: wrongFactText(wrong, t) });
        return [`${at} ${detail} ${wrongFactForm(wrong, t)}`];
      }),
    ),
  );
  return [...new Set(lines)];
}

/** Why a rule cannot be read, in each file in which it cannot. */
function unreadableIn({ before, after, facts }: Files, id: string, running: Running): readonly string[] {
  const { options, asOf, t, shown } = running;
  const [first, second = first] = options.files;
  return [
    { file: first, loaded: before },
    { file: second, loaded: after },
  ].flatMap(({ file, loaded }) => {
    const document = latestIn(loaded.value, id);
    if (!document) return [];
    const { library } = loaded.value;
    const resolved = resolve(document.rule, { ruleId: id, library, asOf, facts });
    if (resolved.ok) return [];
    const why = unreadable(document, loaded, { problems: resolved.problems, running, file });
    return [
      `${placeName(id, '', t)}: ${say(t, 'diff.unreadable', { file: shown(file) })}`,
      ...why.map(({ line }) => line),
    ];
  });
}

/** Rules that changed, are new or are gone, held against each firm. */
function impacts(
  diff: CatalogueDiff,
  { files, firms: all }: { files: Files; firms: readonly Firm[] },
  running: Running,
): void {
  const { options, err, t } = running;
  const firms = all.map(({ read }) => ({ read, groups: groupsOf(read, options.by) }));
  for (const { rule } of diff.rules) {
    const catalogues = [files.before.value, files.after.value];
    const idle = new Set(catalogues.flatMap((one) => idleIn(one, rule, running)));
    if (idle.size > 0) {
      for (const sentence of idle) err(`${placeName(rule, '', t)}: ${sentence}`);
      continue;
    }
    const both = bothOf(files, rule, running);
    const absent = !latestIn(files.before.value, rule)
      ? 'before'
      : !latestIn(files.after.value, rule)
        ? 'after'
        : null;
    if (both) tellImpact(rule, { between: betweenRules(...both, firms), firms: all, absent }, running);
  }
}

/** Outside its days a version of a rule says nothing of a firm, so none are counted. */
function idleIn(catalogue: RuleCatalogue, id: string, running: Running): readonly string[] {
  const document = latestIn(catalogue, id);
  const sentence = document ? notInForce(document, running) : null;
  return sentence === null ? [] : [sentence];
}

function plainOf(
  catalogue: RuleCatalogue,
  id: string,
  { facts, asOf }: Pick<Files, 'facts'> & Pick<Running, 'asOf'>,
): Rule | null {
  const { library } = catalogue;
  const document = latestIn(catalogue, id);
  if (!document) return null;
  const resolved = resolve(document.rule, { ruleId: id, library, asOf, facts });
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

type Told = {
  between: readonly FirmBetween[];
  firms: readonly Firm[];
  /** The file that does not have the rule. */
  absent: 'before' | 'after' | null;
};

/**
 * Who holds the file knows the firms: all together are counted as they are, and those that fare otherwise are named.
 * Groups are what is passed on to others, so there small figures are kept back.
 */
function tellImpact(rule: string, { between, firms, absent }: Told, { options, t, out }: Running): void {
  const { total } = impactOf(between, ALL_SHOWN);
  const { groups } = impactOf(between);
  const moved = between.map((one, index) => ({ firm: firms[index]?.name ?? '', move: moveOf(one) }));
  if (options.json) {
    out(
      JSON.stringify({
        rule,
        ...(absent && { absent }),
        impact: { total, groups, firms: moved.filter(({ move }) => move !== 'same') },
      }),
    );
    return;
  }
  out(say(t, 'impact.title', { rule }));
  if (absent) out(`  ${say(t, 'impact.absent', { side: absent })}`);
  out(`  ${rowText(total, t)}`);
  for (const move of MOVES) {
    const names = moved.filter((one) => one.move === move).map(({ firm }) => firm);
    if (move !== 'same' && names.length > 0)
      out(`  ${say(t, 'impact.moved', { move, firms: names, count: names.length })}`);
  }
  if (Object.keys(groups).length > 0) out(`  ${say(t, 'impact.byGroup')}`);
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
