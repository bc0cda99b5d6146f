import { z } from 'zod';
import { CELL_LENGTH, IMPORT_ROWS } from '../limits';
import { IMPORT_PROBLEMS } from './shapes';

const problem = z.strictObject({
  column: z.string().max(100),
  code: z.enum(IMPORT_PROBLEMS),
  found: z.string().max(200),
});
/** Rows of a file, in the columns of the import. */
export const CheckImportInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        line: z.int().min(1),
        cells: z.record(z.string().max(40), z.string().max(CELL_LENGTH)),
        problems: z.array(problem).max(100).readonly(),
      }),
    )
    .min(1)
    .max(IMPORT_ROWS)
    .readonly(),
});
export const RunImportInput = z.strictObject({ import: z.uuid() });
