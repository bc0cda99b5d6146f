import { COLUMNS, type Column } from '../offering-import';

/** Parts of an offering that have a page of their own at the desk, in the order in which they are told. */
export const OFFERING_PARTS = ['for-whom', 'works-on', 'knowledge', 'costs', 'steps'] as const;
/** One such part, by its name in the address. */
export type OfferingPart = (typeof OFFERING_PARTS)[number];
/** The first page with the texts, and those parts. */
export const EDIT_PAGES = ['main', ...OFFERING_PARTS] as const;
export type EditPage = (typeof EDIT_PAGES)[number];

const NAMES: Readonly<Record<OfferingPart, readonly string[]>> = {
  'for-whom': ['countries', 'subdivisions', 'sectors', 'size_classes'],
  'works-on': ['type', 'targets', 'min_ac', 'upgrading_kind', 'generic'],
  knowledge: [
    ...['knowledge_what', 'knowledge_how', 'knowledge_why', 'nature', 'practice_share', 'follow_up'],
    ...['channel', 'communities', 'source_international'],
  ],
  costs: ['membership', 'membership_fee_usd', 'waiver'],
  steps: ['requires_all', 'requires_any', 'gives'],
};

/** Of an offering that one takes part in from afar, no regions are asked for. */
const DRAWN_BY: Readonly<Partial<Record<EditPage, readonly string[]>>> = { 'for-whom': ['modality'] };

/** In: a part. Out: what it says, as the columns of a file say it. */
export function columnsOfPart(part: OfferingPart): readonly Column[] {
  return COLUMNS.filter(({ name }) => NAMES[part].includes(name));
}

/** In: the name of a column. Out: the page on which it is changed. */
export function pageOfColumn(name: string): EditPage {
  return OFFERING_PARTS.find((part) => NAMES[part].includes(name)) ?? 'main';
}

/** In: a page. Out: the columns that it changes, and those that it is drawn by. */
export function columnsBehind(page: EditPage): readonly Column[] {
  return COLUMNS.filter(({ name }) => pageOfColumn(name) === page || DRAWN_BY[page]?.includes(name));
}

/** In: a part of an address. Out: the part of an offering that it names; null for none. */
export function readPart(text: string | undefined): OfferingPart | null {
  return OFFERING_PARTS.find((part) => part === text) ?? null;
}
