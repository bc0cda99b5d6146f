import type { FormFields } from '@/lib/schemas/fields';
import type { ListName, OfferingPart } from '@/lib/schemas/offering-parts';
import type { PickRow } from './code-picker';
import type { EditFrameView } from './edit-frame';

type Picker = { rows: readonly PickRow[]; foundNone: boolean; opened: readonly string[]; find: string };

/** What the form of one part of an offering is drawn from. */
export type PartFormView = EditFrameView & {
  part: OfferingPart;
  fields: FormFields;
  errors: readonly { field: string; text: string }[];
  options: Readonly<Record<string, readonly { value: string; label: string }[]>>;
  items: (list: ListName) => readonly { value: string; label: string }[];
  pickers: { place: Picker; sector: Picker } | null;
};
