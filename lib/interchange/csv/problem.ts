import type { JsonProblem, ShapeProblem } from '../json';

/** What makes a whole file unusable, as a code and values; lib/messages has the sentence (`register.file.<code>`). */
export type FileProblem = {
  code: FileProblemCode;
  values: Readonly<Record<string, string | number>>;
  /** Where a file departs from its shape, and how; told as `where`. */
  where?: JsonProblem | ShapeProblem | undefined;
};

export type FileProblemCode =
  | 'bad_catalogue'
  | 'bad_concordance'
  | 'bad_mapping'
  | 'country_differs'
  | 'column_twice'
  | 'empty'
  | 'folder_in_use'
  | 'folder_is_file'
  | 'header_unreadable'
  | 'is_folder'
  | 'missing'
  | 'missing_columns'
  | 'no_mapping'
  | 'no_rows'
  | 'no_access'
  | 'not_file'
  | 'not_text'
  | 'not_utf8'
  | 'utf16';

/** In: a code and its values. Out: an error that carries them to the command line. */
export function fileError(
  code: FileProblemCode,
  values: FileProblem['values'] = {},
  where?: FileProblem['where'],
): Error & { problem: FileProblem } {
  return Object.assign(new Error(code), { problem: { code, values, where } });
}

/** In: anything thrown. Out: the problem it carries, or null if it is a fault of ours. */
export function problemOf(error: unknown): FileProblem | null {
  return isFileError(error) ? error.problem : null;
}

function isFileError(error: unknown): error is Error & { problem: FileProblem } {
  return error instanceof Error && 'problem' in error;
}
