import type { FormFields } from '../fields';
import {
  type Cells,
  type Column,
  cellsOfOffering,
  itemsOf,
  listCell,
  type RowProblem,
  type StoredOffering,
} from '../offering-import';
import { readAmount } from '../whole-number';
import { emptyIn } from './cells';
import { columnsOfPart, type OfferingPart } from './columns';
import { itemsIn, LIST_FIELDS, type ListName, listNames, type PartProblem, withAdded } from './lists';
import {
  ofPicker,
  type PartsOfCountry,
  PLACE_PICKER,
  picked,
  pickedAs,
  placePicker,
  placesOf,
  SECTOR_PICKER,
  WHICH_SECTORS,
} from './places';

const ANY = '*';
const LISTED = new Set(['choices', 'codes', 'percents', 'levels']);

/** In: a part, an offering as it stands, and the regions there are. Out: the form that shows it. */
export function formOfPart(part: OfferingPart, stored: StoredOffering, partsOf: PartsOfCountry): FormFields {
  const cells = cellsOfOffering(stored);
  const fields = columnsOfPart(part).flatMap((column) => fieldsOfColumn(column, cells[column.name] ?? ''));
  if (part !== 'for-whom') return Object.fromEntries(fields);
  const listed = (name: string) => itemsOf(cells[name] ?? '');
  const places = { countries: listed('countries'), subdivisions: listed('subdivisions') };
  const said = listed('sectors');
  const sectors = said.filter((code) => code !== ANY);
  // Whatever stands beside it, it is for every activity.
  const which = said.includes(ANY) ? 'any' : sectors.length > 0 ? 'some' : '';
  return {
    ...Object.fromEntries(fields),
    ...prefixed(PLACE_PICKER, placePicker(places, partsOf, cells.modality === 'online')),
    ...prefixed(SECTOR_PICKER, pickedAs(sectors, 'in')),
    [WHICH_SECTORS]: [which],
  };
}

/** In: the name of a column. Out: the field of the form where one mends it. */
function fieldOfColumn(name: string): string {
  if (name === 'countries' || name === 'subdivisions') return `${PLACE_PICKER}find`;
  if (name === 'sectors') return `${SECTOR_PICKER}find`;
  return isList(name) ? `${name}.${LIST_FIELDS[name][0]}` : name;
}

/** In: what is wrong with cells. Out: the same of the fields of the form. */
export function mistakesOf(problems: readonly RowProblem[]): readonly PartProblem[] {
  return problems.map(({ column, code }) => ({ field: fieldOfColumn(column), code }));
}

const PICKED = ['countries', 'subdivisions', 'sectors'];

function fieldsOfColumn({ name, shape }: Column, cell: string): [string, readonly string[]][] {
  if (PICKED.includes(name)) return [];
  if (name === 'practice_share') return [[name, [percentOfShare(cell)]]];
  return [[name, LISTED.has(shape.kind) ? itemsOf(cell) : [cell]]];
}

type Read = { cells: Cells; problems: readonly PartProblem[] };

/** In: a part, its form as it was sent, and the regions there are. Out: what it says, as the cells of a file say it, and what is to be mended. */
export function readPartForm(part: OfferingPart, sent: FormFields, partsOf: PartsOfCountry): Read {
  const problems: PartProblem[] = [];
  const names = columnsOfPart(part).map(({ name }) => name);
  const lists = listNames().filter((list) => names.includes(list));
  let fields = sent;
  for (const list of lists) {
    const added = withAdded(fields, list, false);
    if (added.problem) problems.push(added.problem);
    fields = added.fields;
  }
  const cells = Object.fromEntries(
    columnsOfPart(part).map((column) => [column.name, cellOfColumn(column, fields)]),
  );
  // Where nobody can be a member, nobody pays for it.
  if (cells.membership === 'none' && cells.membership_fee_usd === '') cells.membership_fee_usd = '0';
  // What is not in a list yet for a mistake beside it is told there already.
  const isTold = (field: string) => problems.some((one) => listOf(one.field) === listOf(field));
  const found = [...partProblems(part, cells), ...emptyProblems(part, cells)];
  problems.push(...found.filter(({ field }) => !isTold(field)));
  if (part !== 'for-whom') return { cells, problems };
  const places = placesOf(ofPicker(fields, PLACE_PICKER), partsOf);
  if (!places) problems.push({ field: 'place.find', code: 'mixed' });
  const which = fields[WHICH_SECTORS]?.[0] ?? '';
  const sectors = which === 'any' ? [ANY] : picked(ofPicker(fields, SECTOR_PICKER)).within;
  if (sectors.length === 0)
    problems.push(
      which === 'some' ? { field: 'sector.find', code: 'choose' } : { field: WHICH_SECTORS, code: 'option' },
    );
  const { countries = [], subdivisions = [] } = places ?? {};
  if (places && countries.length === 0) problems.push({ field: 'place.find', code: 'choose' });
  return {
    cells: {
      ...cells,
      countries: listCell(countries),
      subdivisions: listCell(subdivisions),
      sectors: listCell(sectors),
    },
    problems,
  };
}

function cellOfColumn({ name, shape }: Column, fields: FormFields): string {
  if (isList(name)) return listCell(itemsIn(fields, name));
  const said = (fields[name] ?? []).map((text) => text.trim()).filter((text) => text !== '');
  if (name === 'practice_share') return shareOfPercent(said[0] ?? '');
  return LISTED.has(shape.kind) ? listCell(said) : (said[0] ?? '');
}

function listOf(field: string): string {
  return field.split('.')[0] ?? field;
}

function isList(name: string): name is ListName {
  return name in LIST_FIELDS;
}

/** What the form asks for besides what a file does: on a page one sees that nothing is said. */
function partProblems(part: OfferingPart, cells: Cells): readonly PartProblem[] {
  switch (part) {
    case 'works-on':
      return cells.targets === '' && cells.generic !== 'yes'
        ? [{ field: 'targets.what', code: 'targets' }]
        : [];
    case 'knowledge':
      return isShare(cells.practice_share) ? [] : [{ field: 'practice_share', code: 'percent' }];
    default:
      return [];
  }
}

const EMPTY_CODES: Readonly<Record<string, string>> = {
  ...{ flag: 'flag', choice: 'option', strength: 'option', whole: 'option', choices: 'choose' },
};

/** What nobody has said yet, nor now. */
function emptyProblems(part: OfferingPart, cells: Cells): readonly PartProblem[] {
  return emptyIn({ part, cells })
    .filter(({ name }) => !PICKED.includes(name))
    .map(({ name, shape }) => ({ field: name, code: EMPTY_CODES[shape.kind] ?? 'needed' }));
}

function percentOfShare(cell: string): string {
  const share = readAmount(cell);
  return share === null ? cell : String(Math.round(share * 100));
}

/** A whole percentage as a share of one; what is none stays as it is, for the message. */
function shareOfPercent(text: string): string {
  if (text === '') return '';
  const percent = readAmount(text.replace(/ ?%$/, ''));
  return percent !== null && Number.isInteger(percent) && percent <= 100 ? String(percent / 100) : `${text}%`;
}

function isShare(cell: string | undefined): boolean {
  return cell === '' || readAmount(cell ?? '') !== null;
}

function prefixed(picker: string, fields: FormFields): FormFields {
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [`${picker}${name}`, values]));
}
