import {
  type CaseResult,
  type ConformanceCase,
  closestTo,
  type Expectation,
  type FactCatalogue,
  NO_LIBRARY,
  profileReader,
  resolve,
  runConformanceFile,
} from '@/lib/domain/rules';
import { type JsonNode, type Position, partAt } from '../json';
import { type Cases, loadCases, loadSoundCases, type SoundCases } from './cases';
import { loadFacts } from './facts';
import { impossibleIn, withShippedCodes } from './firm-values';
import { type KnownFacts, knownFacts, unknownIn } from './known-facts';
import { CODES, type Code, isUsable, type Running } from './task';
import { byPlace } from './unreadable';
import { placed, problemLine, say } from './words';
import { wrongFactIn, wrongFactText } from './wrong-fact';

/** What came of one case, or what kept it from being held against its firm, in words. */
type Outcome = CaseResult | (Pick<CaseResult, 'name' | 'expected'> & { passed: false; fault: string });

/** Cases with their places in the file, and what is known of the facts of their firms. */
type Known = Cases & { root: JsonNode; facts: FactCatalogue | null; names: KnownFacts };

/** Runs a file of cases (firms, rules and what is to come of them) and tells each that comes out otherwise. */
export function testTask(running: Running): Code {
  const { options, t, shown, out, err } = running;
  const [file] = options.files;
  const loaded = loadCases(file);
  const facts = loadFacts(options.facts);
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const shape = loaded.ok
    ? []
    : loaded.problems.map((at) => ({ at, tell: () => err(problemLine(shown(file), at, t)) }));
  // What departs from its shape hides nothing of what comes of the other rules.
  const read = loaded.ok
    ? { ...loaded.value, root: loaded.root, places: [...loaded.value.file.cases.keys()] }
    : loadSoundCases(file);
  const outcomes = read ? outcomesOf(read, facts.value, running) : [];
  const failed = outcomes.filter(({ outcome }) => !outcome.passed);
  const told = failed.map(({ outcome, at }) => ({ at, tell: () => tell(outcome, at, running) }));
  for (const one of [...shape, ...told].toSorted(byPlace)) one.tell();
  if (!loaded.ok) return CODES.unusable;
  const passed = outcomes.length - failed.length;
  if (!options.json) out(say(t, 'test.summary', { passed, failed: failed.length }));
  return failed.length > 0 ? CODES.problems : CODES.fine;
}

function outcomesOf(read: SoundCases, facts: FactCatalogue | null, running: Running) {
  const { rules, library = NO_LIBRARY, cases } = read.file;
  const readers = Object.entries(rules).map(([id, rule]) => ({ id, rule }));
  const names = knownFacts([{ rules: readers, library }], facts);
  const known = { ...read, facts: withShippedCodes(facts), names };
  return cases.map((one, index) => {
    const place = read.places[index] ?? index;
    return { outcome: outcomeOf(one, place, known, running), at: partAt(read.root, ['cases', place]).at };
  });
}

function tell(outcome: Outcome, at: Position, running: Running): void {
  const { options, shown, out } = running;
  const file = shown(options.files[0]);
  if (options.json) out(JSON.stringify({ file, ...at, ...outcome }));
  else out(`${placed(file, at)} ${failure(outcome, running)}`);
}

/** A fault of one case is told as that: the others are run all the same. */
function outcomeOf(one: ConformanceCase, place: number, cases: Known, running: Running): Outcome {
  const fault = faultOf(one, place, cases, running);
  const { name, expect: expected } = one;
  if (fault !== null) return { name, expected, passed: false, fault };
  const [result] = runConformanceFile({ ...cases.file, cases: [one] }, cases.facts);
  if (!result) throw new RangeError(`nothing came of ${name}`);
  return result;
}

function faultOf(
  one: ConformanceCase,
  place: number,
  { file, broken, root, facts, names }: Known,
  { t, options, shown }: Running,
): string | null {
  const unknown =
    unknownName('test.unknownRule', one.rule, file.rules, t) ??
    unknownName('test.unknownProfile', one.profile, file.profiles, t);
  if (unknown !== null) return unknown;
  // What a case says of a fact stands in place of what its profile says.
  const isReplaced = (fact: string) => one.but !== undefined && Object.hasOwn(one.but, fact);
  const unread = broken.filter(({ of, fact }) => of === place || (of === one.profile && !isReplaced(fact)));
  const profile = Object.entries(file.profiles[one.profile] ?? {}).filter(([fact]) => !isReplaced(fact));
  const told = [
    [Object.fromEntries(profile), partAt(root, ['profiles', one.profile])],
    [one.but ?? {}, partAt(root, ['cases', place, 'but'])],
  ] as const;
  const problems = [
    ...unread.map(({ problem }) => problem),
    ...told.flatMap(([firm, at]) => [...unknownIn(firm, at, names), ...impossibleIn(firm, at, facts)]),
  ];
  if (problems.length > 0)
    return problems.map((problem) => problemLine(shown(options.files[0]), problem, t)).join(' ');
  return wrongFact(one, { file, facts }, t);
}

function unknownName(
  key: 'test.unknownRule' | 'test.unknownProfile',
  name: string,
  known: Readonly<Record<string, unknown>>,
  t: Running['t'],
): string | null {
  if (Object.hasOwn(known, name)) return null;
  const near = closestTo(name, Object.keys(known));
  return say(t, key, { name, count: near.length, near });
}

function wrongFact(
  one: ConformanceCase,
  { file, facts }: Pick<Known, 'file' | 'facts'>,
  t: Running['t'],
): string | null {
  const [written, profile] = [file.rules[one.rule], file.profiles[one.profile]];
  if (!written || !profile) return null;
  const library = file.library && { library: file.library };
  const resolved = resolve(written, { ruleId: one.rule, asOf: one.asOf, facts, ...library });
  const wrong = resolved.ok ? wrongFactIn(resolved.rule, profileReader({ ...profile, ...one.but })) : null;
  return wrong && wrongFactText(wrong, t);
}

function failure(outcome: Outcome, { t }: Running): string {
  const { name, expected } = outcome;
  if ('fault' in outcome) return say(t, 'test.fault', { name, fault: outcome.fault });
  const actual = onlyAsked(outcome.actual, expected);
  return say(t, 'test.failed', { name, expected: described(expected, t), actual: described(actual, t) });
}

/** What nobody asked for is left out. */
function onlyAsked(actual: Expectation, expected: Expectation): Expectation {
  if ('problems' in actual || 'problems' in expected) return actual;
  return {
    verdict: actual.verdict,
    ...(expected.reasons && { reasons: actual.reasons }),
    ...(expected.missing && { missing: actual.missing }),
  };
}

function described(of: Expectation, t: Running['t']): string {
  if ('problems' in of) return say(t, 'test.problems', { problems: of.problems });
  const { verdict, reasons, missing } = of;
  return [
    say(t, `test.verdict.${verdict}`),
    ...(reasons ? [say(t, 'test.reasons', { count: reasons.length, reasons })] : []),
    ...(missing ? [say(t, 'test.missing', { count: missing.length, missing })] : []),
  ].join(' ');
}
