import { evaluate, type FactReader, type RuleDocument, type RuleLibrary, resolve } from '@/lib/domain/rules';
import { findingLines, plainRuleNames, readFinding, readRule, ruleLines } from '@/lib/messages/rule-text';
import { loadRules } from './files';
import { loadFirm } from './firms';
import { CODES, type Code, isUsable, type Running } from './task';
import { notInForce, say } from './words';

/** Puts the rules of a file into plain words, and, for a firm, what comes of each and why. */
export function explainTask(running: Running): Code {
  const { options, asOf, t, out, err } = running;
  const [file] = options.files;
  const rules = loadRules(file);
  if (!isUsable(rules, file, running)) return CODES.unusable;
  const firm = options.firm === null ? null : loadFirm(options.firm, asOf);
  if (firm && !isUsable(firm, options.firm ?? '', running)) return CODES.unusable;
  const asked = rules.value.rules.filter(({ id }) => options.rule === null || id === options.rule);
  if (asked.length === 0) {
    err(say(t, 'explain.noRule', { rule: options.rule ?? '' }));
    return CODES.unusable;
  }
  const codes = asked.map((document) => {
    out(titleOf(document, running));
    const idle = notInForce(document, running);
    if (idle !== null) out(idle);
    // A rule says nothing of a firm outside its days.
    if (idle !== null && firm) {
      out('');
      return CODES.fine;
    }
    return explain(document, rules.value.library, firm?.value ?? null, running);
  });
  return codes.includes(CODES.problems) ? CODES.problems : CODES.fine;
}

function explain(
  { id, rule }: RuleDocument,
  library: RuleLibrary,
  firm: FactReader | null,
  { asOf, t, out, err }: Running,
): Code {
  const words = { t, names: plainRuleNames(t), library, asOf, reader: 'officer' } as const;
  const resolved = resolve(rule, { ruleId: id, library, asOf });
  if (!resolved.ok) {
    for (const { node, code, name } of resolved.problems)
      err(say(t, 'explain.unreadable', { rule: id, node, problem: say(t, `lint.${code}`, { name }) }));
    return CODES.problems;
  }
  if (!firm) {
    for (const line of ruleLines(readRule(rule, words))) out(line);
    out('');
    return CODES.fine;
  }
  try {
    const finding = evaluate(resolved.rule, firm);
    for (const line of findingLines(readFinding(rule, finding, words))) out(line);
    out('');
    return CODES.fine;
  } catch (error) {
    // The evaluator refuses a fact of another kind or unit rather than take it for unknown.
    if (!(error instanceof RangeError)) throw error;
    err(say(t, 'explain.wrongFact', { rule: id, detail: error.message }));
    return CODES.problems;
  }
}

function titleOf({ id, version, title }: RuleDocument, { t }: Running): string {
  const name = title[t.locale] ?? Object.values(title)[0] ?? id;
  return say(t, 'explain.title', { rule: id, version, name });
}
