import type { Cells, RowProblem } from '@/lib/schemas/offering-import';

/** What stands in a field of a file: a text, or texts where the file lists several. */
export type Field = string | readonly string[];

/** One row with the line of the file that it begins on. */
export type RawRow = {
  line: number;
  fields: Readonly<Record<string, Field>>;
  problems: readonly RowProblem[];
};

/** One row in the columns of the import. `problems`: what was wrong before its cells were looked at. */
export type FileRow = { line: number; cells: Cells; problems: readonly RowProblem[] };

/** What makes a whole file unusable; the sentence is `import.file.<code>`. */
export type FileProblem = {
  ok: false;
  code: FileProblemCode;
  values: Readonly<Record<string, string | number>>;
};

export type FileProblemCode =
  | 'empty'
  | 'notText'
  | 'quotes'
  | 'json'
  | 'notList'
  | 'noRows'
  | 'rowsMany'
  | 'columnsMany'
  | 'columnTwice'
  | 'columnMissing'
  | 'columnUnknown';

export type FileRead = { ok: true; columns: readonly string[]; rows: readonly RawRow[] } | FileProblem;

/** In: a code and its values. Out: the problem. */
export function fileProblem(code: FileProblemCode, values: FileProblem['values'] = {}): FileProblem {
  return { ok: false, code, values };
}
