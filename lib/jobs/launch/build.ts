import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '@/db/embedded/start-error';
import { packFiles } from './packed-files.mjs';
import { bundleSheet } from './style-sheet';

const SOURCES = [
  'app',
  'db',
  'lib',
  'public',
  'proxy.ts',
  'package-lock.json',
  'package.json',
  'next.config.mjs',
  'tsconfig.json',
];
const STAMP = '.next/puente-sources';
const COMPILE_KERNELS = 'lib/jobs/population/compile-kernels.mjs';

/** True if the build output is there and was made from these very sources. */
export function isFresh(project: string): boolean {
  const stamp = path.join(project, STAMP);
  if (!existsSync(path.join(project, '.next/BUILD_ID')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === sourceMark(project);
}

/** Runs `next build`, packs what it made, bundles the style of the pages, and compiles the kernels of the population; output is shown only if the former fails. */
export async function build(project: string, onSpawn: (child: ChildProcess) => void = () => undefined) {
  const mark = sourceMark(project);
  await run(project, [nextProgram(project), 'build'], onSpawn);
  packFiles(project);
  await bundleSheet(project);
  // Without them the plain kernels do the same work, so their compiler need not be installed. It ends within seconds.
  await run(project, [path.join(project, COMPILE_KERNELS)]).catch(() => undefined);
  writeFileSync(path.join(project, STAMP), mark);
}

async function run(
  project: string,
  command: readonly string[],
  onSpawn: (child: ChildProcess) => void = () => undefined,
) {
  const child = spawn(process.execPath, command, {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  onSpawn(child);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new StartError(`${Buffer.concat(said).toString().trim()}\nThe build failed, see above.`);
}

export function nextProgram(project: string): string {
  return path.join(project, 'node_modules/next/dist/bin/next');
}

function sourceMark(project: string): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((entry) => filesUnder(path.join(project, entry))).sort()) {
    hash.update(path.relative(project, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(entry: string): string[] {
  const stats = statSync(entry, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [entry];
  return readdirSync(entry, { withFileTypes: true })
    .filter(({ name }) => !/\.test\.tsx?$/.test(name))
    .flatMap(({ name }) => filesUnder(path.join(entry, name)));
}
