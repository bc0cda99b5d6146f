// Takes away each guard of the data layer in turn, on a copy of the tree, and expects that a test fails each time.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
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
/** Tests of what guards stand on, whichever folder they are in. */
const COMMON = [
  'mutation.test.ts',
  'requests/scope.test.ts',
  'refusals.test.ts',
  'accounts/sessions.test.ts',
  'accounts/members.test.ts',
  'accounts/institution-people.test.ts',
  'accounts/ended-roles.test.ts',
  'accounts/erase.test.ts',
];
/** The whole matrix, and again where no rule of the database stands behind a guard. */
const WHOLE = ['lib/data/matrix.test.ts', 'lib/data/matrix-without-row-security.test.ts'];
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

/** Each with a copy of the data layer of its own: first the matrix of its verbs, then one test after the other of those that stand beside it. */
async function trySource(guards: readonly Guard[]): Promise<string[]> {
  if (guards.length === 0) return [];
  const copy = copyTree('source');
  const whole = { name: 'none', file: '', text: '', verbs: [] };
  for (const [index, { file, text }] of [...guards, whole].entries()) {
    cpSync(path.join(copy, 'lib/data'), folderOf(copy, index), {
      recursive: true,
      filter: (name) => !name.endsWith('.test.ts'),
    });
    if (file) writeFileSync(path.join(folderOf(copy, index), path.relative('lib/data', file)), text);
  }
  const all = guards.map((guard, index) => ({ guard, index, tests: testsFor(copy, guard) }));
  const usable = await passing(copy, guards.length, [...new Set(all.flatMap(({ tests }) => tests))]);
  const tries = all.map((one) => ({ ...one, tests: one.tests.filter((name) => usable.has(name)) }));
  let left = await survivorsOf(copy, tries, ({ guard }) => ({
    name: 'guard.test.ts',
    text: drill(guard.verbs),
  }));
  for (let round = 0; left.some(({ tests }) => tests[round]); round += 1) {
    const tested = left.filter(({ tests }) => tests[round]);
    console.log(`round ${round + 1}: ${tested.length} of ${left.length} left`);
    const alive = await survivorsOf(copy, tested, ({ tests }) => testFrom(copy, tests[round] ?? ''));
    left = left.filter((one) => !tested.includes(one) || alive.includes(one));
  }
  const survived: Guard[] = [];
  for (const { guard } of left) if (!(await isCaught(copy, guard))) survived.push(guard);
  return survived.map(({ name }) => name);
}

/** Out: those that pass where nothing is taken away. One that needs a process of its own proves nothing here. */
async function passing(copy: string, index: number, names: readonly string[]): Promise<ReadonlySet<string>> {
  const place = (name: string) => path.join(folderOf(copy, index), name);
  for (const name of names) writeFileSync(place(name), testFrom(copy, name).text);
  const failed = new Set((await failedFolders(copy, ['lib/guard-'])).get(String(index)));
  for (const name of names) rmSync(place(name));
  const left = names.filter((name) =>
    failed.has(realpathSync.native(folderOf(copy, index)) + path.sep + name),
  );
  for (const name of left) console.log(`left out, since it fails beside others: ${name}`);
  return new Set(names.filter((name) => !left.includes(name)));
}

type Try = { guard: Guard; index: number; tests: readonly string[] };
type TestFile = { name: string; text: string };

function folderOf(copy: string, index: number): string {
  return path.join(copy, 'lib', `guard-${index}`);
}

/** Tests of its own folder, and those of what all guards stand on, by their place in the data layer. */
function testsFor(copy: string, { file }: Guard): readonly string[] {
  const folder = path.relative('lib/data', path.dirname(file));
  const own = folder === '' ? [] : readdirSync(path.join(copy, 'lib/data', folder));
  const beside = own
    .filter((name) => /(?<!long|fuzz|model)\.test\.ts$/.test(name))
    .map((name) => path.join(folder, name));
  return [...new Set([...beside, ...COMMON])];
}

function testFrom(copy: string, name: string): TestFile {
  return { name, text: readFileSync(path.join(copy, 'lib/data', name), 'utf8') };
}

/** In: guards taken away, and a test for each. Out: those of which the test passes. */
async function survivorsOf(
  copy: string,
  tries: readonly Try[],
  testOf: (one: Try) => TestFile,
): Promise<readonly Try[]> {
  const written = tries.map((one) => {
    const { name, text } = testOf(one);
    const place = path.join(folderOf(copy, one.index), name);
    writeFileSync(place, text);
    return place;
  });
  const failed = await failedFolders(copy, ['lib/guard-']);
  for (const place of written) rmSync(place);
  return tries.filter(({ index }) => !failed.has(String(index)));
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
    const caught = (await vitest(copy, [...WHOLE, '--bail=1'])) !== 0;
    console.log(`${caught ? 'caught' : 'survived'} by the whole matrix: ${name}`);
    return caught;
  } finally {
    writeFileSync(place, before);
  }
}

type TestResult = { name: string; assertionResults: { status: string }[] };

/** By the number of each guard in whose folder tests fail: the files of these tests. */
async function failedFolders(
  copy: string,
  args: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const report = path.join(folder, 'report.json');
  await vitest(copy, [...args, '--no-isolate', '--reporter=json', `--outputFile=${report}`]);
  const { testResults }: { testResults: TestResult[] } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = new Map<string, string[]>();
  for (const { name, assertionResults } of testResults) {
    const index = /\/guards?[-/](\d+)\//.exec(name)?.[1];
    if (index === undefined || !assertionResults.some(({ status }) => status === 'failed')) continue;
    failed.set(index, [...(failed.get(index) ?? []), name]);
  }
  return failed;
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
