import type { FormFields } from '@/lib/schemas/fields';
import type { ListName, OfferingPart } from '@/lib/schemas/offering-parts';
import type { PickRow } from './code-picker';
import type { EditFrameView } from './edit-frame';

type Picker = { rows: readonly PickRow[]; foundNone: boolean; opened: readonly string[]; find: string };
type PlacePicker = Picker & {
  /** Of whole countries alone. */
  isOfWholes: boolean;
  /** Which regions do not count now; null for none. */
  idle: string | null;
  /** Goes with the form. */
  unseen: FormFields;
};

/** What the form of one part of an offering is drawn from. */
export type PartFormView = EditFrameView & {
  part: OfferingPart;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  options: Readonly<Record<string, readonly { value: string; label: string }[]>>;
  items: (list: ListName) => readonly { value: string; label: string }[];
  pickers: { place: PlacePicker; sector: Picker } | null;
};
