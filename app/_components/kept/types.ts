import type { StatusKind } from '../status';

type Standing = { is: StatusKind; text: string };

/** An offering that the firm keeps, all in words. */
export type SavedRow = {
  id: string;
  /** Id of the field of its note. */
  noteId: string;
  name: string;
  /** Null where there is no page of it any more. */
  href: string | null;
  since: string;
  /** Null where there is no result. */
  now: Standing | null;
  /** Null where it stands as it did, or was not known then. */
  before: Standing | null;
  changes: readonly string[];
  note: string;
  error: string | undefined;
};

/** What a notice says, and where it leads. */
export type NoticeRow = {
  id: string;
  offer: string;
  text: string;
  at: string;
  isNew: boolean;
  links: readonly { href: string; text: string }[];
};
