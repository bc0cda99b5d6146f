import { COLUMNS, type Column, NEEDED } from './columns';
import { type Cells, tidy } from './row';
import { type StoredOffering, valueAt, withValue } from './stored';

/**
 * Of what nobody has said, nothing is stored. To show an offering that is being written, something stands in for what must
 * be said before it is published: one of these, else what an empty cell of a file means.
 */
const STAND_INS: Readonly<Record<string, unknown>> = {
  ...{ summary_en: '', summary_es: '', conditions_en: [], conditions_es: [], how_en: '', how_es: '' },
  ...{ price_usd: 0, modality: 'onsite', languages: ['other'], learning_form: ['class'] },
  ...{ hours_month: 1, months: 1, seats: 0, intake: 'closed' },
};

/** In: an offering as it stands in a row. Out: the columns of which nothing is said yet, in the order of the file. */
export function unsaidIn(stored: StoredOffering): readonly string[] {
  return unsaidColumns(stored).map(({ name }) => name);
}

/** In: an offering as it stands in a row. Out: the same with something in the place of all that is not said yet. */
export function filledUp(stored: StoredOffering): StoredOffering {
  const place = valueAt(stored, ['definition', 'place']);
  const countries = typeof place === 'string' ? [place.slice(0, 2)] : [];
  const standIns: Readonly<Record<string, unknown>> = { ...STAND_INS, countries };
  let filled = stored;
  for (const { name, at, empty } of unsaidColumns(stored)) {
    const standIn = empty === NEEDED ? standIns[name] : empty;
    if (standIn !== undefined) filled = { ...filled, ...withValue(filled, at, standIn) };
  }
  return filled;
}

/** In: an offering that is being written, and cells. Out: the same with what empty cells mean where nothing was said. */
export function withEmptyCells(stored: StoredOffering, cells: Cells): StoredOffering {
  let said = stored;
  for (const { name, at, empty } of unsaidColumns(stored))
    if (empty !== NEEDED && tidy(cells[name] ?? '-') === '')
      said = { ...said, ...withValue(said, at, empty) };
  return said;
}

function unsaidColumns(stored: StoredOffering): readonly Column[] {
  return COLUMNS.filter(({ at }) => valueAt(stored, at) === undefined && !isOfNamedSteps(at, stored));
}

/** Where steps of one kind are named, there are none of the other. */
function isOfNamedSteps([, name]: readonly string[], { definition }: StoredOffering): boolean {
  return name === 'requires' && definition.requires !== undefined;
}

/** In: the name of a column. Out: what it says, by the name of an attribute: `name.en`, `priceUsd`. */
export function attributeOfColumn(name: string): string {
  const { at = [] } = COLUMNS.find((column) => column.name === name) ?? {};
  const [kind, first = '', second = ''] = at;
  if (kind === 'text') return `${first}.${second}`;
  return first.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
