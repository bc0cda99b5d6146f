import {
  evaluate,
  type FactCatalogue,
  type Finding,
  type RuleCatalogue,
  type RuleDocument,
  resolve,
} from '@/lib/domain/rules';
import {
  documentNotes,
  type FindingReading,
  findingLines,
  plainRuleNames,
  type RuleReading,
  type RuleSay,
  readFinding,
  readRule,
  ruleLines,
} from '@/lib/messages/rule-text';
import { loadCodeTitles } from './code-titles';
import { loadFacts } from './facts';
import { type Loaded, loadRules } from './files';
import { withShippedCodes } from './firm-values';
import { type Firm, loadFirm } from './firms';
import { knownFacts } from './known-facts';
import { CODES, type Code, isUsable, type Running } from './task';
import { areUsable, unreadable } from './unreadable';
import { noRule, notInForce, placed, say } from './words';
import { type WrongFact, wrongFactForm, wrongFactIn, wrongFactPlace, wrongFactText } from './wrong-fact';

type Words = RuleSay & Required<Pick<RuleSay, 'library' | 'asOf'>>;

/** A rule in words, and for a firm what comes of it; or why there is nothing to tell. */
type Told =
  | { ok: true; reading: RuleReading; finding: null; lines: readonly string[] }
  | { ok: true; reading: FindingReading; finding: Finding; lines: readonly string[] }
  | { ok: false; problems: readonly string[] };

/** Puts the rules of a file into plain words, and, for a firm, what comes of each and why. */
export function explainTask(running: Running): Code {
  const { options, asOf, t, err } = running;
  const [file] = options.files;
  const rules = loadRules(file);
  if (!areUsable(rules, file, running)) return CODES.unusable;
  const facts = loadFacts(options.facts);
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const known = knownFacts([rules.value], facts.value);
  const firm =
    options.firm === null
      ? null
      : loadFirm(options.firm, { asOf, known, facts: withShippedCodes(facts.value) });
  if (firm && !isUsable(firm, options.firm ?? '', running)) return CODES.unusable;
  const asked = rules.value.rules.filter(({ id }) => options.rule === null || id === options.rule);
  if (asked.length === 0) {
    err(noRule(options.rule ?? '', rules.value.rules, running.t));
    return CODES.unusable;
  }
  const { library } = rules.value;
  const names = plainRuleNames(t, { facts: facts.value, library, titles: loadCodeTitles() });
  const words = { t, names, library, asOf, reader: 'officer' } as const;
  const codes = asked.map((document) =>
    explain(document, { rules, facts: facts.value, firm: firm?.value ?? null, words, running }),
  );
  return codes.includes(CODES.problems) ? CODES.problems : CODES.fine;
}

/** What a rule is told with: its file, what is known of facts, the firm, the words, the run. */
type Telling = {
  rules: Extract<Loaded<RuleCatalogue>, { ok: true }>;
  facts: FactCatalogue | null;
  firm: Firm | null;
  words: Words;
  running: Running;
};

function explain(document: RuleDocument, telling: Telling): Code {
  const { firm, words, running } = telling;
  const { options, out, err } = running;
  const { source, from, to } = document;
  const idle = notInForce(document, running);
  const days = idle === null ? { from, to } : {};
  const notes = documentNotes({ source, ...days }, words).map(({ text }) => text);
  // A rule says nothing of a firm outside its days.
  const told = idle !== null && firm ? null : tell(document, telling);
  const head = [titleOf(document, running), ...(idle === null ? [] : [idle]), ...notes];
  const lines = told?.ok ? [...head, ...told.lines] : head;
  if (options.json) out(jsonLine(document, { told, lines, isInForce: idle === null }));
  else for (const line of lines) out(line);
  if (told && !told.ok) {
    for (const problem of told.problems) err(problem);
    return CODES.problems;
  }
  if (!options.json) out('');
  return CODES.fine;
}

function tell(document: RuleDocument, { rules, facts, firm, words, running }: Telling): Told {
  const { id, rule } = document;
  const { library, asOf } = words;
  const resolved = resolve(rule, { ruleId: id, library, asOf, facts });
  if (!resolved.ok) {
    const unread = unreadable(document, rules, { problems: resolved.problems, running });
    return { ok: false, problems: unread.map(({ line }) => line) };
  }
  if (!firm) {
    const reading = readRule(rule, words);
    return { ok: true, reading, finding: null, lines: ruleLines(reading) };
  }
  // The evaluator refuses a fact of another kind or unit rather than take it for unknown.
  const wrong = wrongFactIn(resolved.rule, firm.read);
  if (wrong) return { ok: false, problems: [wrongFactLine(wrong, { rule: id, firm, running })] };
  const finding = evaluate(resolved.rule, firm.read);
  const reading = readFinding(rule, finding, words);
  return { ok: true, reading, finding, lines: findingLines(reading) };
}

/** In: a fact that a rule cannot read, the rule and the firm. Out: where it stands, why it cannot be read, and how to write it. */
export function wrongFactLine(
  wrong: WrongFact,
  { rule, firm, running }: { rule: string; firm: Firm; running: Running },
): string {
  const { t, shown, options } = running;
  const at = placed(shown(options.firm ?? ''), wrongFactPlace(wrong, firm.root));
  const detail = say(t, 'explain.wrongFact', { rule, detail: wrongFactText(wrong, t) });
  return `${at} ${detail} ${wrongFactForm(wrong, t)}`;
}

function jsonLine(
  { id: rule, version }: RuleDocument,
  { told, lines, isInForce }: { told: Told | null; lines: readonly string[]; isInForce: boolean },
): string {
  const { finding = null, reading = null } = told?.ok ? told : {};
  // Each node of a reading holds its part of the rule: what the file says already is left out.
  const body = { rule, version, in_force: isInForce, verdict: finding?.verdict ?? null, text: lines };
  return JSON.stringify({ ...body, reading: reading && withoutRules(reading), finding });
}

function withoutRules({ rule: _, parts, ...rest }: RuleReading | FindingReading): object {
  return { ...rest, parts: parts.map(withoutRules) };
}

/** In: a rule. Out: its id, its version and its title in the language, else in one it has. */
export function titleOf({ id, version, title }: RuleDocument, { t }: Running): string {
  const name = title[t.locale] ?? Object.values(title)[0] ?? id;
  return say(t, 'explain.title', { rule: id, version, name });
}
