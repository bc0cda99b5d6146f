export type ScheduledNoteView = {
  text: string;
  /** When on that day it happens, or why it does not. */
  more: string;
  isOff: boolean;
  action: string;
  scheduled: string;
  go: string;
};

/** What is to be done on a day, with the button that calls it off. */
export function ScheduledNote({ text, more, isOff, action, scheduled, go }: ScheduledNoteView) {
  return (
    <div className={isOff ? 'note warn' : 'note'}>
      <p>
        {text} {more}
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="scheduled" value={scheduled} />
        <p className="actions">
          <button type="submit" className="quiet">
            {go}
          </button>
        </p>
      </form>
    </div>
  );
}
