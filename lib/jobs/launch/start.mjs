// Plain JavaScript: this file must still run on a Node that is too old for everything else.
// package.json calls it by `exec`, since a shell in between would not pass signals on and would hide the end of npm;
// Windows has no `exec`, says so, and takes the command after it.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

function refuse(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function nodeIsTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 9);
}

// Until the launcher is loaded there is nothing to end but this.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(0));

async function main() {
  if (nodeIsTooOld(process.versions.node)) {
    refuse(`Puente needs Node 20.9 or newer, this is ${process.versions.node}.`);
  }
  process.chdir(project);
  try {
    createRequire(import.meta.url).resolve('next/package.json');
    const { register } = await import('tsx/esm/api');
    register();
  } catch {
    refuse('The dependencies are not installed. Run npm ci first.');
  }
  const { launch } = await import('./launch.ts');
  await launch({ project, dev: process.argv.includes('--dev') });
}

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
