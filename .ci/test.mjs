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
for (const { title, run } of runners) {
  console.log(`\n== ${title}`);
  const began = performance.now();
  const { passed = 0, failed = 0, skipped = 0 } = await run();
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`-- ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
}
rmSync(reports, { recursive: true, force: true });
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
  }));
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
  return counted(code, playwrightReport, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  }));
}

/** What a runner reports, and at least one failure if it says that it failed or says nothing. */
function counted(code, file, read) {
  try {
    const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')));
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
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
