import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The style of all pages as the launcher has bundled it; lib/jobs/launch/style-sheet.ts writes it. What development
 * tries out is no part of a build.
 */
export const SHEET_FILES = {
  built: '.next/puente-sheet.css',
  watched: '.next/puente-sheet.dev.css',
} as const;

/** `mark`: changes with the text. `digest`: by which a content security policy names the text. */
export type Sheet = { text: string; mark: string; digest: string };

let kept: Sheet | undefined;

/** The style of all pages. In development it changes under its name, so it is read each time. */
export function sheet(): Sheet {
  const isBuilt = process.env.NODE_ENV === 'production';
  if (kept && isBuilt) return kept;
  const file = isBuilt ? SHEET_FILES.built : SHEET_FILES.watched;
  // The launcher starts the web server in the folder of the project.
  kept = sheetOf(readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8'));
  return kept;
}

/** In: a style sheet. Out: the same with the names that follow from its text. */
export function sheetOf(text: string): Sheet {
  const digest = createHash('sha256').update(text).digest();
  return { text, mark: digest.toString('hex').slice(0, 16), digest: `sha256-${digest.toString('base64')}` };
}
