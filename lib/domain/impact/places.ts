import type { CellMoves } from '../population';
import { LEAST_SHOWN } from '../suppression';
import { addRow, oneValue, type Rows, rowsOf } from './rows';

/** A country and the places in it that have rows; null is all others, and firms of which it is not known. */
export type CountryRows = { country: string | null; key: string; places: readonly PlaceRow[] };
/** A place with its row. */
export type PlaceRow = { place: string | null; key: string };

/** As many as one can still look through. */
const MOST = { countries: 8, places: 24 } as const;
const OTHERS = '';

/** In: firms by country and subdivision, and all rows. Adds the rows of places; out: which they are, the ones with most firms first. */
export function placeRows(cells: readonly CellMoves[], rows: Rows): readonly CountryRows[] {
  const byPlace = rowsOf(cells, ([country, place]) => {
    const [in_, at] = [oneValue(country), oneValue(place)];
    return in_ === null ? OTHERS : `${in_} ${at?.startsWith(`${in_}-`) ? at : OTHERS}`;
  });
  const byCountry: Rows = new Map();
  for (const [key, counts] of byPlace) addRow(byCountry, key.split(' ')[0] ?? OTHERS, counts);
  const countries = largest(byCountry, MOST.countries);
  const inCountry = [...byPlace].filter(([key]) => countries.includes(key.split(' ')[0] ?? OTHERS));
  const places = largest(new Map(inCountry.filter(([key]) => !key.endsWith(' '))), MOST.places);
  for (const [key, counts] of byCountry)
    addRow(rows, countryKey(countries.includes(key) ? key : OTHERS), counts);
  const shown = countries.map((country): CountryRows => {
    const own = places.filter((key) => key.startsWith(`${country} `));
    if (own.length === 0) return { country, key: countryKey(country), places: [] };
    for (const [key, counts] of inCountry)
      if (key.startsWith(`${country} `))
        addRow(rows, placeKey(own.includes(key) ? key : `${country} `), counts);
    const named = own.map((key) => ({ place: key.split(' ')[1] ?? null, key: placeKey(key) }));
    const rest = placeKey(`${country} `);
    return {
      country,
      key: countryKey(country),
      places: rows.has(rest) ? [...named, { place: null, key: rest }] : named,
    };
  });
  const others = countryKey(OTHERS);
  return rows.has(others) ? [...shown, { country: null, key: others, places: [] }] : shown;
}

/** Names of the rows with most firms, without those that would only be kept back. */
function largest(rows: Rows, most: number): readonly string[] {
  return [...rows]
    .filter(([key, { firms }]) => key !== OTHERS && firms >= LEAST_SHOWN)
    .toSorted(([a, one], [b, other]) => other.firms - one.firms || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key);
}

function countryKey(country: string): string {
  return `country:${country}`;
}

function placeKey(place: string): string {
  return `place:${place}`;
}
