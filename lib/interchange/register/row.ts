import type { IsoDate } from '@/lib/domain/dates';
import { cutTo, type RecordProblem } from '../csv';
import type { Concordance } from './concordance';
import type { Header } from './header';
import type { RegisterMapping } from './mapping';
import { plain, type TextTable, textTable } from './text-table';

/** What a register says of one firm: sets of possible values, never a guess. */
export type RegisterFirm = {
  id: string;
  /** ISO 3166-2; null where the row does not say. */
  subdivision: string | null;
  /** Candidate ISIC Rev.4 codes; empty where the sector is not known. */
  isic: readonly string[];
  /** People, both ends included, `hi` null for no upper end; null where the row does not say. */
  employees: readonly [lo: number, hi: number | null] | null;
  /** Id of the band in the mapping; null where the row does not say. */
  band: string | null;
  /** Month of entry in the register, YYYY-MM. Not the age of the firm: many firms are older than their register. */
  listed: string | null;
};

/** What an accepted row leaves open; counted in the report, never a reason to refuse. */
export type RowNote = 'no_band' | 'no_state' | 'no_activity' | 'activity_not_mapped' | 'listed_unread';

export type RefusalCode =
  | RecordProblem
  | 'cell_count'
  | 'no_id'
  | 'id_twice'
  | 'unknown_band'
  | 'unknown_state'
  | 'unreadable_activity'
  | 'unknown_activity';

/** Why a row is refused; `column` is empty where the whole row is meant. */
export type Refusal = {
  code: RefusalCode;
  column: string;
  value: string;
  values: Readonly<Record<string, number>>;
};

export type RowResult =
  | { ok: true; firm: RegisterFirm; notes: readonly RowNote[] }
  | { ok: false; refusal: Refusal };

/** Tables of a mapping, built once for a run. */
export type RowReader = {
  header: Header;
  digits: number;
  bands: TextTable<RegisterMapping['bands'][number] | null>;
  states: TextTable<string>;
  listedFormats: readonly string[];
  /** Month of the run, YYYY-MM; nothing can have entered a register after it. */
  month: string;
  concordance: Concordance;
  /** Whether the codes of the concordance are all that there are. */
  listsActivities: boolean;
};

type Given = { mapping: RegisterMapping; header: Header; concordance: Concordance; asOf: IsoDate };

/** In: the mapping, the header of the file, the concordance and the day of the run. Out: what `readRow` needs. */
export function rowReader({ mapping, header, concordance, asOf }: Given): RowReader {
  return {
    header,
    digits: mapping.activity.digits,
    bands: textTable<RegisterMapping['bands'][number] | null>([
      ...mapping.bands.map((band) => ({ texts: band.texts, value: band })),
      { texts: mapping.bandUnknown, value: null },
    ]),
    states: textTable(mapping.states.map(({ code, texts }) => ({ texts, value: code }))),
    listedFormats: mapping.listedFormats,
    month: asOf.slice(0, 'YYYY-MM'.length),
    concordance,
    listsActivities: mapping.activity.codes !== null,
  };
}

/** In: the cells of one row. Out: the firm, or the first reason why the row cannot be read. */
export function readRow(reader: RowReader, cells: readonly string[]): RowResult {
  const { names, at } = reader.header;
  if (cells.length !== names.length)
    return refused('cell_count', '', '', { found: cells.length, expected: names.length });
  const cell = (index: number) => cells[index]?.trim() ?? '';
  const refuse = (code: RefusalCode, index: number) => refused(code, names[index] ?? '', cell(index));
  const id = cell(at.id);
  if (id === '') return refuse('no_id', at.id);
  const band = lookUp(reader.bands, cell(at.band));
  if (band === undefined) return refuse('unknown_band', at.band);
  const state = lookUp(reader.states, cell(at.state));
  if (state === undefined) return refuse('unknown_state', at.state);
  const activity = cell(at.activity);
  if (activity !== '' && !isCode(activity, reader.digits))
    return refused('unreadable_activity', names[at.activity] ?? '', activity, { digits: reader.digits });
  const candidates = reader.concordance.get(activity);
  if (activity !== '' && candidates === undefined && reader.listsActivities)
    return refuse('unknown_activity', at.activity);
  const isic = candidates ?? [];
  const listedText = at.listed === null ? '' : cell(at.listed);
  const month = readMonth(listedText, reader.listedFormats);
  const listed = month !== null && month <= reader.month ? month : null;
  const notes: RowNote[] = [
    ...(band === null ? (['no_band'] as const) : []),
    ...(state === null ? (['no_state'] as const) : []),
    ...(isic.length === 0 ? ([activity === '' ? 'no_activity' : 'activity_not_mapped'] as const) : []),
    ...(listedText !== '' && listed === null ? (['listed_unread'] as const) : []),
  ];
  const firm = {
    id,
    subdivision: state,
    isic,
    employees: band?.employees ?? null,
    band: band?.id ?? null,
    listed,
  };
  return { ok: true, firm, notes };
}

/** Characters of a cell or row that a person can look at. */
const SHOWN = 80;

/** In: a reason, its column and the cell. Out: the refusal, the cell cut to what a person can look at. */
export function refused(
  code: RefusalCode,
  column: string,
  value: string,
  values: Refusal['values'] = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, column, value: cutTo(value, SHOWN), values } };
}

/** undefined: not in the table. null: the row does not say. */
function lookUp<T>(table: TextTable<T>, text: string): T | null | undefined {
  return text === '' ? null : table.get(plain(text));
}

function isCode(text: string, digits: number): boolean {
  return text.length === digits && /^\d+$/.test(text);
}

/** In: a text and formats such as `YYYY_MM`. Out: `YYYY-MM`, or null if no format fits. */
export function readMonth(text: string, formats: readonly string[]): string | null {
  const found = /^(\d{4})(.?)(\d{2})$/.exec(text);
  if (!found || !formats.includes(`YYYY${found[2]}MM`)) return null;
  const month = Number(found[3]);
  return month >= 1 && month <= 12 ? `${found[1]}-${found[3]}` : null;
}
