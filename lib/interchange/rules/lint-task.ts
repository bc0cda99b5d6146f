import { type LintFinding, lintCatalogue, type Severity, withCodeLists } from '@/lib/domain/rules';
import type { JsonNode } from '../json';
import { shippedCodes, shippedCurrencies, withdrawnCurrencies } from './code-lists';
import { loadFacts, placeNamesOf, registersFor, textsOf } from './facts';
import { loadRules, placeOf } from './files';
import { CODES, type Code, isUsable, type Running } from './task';
import { findingSentence, placed, say } from './words';

const RANK = { error: 0, warning: 1, hint: 2 } as const satisfies Record<Severity, number>;

/** Tells everything that is wrong with the rules of a file, each with its line, and how to mend it. */
export function lintTask(running: Running): Code {
  const { options, asOf, out } = running;
  const [file] = options.files;
  const [rules, facts] = [loadRules(file), loadFacts(options.facts)];
  if (!isUsable(rules, file, running) || !isUsable(facts, options.facts, running)) return CODES.unusable;
  const setting = {
    ...{ facts: facts.value && withCodeLists(facts.value, shippedCodes()), asOf },
    ...{ registers: registersFor(options.registers), currencies: shippedCurrencies() },
    withdrawn: withdrawnCurrencies(),
    ...textsOf(options.facts),
  };
  const all = lintCatalogue(rules.value, setting);
  // A finding of such a code may be worse than the code is: an error stays.
  const findings = all.filter(
    ({ code, severity }) => severity === 'error' || !options.accepted.includes(code),
  );
  const told = findings.filter(({ severity }) => RANK[severity] <= RANK[options.level]);
  for (const finding of told) tell(finding, rules.root, running);
  if (!options.json) {
    const accepted = all.length - findings.length;
    out(summary(findings, { rules: rules.value.rules.length, accepted }, running));
  }
  return told.length > 0 ? CODES.problems : CODES.fine;
}

function tell(finding: LintFinding, root: JsonNode, { options, shown, t, out }: Running): void {
  const at = placeOf(root, finding);
  const file = shown(options.files[0]);
  const text = findingSentence(finding, t, placeNamesOf(options.facts, t.locale));
  if (options.json) {
    out(JSON.stringify({ file, ...at, ...finding, text }));
    return;
  }
  out(`${placed(file, at)} ${text}`);
  const by = finding.mend.replacement?.with;
  if (by) out(`  ${JSON.stringify(by)}`);
}

function summary(
  findings: readonly LintFinding[],
  { rules, accepted }: { rules: number; accepted: number },
  { options, t }: Running,
): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), hints: count('hint') };
  const hidden = findings.filter(({ severity }) => RANK[severity] > RANK[options.level]).length;
  const more = hidden > 0 ? ` ${say(t, 'lint.hidden', { hidden })}` : '';
  const kept = accepted > 0 ? ` ${say(t, 'lint.accepted', { accepted })}` : '';
  return `${say(t, 'lint.summary', { rules, ...counts })}${kept}${more}`;
}
