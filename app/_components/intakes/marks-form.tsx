import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';

export type MarksRow = {
  number: number;
  firm: string;
  /** Marks that the form was drawn from. */
  was: string;
  /** Said where somebody has saved others meanwhile. */
  saved: string | null;
  fields: readonly { name: string; label: string; value: string; error: string | undefined }[];
};

/** Marks of every firm that takes part, a group of fields each. */
export function MarksForm({ action, go, rows }: { action: string; go: string; rows: readonly MarksRow[] }) {
  return (
    <PostForm action={action} noValidate>
      {rows.map(({ number, firm, was, saved, fields }) => (
        <fieldset className="field" key={number}>
          <legend className="q">{firm}</legend>
          <input type="hidden" name={`was.${number}`} value={was} />
          {saved && <p className="note">{saved}</p>}
          {fields.map((field) => (
            <PlainField key={field.name} {...field} />
          ))}
        </fieldset>
      ))}
      <p className="actions">
        <button type="submit" className="btn">
          {go}
        </button>
      </p>
    </PostForm>
  );
}
