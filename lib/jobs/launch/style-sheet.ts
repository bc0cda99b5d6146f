import path from 'node:path';
import { type BuildOptions, build, context } from 'esbuild';
import { SHEET_FILES } from '@/lib/style/sheet';

/** Old Android browsers: nothing is rewritten into what they do not know. */
const OLDEST = 'chrome49';

/** Writes the style of all pages as one small sheet. */
export async function bundleSheet(project: string): Promise<void> {
  await build(optionsOf(project, SHEET_FILES.built));
}

/** The same for development: now, and after each change of a source. Out: ends it. */
export async function watchSheet(project: string): Promise<() => Promise<void>> {
  const watched = await context({ ...optionsOf(project, SHEET_FILES.watched), logLevel: 'warning' });
  await watched.rebuild();
  await watched.watch();
  return () => watched.dispose();
}

function optionsOf(project: string, file: string): BuildOptions {
  return {
    entryPoints: [path.join(project, 'app/globals.css')],
    outfile: path.join(project, file),
    bundle: true,
    minify: true,
    target: OLDEST,
    // Who calls says what went wrong.
    logLevel: 'silent',
  };
}
