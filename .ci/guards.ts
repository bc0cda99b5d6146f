// Takes away each guard of the data layer in turn, on a copy of the tree, and expects that a test fails each time.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestServer } from '../db/testing';
import { type Guard, guardsOfPolicy, guardsOfSource } from './guards-list';

const ROOT = path.resolve(import.meta.dirname, '..');
const COPIED = ['app', 'db', 'e2e', 'lib', 'proxy.ts', 'package.json', 'tsconfig.json'];
const UNITS = ['lib/data/mutation.test.ts', 'lib/data/requests/scope.test.ts'];
/** Where no rule of the database stands behind a guard. */
const ALONE = 'lib/data/matrix-without-row-security.test.ts';
const TESTS = [
  ...UNITS,
  'lib/data/accounts/sessions.test.ts',
  'lib/data/accounts/members.test.ts',
  'lib/data/accounts/institution-people.test.ts',
  'lib/data/accounts/ended-roles.test.ts',
  'lib/data/accounts/erase.test.ts',
  'lib/data/offerings/scheduled.test.ts',
  'lib/data/refusals.test.ts',
  'lib/data/matrix.test.ts',
  ALONE,
];
/** Without the set-up that would start a database server for each run. */
const CONFIG = `import { fileURLToPath } from 'node:url';
const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\\/$/, '');
export default { root, resolve: { alias: { '@': root, 'server-only': root + '/empty.ts' } },
  test: { include: ['lib/**/*.test.ts'], env: { PUENTE_ADDRESS: 'http://puente.test' },
    testTimeout: 60000, hookTimeout: 120000, maxWorkers: 2 } };
`;

const folder = mkdtempSync(path.join(tmpdir(), 'puente-guards-'));
const server = await startTestServer();
const survivors: string[] = [];
/** Part of the names of some guards. */
const only = process.argv[2];
try {
  const matches = ({ name }: Guard) => only === undefined || new RegExp(only).test(name);
  const policy = guardsOfPolicy(readFileSync(path.join(ROOT, 'lib/data/policy.ts'), 'utf8')).filter(matches);
  const source = sourceFiles()
    .flatMap(({ file, text }) => guardsOfSource(file, text))
    .filter(matches);
  if (policy.length > 0) survivors.push(...(await tryPolicy(policy)));
  survivors.push(...(await trySource(source)));
  const all = policy.length + source.length;
  for (const name of survivors) console.log(`survived: ${name}`);
  console.log(`guards: ${all - survivors.length} of ${all} are missed by a test when they are taken away`);
  process.exitCode = survivors.length > 0 || all === 0 ? 1 : 0;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function sourceFiles(): { file: string; text: string }[] {
  return readdirSync(path.join(ROOT, 'lib/data'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('lib/data', file))
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing\/|\/bench\/|\/policy\.ts$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

function copyTree(name: string): string {
  const copy = path.join(folder, name);
  for (const entry of COPIED) cpSync(path.join(ROOT, entry), path.join(copy, entry), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  writeFileSync(path.join(copy, 'empty.ts'), 'export {};\n');
  writeFileSync(path.join(copy, 'vitest.config.mjs'), CONFIG);
  return copy;
}

/** The table needs no database, so all its changes are tried in one run, each in a folder of its own. */
async function tryPolicy(guards: readonly Guard[]): Promise<string[]> {
  const copy = copyTree('policy');
  const file = (name: string) => path.join(copy, 'lib/data', name);
  for (const [index, { text }] of guards.entries()) {
    const own = path.join('guards', String(index));
    mkdirSync(file(own), { recursive: true });
    for (const name of ['policy.test.ts', 'errors.ts', 'context.ts'])
      cpSync(file(name), file(path.join(own, name)));
    writeFileSync(file(path.join(own, 'policy.ts')), text);
  }
  const failed = await failedFolders(copy, ['lib/data/guards/']);
  return guards.filter((_, index) => !failed.has(String(index))).map(({ name }) => name);
}

/** First all in one run, each with a copy of the data layer and the matrix of its verbs; what is left with all tests. */
async function trySource(guards: readonly Guard[]): Promise<string[]> {
  if (guards.length === 0) return [];
  const copy = copyTree('source');
  // Not where somebody looks at a few again.
  if (only === undefined && (await vitest(copy, TESTS)) !== 0)
    throw new Error('The tests fail before any guard is taken away.');
  for (const [index, { file, text, verbs }] of guards.entries()) {
    const own = path.join(copy, 'lib', `guard-${index}`);
    cpSync(path.join(copy, 'lib/data'), own, {
      recursive: true,
      filter: (name) => !name.endsWith('.test.ts'),
    });
    writeFileSync(path.join(own, path.relative('lib/data', file)), text);
    writeFileSync(path.join(own, 'guard.test.ts'), drill(verbs));
  }
  const failed = await failedFolders(copy, ['lib/guard-']);
  const survived: Guard[] = [];
  for (const [index, guard] of guards.entries())
    if (!failed.has(`guard-${index}`) && !(await isCaught(copy, guard))) survived.push(guard);
  return survived.map(({ name }) => name);
}

function drill(verbs: readonly string[]): string {
  return `import { withTestDatabase } from '@/db/testing';
import { describeMatrix } from './testing/matrix/suite';
describeMatrix(await withTestDatabase(), 'owner', { least: 0, verbs: ${JSON.stringify(verbs)} });
`;
}

async function isCaught(copy: string, { name, file, text }: Guard): Promise<boolean> {
  const place = path.join(copy, file);
  const before = readFileSync(place, 'utf8');
  writeFileSync(place, text);
  try {
    const caught =
      (await vitest(copy, [...UNITS, '--bail=1'])) !== 0 ||
      (await vitest(copy, [...TESTS, '--bail=1'])) !== 0;
    console.log(`${caught ? 'caught' : 'survived'} by all tests: ${name}`);
    return caught;
  } finally {
    writeFileSync(place, before);
  }
}

/** Names of the folders whose test fails. */
async function failedFolders(copy: string, args: readonly string[]): Promise<ReadonlySet<string>> {
  const report = path.join(folder, 'report.json');
  await vitest(copy, [...args, '--no-isolate', '--reporter=json', `--outputFile=${report}`]);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = testResults.filter(({ assertionResults }: { assertionResults: { status: string }[] }) =>
    assertionResults.some(({ status }) => status === 'failed'),
  );
  return new Set(failed.map(({ name }: { name: string }) => path.basename(path.dirname(name))));
}

function vitest(copy: string, args: readonly string[]): Promise<number> {
  const bin = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'run', '--config', 'vitest.config.mjs', ...args], {
      cwd: copy,
      stdio: process.env.GUARDS_LOUD ? 'inherit' : 'ignore',
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}
