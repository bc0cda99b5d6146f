import { COLUMNS, type Column, NEEDED } from './columns';
import { type StoredOffering, valueAt, withValue } from './stored';

/**
 * Of what nobody has said, nothing is stored. To show an offering that is being written, each stands in for what must be
 * said before it is published.
 */
const STAND_INS: Readonly<Record<string, unknown>> = {
  ...{ summary_en: '', summary_es: '', conditions_en: [], conditions_es: [], how_en: '', how_es: '' },
  ...{ price_usd: 0, modality: 'onsite', languages: ['other'], learning_form: ['class'] },
  ...{ hours_month: 1, months: 1, seats: 0, intake: 'closed', targets: {} },
  ...{ knowledge_what: 0, knowledge_how: 0, knowledge_why: 0 },
};

const MUST_BE_SAID = new Set([...Object.keys(STAND_INS), 'countries']);

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
  for (const { name, at } of unsaidColumns(stored))
    filled = { ...filled, ...withValue(filled, at, standIns[name]) };
  return filled;
}

function unsaidColumns(stored: StoredOffering): readonly Column[] {
  return COLUMNS.filter(({ name, at }) => MUST_BE_SAID.has(name) && valueAt(stored, at) === undefined);
}

/** In: the name of a column. Out: what it says, by the name of an attribute: `name.en`, `priceUsd`. */
export function attributeOfColumn(name: string): string {
  const { at = [] } = COLUMNS.find((column) => column.name === name) ?? {};
  const [kind, first = '', second = ''] = at;
  if (kind === 'text') return `${first}.${second}`;
  return first.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a new offering says before anybody writes: all that may be empty is, and the rest is not there. */
export function beginning(blank: StoredOffering): StoredOffering {
  let begun = blank;
  for (const { name, at, empty } of COLUMNS)
    if (empty !== NEEDED && !MUST_BE_SAID.has(name)) begun = { ...begun, ...withValue(begun, at, empty) };
  return begun;
}
