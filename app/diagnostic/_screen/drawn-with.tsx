import { markOf } from '@/lib/data/diagnostics/drawn-with';

/** The field that says which answers a form was drawn with; without a value: with none. */
export const DRAFT = 'draft';

/** Stands in each form about the answers that a browser holds: in another window, these may become others. */
export function DrawnWith({ draft }: { draft: { id: string } | null }) {
  return <input type="hidden" name={DRAFT} value={draft ? markOf(draft.id) : ''} />;
}
