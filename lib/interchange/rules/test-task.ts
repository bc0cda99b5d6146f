import {
  type CaseResult,
  conformanceFileSchema,
  type Expectation,
  runConformanceFile,
} from '@/lib/domain/rules';
import { loadFile } from './files';
import { partAt } from './json-text';
import { CODES, type Code, isUsable, type Running } from './task';
import { placed, say } from './words';

/** Runs a file of cases (firms, rules and what is to come of them) and tells each that comes out otherwise. */
export function testTask(running: Running): Code {
  const { options, t, shown, out, err } = running;
  const [file] = options.files;
  const loaded = loadFile(file, conformanceFileSchema);
  if (!isUsable(loaded, file, running)) return CODES.unusable;
  const results = outcomes(() => runConformanceFile(loaded.value));
  if (typeof results === 'string') {
    err(say(t, 'test.broken', { detail: results }));
    return CODES.problems;
  }
  const failed = results.flatMap((result, place) => (result.passed ? [] : [{ result, place }]));
  for (const { result, place } of failed) {
    const { at } = partAt(loaded.root, ['cases', place]);
    if (options.json) out(JSON.stringify({ file: shown(file), ...at, ...result }));
    else out(`${placed(shown(file), at)} ${failure(result, running)}`);
  }
  const passed = results.length - failed.length;
  if (!options.json) out(say(t, 'test.summary', { passed, failed: failed.length }));
  return failed.length > 0 ? CODES.problems : CODES.fine;
}

/** A rule that reads a fact as what it is not is a fault of the file. */
function outcomes(run: () => readonly CaseResult[]): readonly CaseResult[] | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function failure({ name, expected, actual }: CaseResult, { t }: Running): string {
  return say(t, 'test.failed', {
    name,
    expected: described(expected, t),
    actual: described(onlyAsked(actual, expected), t),
  });
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
