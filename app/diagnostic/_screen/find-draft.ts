import type { Context } from '@/lib/data/context';
import { type DiagnosticState, getDiagnostic } from '@/lib/data/diagnostics/get';
import { DataError } from '@/lib/data/errors';

/** The visitor's diagnostic, or null where there is none: pages that work without one ask like this. */
export async function findDraft(context: Context): Promise<DiagnosticState | null> {
  try {
    return await getDiagnostic(context);
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_found') return null;
    throw error;
  }
}
