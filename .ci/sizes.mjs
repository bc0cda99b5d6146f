// No file grows past what one can hold in mind: it is split by term instead.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['app', 'db', 'lib', 'e2e', '.ci', '.config'];
const DATA = /^db\/(seed\/data|migrations)\//;

function limitOf(file) {
  const isTest = /\.test\.tsx?$/.test(file);
  return file.startsWith('lib/domain/') && !isTest ? 250 : 400;
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(inside) : [inside];
  });
}

const tooLong = FOLDERS.flatMap(filesUnder)
  .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !DATA.test(file))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1, limit: limitOf(file) }))
  .filter(({ lines, limit }) => lines > limit);

for (const { file, lines, limit } of tooLong) console.log(`${file}: ${lines} lines, ${limit} at most`);
process.exitCode = tooLong.length > 0 ? 1 : 0;
