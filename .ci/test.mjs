// Everything that CI runs, each runner also when an earlier one has failed, and one sum at the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checks } from './checks.mjs';
import { runChecks } from './run-checks.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'puente-reports-'));
const vitestReport = path.join(reports, 'vitest.json');
const playwrightReport = path.join(reports, 'playwright.json');

const runners = [
  { title: 'Checks', run: () => runChecks(checks) },
  { title: 'Build', run: runBuild },
  { title: 'Unit and database tests', run: runVitest },
  { title: 'Browser tests', run: runPlaywright },
];

const sum = { passed: 0, failed: 0, skipped: 0 };
const fallen = [];
const late = [];
for (const { title, run } of runners) {
  console.log(`\n== ${title}`);
  const began = performance.now();
  const { passed = 0, failed = 0, skipped = 0, named = [], retried = [], took = [] } = await run();
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
  fallen.push(...(named.length === 0 && failed > 0 ? [title] : named));
  late.push(...retried);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`-- ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
  for (const [file, ms] of slowest(took)) console.log(`   ${Math.round(ms / 1000)} s ${file}`);
}
rmSync(reports, { recursive: true, force: true });
// Named once more where a long log ends, since the end is what is read first.
for (const name of late) console.log(`passed at the second try: ${name}`);
for (const name of fallen) console.log(`failed: ${name}`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
console.log(`\ntests: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);

async function runBuild() {
  const code = await run(['--import', 'tsx', '.ci/build.ts']);
  return code === 0 ? { passed: 1 } : { failed: 1 };
}

async function runVitest() {
  const code = await run([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    '.config/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ]);
  return counted(code, vitestReport, (report) => ({
    passed: report.numPassedTests,
    // A file that cannot be loaded holds no test that could fail.
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
    named: report.testResults.flatMap((file) =>
      isBroken(file) ? [withinTree(file)] : namesIn(file, ({ status }) => status === 'failed'),
    ),
    retried: report.testResults.flatMap((file) =>
      namesIn(file, ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0),
    ),
    took: report.testResults.map((file) => [withinTree(file), file.endTime - file.startTime]),
  }));
}

function namesIn(file, isMeant) {
  return file.assertionResults.filter(isMeant).map((test) => `${withinTree(file)} › ${test.fullName}`);
}

function withinTree(file) {
  return path.relative(process.cwd(), file.name);
}

function isBroken({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

async function runPlaywright() {
  const code = await run(
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config',
      'e2e/playwright.config.ts',
      '--reporter=line,json',
    ],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
  );
  return counted(code, playwrightReport, ({ stats, errors, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
    named: namesOf(suites, 'unexpected'),
    retried: namesOf(suites, 'flaky'),
    took: durationsOf(suites),
  }));
}

/** Of all tests that ended so, at whatever width. */
function namesOf(suites, status) {
  return suites.flatMap(({ specs = [], suites: within = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some((test) => test.status === status))
      .map((spec) => `${spec.file}:${spec.line} › ${spec.title}`),
    ...namesOf(within, status),
  ]);
}

/** Of each test at each width: its file, and how long it took in milliseconds. */
function durationsOf(suites) {
  return suites.flatMap(({ specs = [], suites: within = [] }) => [
    ...specs.flatMap(({ file, tests }) =>
      tests.flatMap(({ results }) => results.map(({ duration }) => [file, duration])),
    ),
    ...durationsOf(within),
  ]);
}

/** The files to look at first where a run has grown long. */
function slowest(took) {
  const sums = new Map();
  for (const [file, ms] of took) sums.set(file, (sums.get(file) ?? 0) + ms);
  return [...sums].toSorted(([, a], [, b]) => b - a).slice(0, 12);
}

/** What a runner reports, and at least one failure if it says that it failed or says nothing. */
function counted(code, file, read) {
  try {
    const { failed, ...rest } = read(JSON.parse(readFileSync(file, 'utf8')));
    return { ...rest, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch (error) {
    console.log(`no report: ${error.message}`);
    return { failed: 1 };
  }
}

function run(args, environment = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
