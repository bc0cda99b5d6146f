import { PlainField } from '../forms/plain-field';
import { PostForm } from '../forms/post-form';
import { HiddenFields } from './hidden-fields';

export type ScheduleFormView = {
  title: string;
  text: string;
  /** The day that is set already; null where there is none. */
  replaces: string | null;
  action: string;
  hidden: Readonly<Record<string, string>>;
  day: { label: string; hint: string; value: string; error: string | undefined };
  go: string;
};

/** A day on which a step is to be taken, instead of now. */
export function ScheduleForm({ title, text, replaces, action, hidden, day, go }: ScheduleFormView) {
  return (
    <section aria-labelledby="later">
      <h2 id="later">{title}</h2>
      <p>{text}</p>
      {replaces && <p className="note">{replaces}</p>}
      <PostForm action={action} noValidate>
        <HiddenFields of={hidden} />
        <PlainField name="day" {...day} />
        <p className="actions">
          <button type="submit" className="quiet">
            {go}
          </button>
        </p>
      </PostForm>
    </section>
  );
}
