import {
  type FactCatalogue,
  type LintFinding,
  lintCatalogue,
  type Severity,
  withCodeLists,
} from '@/lib/domain/rules';
import type { Position } from '../json';
import { shippedCodes, shippedCurrencies, withdrawnCurrencies } from './code-lists';
import { loadFacts, placeNamesOf, registersFor, textsOf } from './facts';
import { loadRules, placeOf } from './files';
import { followsFromUnread, loadPartly, type Partly } from './partly';
import { CODES, type Code, isUsable, type Running } from './task';
import { byPlace } from './unreadable';
import { findingSentence, placed, problemLine, say } from './words';

/** What lint found, and where in the file it stands. */
type Placed = { finding: LintFinding; at: Position };

const RANK = { error: 0, warning: 1, hint: 2 } as const satisfies Record<Severity, number>;

/** Tells everything that is wrong with the rules of a file, each with its line, from the top of the file down, and how to mend it. */
export function lintTask(running: Running): Code {
  const { options, t, shown, out, err } = running;
  const [file] = options.files;
  const [rules, facts] = [loadRules(file), loadFacts(options.facts)];
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const shape = rules.ok
    ? []
    : rules.problems.map((at) => ({ at, tell: () => err(problemLine(shown(file), at, t)) }));
  // What departs from its shape hides nothing of what is wrong with the rest.
  const read = rules.ok ? { ...rules, ...wholly(rules.value) } : loadPartly(file);
  const all = read ? findingsIn(read, facts.value, running) : [];
  // A finding of such a code may be worse than the code is: an error stays.
  const findings = all.filter(
    ({ finding: { code, severity } }) => severity === 'error' || !options.accepted.includes(code),
  );
  const told = findings
    .filter(({ finding: { severity } }) => RANK[severity] <= RANK[options.level])
    .map(({ finding, at }) => ({ at, tell: () => tell(finding, at, running) }));
  for (const { tell } of [...shape, ...told].toSorted(byPlace)) tell();
  if (!rules.ok) return CODES.unusable;
  // A file that is not whole has no sum total.
  if (!options.json) {
    const accepted = all.length - findings.length;
    out(
      summary(
        findings.map(({ finding }) => finding),
        { rules: rules.value.rules.length, accepted },
        running,
      ),
    );
  }
  return told.length > 0 ? CODES.problems : CODES.fine;
}

function wholly({ rules }: Partly['value']): Pick<Partly, 'places' | 'missing' | 'unread'> {
  return { places: [...rules.keys()], missing: [], unread: [] };
}

function findingsIn(
  read: Partly,
  facts: FactCatalogue | null,
  { options, asOf }: Running,
): readonly Placed[] {
  const setting = {
    ...{ facts: facts && withCodeLists(facts, shippedCodes()), asOf },
    ...{ registers: registersFor(options.registers), currencies: shippedCurrencies() },
    withdrawn: withdrawnCurrencies(),
    ...textsOf(options.facts),
  };
  const isFollowing = followsFromUnread(read);
  return lintCatalogue(read.value, setting).flatMap((found): readonly Placed[] => {
    if (isFollowing(found)) return [];
    // Rules are counted as they stand in the file, those that could not be read too.
    const place = found.document === undefined ? undefined : read.places[found.document];
    const finding = place === undefined ? found : { ...found, document: place };
    return [{ finding, at: placeOf(read.root, finding) }];
  });
}

function tell(finding: LintFinding, at: Position, { options, shown, t, out }: Running): void {
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
