import { markOf } from '@/lib/data/diagnostics/drawn-with';

/** The field that says which answers a form was drawn with; without a value: with none. */
export const DRAFT = 'draft';

/**
 * Stands in each form about the answers that a browser holds: in another window, these may become others. `isKept`: they
 * stand in an account.
 */
export function DrawnWith({ draft, isKept }: { draft: { id: string } | null; isKept: boolean }) {
  const mark = draft ? markOf(draft.id, isKept ? 'account' : 'visitor') : '';
  return <input type="hidden" name={DRAFT} value={mark} />;
}
