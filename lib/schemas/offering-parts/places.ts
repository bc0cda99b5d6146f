import { canonicalJson } from '../../domain/canonical-json';
import type { FormFields } from '../fields';

export const PLACE_PICKER = 'place.';
export const SECTOR_PICKER = 'sector.';
/** Whether it is for every activity, or for those that are chosen. */
export const WHICH_SECTORS = `${SECTOR_PICKER}which`;
/** The pickers of a form, by what the names of their fields begin with. */
export const PICKERS = [PLACE_PICKER, SECTOR_PICKER] as const;
const PICK = 'pick.';

/** Countries with the codes of their parts; of many countries no parts are listed. */
export type PartsOfCountry = (country: string) => readonly string[];

/** In: a form with several pickers, and which one. Out: its own fields, named as of one that stands alone. */
export function ofPicker(fields: FormFields, picker: string): FormFields {
  const own = Object.entries(fields).filter(([name]) => name.startsWith(picker));
  return Object.fromEntries(own.map(([name, values]) => [name.slice(picker.length), values]));
}

/** In: a form. Out: the same without the codes of pickers that nothing is said of. */
export function withoutUnpicked(fields: FormFields): FormFields {
  const said = Object.entries(fields).filter(
    ([name, [first = '']]) => first !== '' || !/^(place|sector)\.pick\./.test(name),
  );
  return Object.fromEntries(said);
}

/** In: the fields of a picker. Out: the codes that are in and those that are left out. */
export function picked(fields: FormFields): { within: readonly string[]; except: readonly string[] } {
  const said = (state: string) =>
    Object.keys(fields)
      .filter((name) => name.startsWith(PICK) && fields[name]?.[0] === state)
      .map((name) => name.slice(PICK.length))
      .toSorted();
  return { within: said('in'), except: said('out') };
}

type Places = { countries: readonly string[]; subdivisions: readonly string[] };

const WAS = 'was';
const WHOLE = 'whole';

/**
 * In: the fields of the picker of places. Out: the countries, and of countries that are not meant as a whole the regions;
 * none where all are. Null where a country without listed regions stands beside regions of others. While nothing else is
 * chosen, the places are those that the form was drawn from: not all that a file can say has a place of its own in it.
 */
export function placesOf(fields: FormFields, partsOf: PartsOfCountry): Places | null {
  const was = placesDrawn(fields);
  const drawn = isPickerOfWholes(fields) ? wholes(was) : fieldsOfPlaces(was, partsOf);
  const now = picked(fields);
  return canonicalJson(picked(drawn)) === canonicalJson(now) ? was : pickedPlaces(now, partsOf);
}

function pickedPlaces({ within, except }: ReturnType<typeof picked>, partsOf: PartsOfCountry): Places | null {
  const whole = within.filter((code) => !code.includes('-') && !except.includes(code));
  const parts = within.filter((code) => code.includes('-') && !except.includes(code));
  const countries = [...new Set([...whole, ...parts.map(countryOf)])];
  const hasParts = parts.some((code) => !whole.includes(countryOf(code)));
  const hasGaps = except.some((code) => whole.includes(countryOf(code)));
  if (!hasParts && !hasGaps) return { countries, subdivisions: [] };
  if (whole.some((country) => partsOf(country).length === 0)) return null;
  const ofWhole = whole.flatMap((country) => partsOf(country).filter((code) => !except.includes(code)));
  return { countries, subdivisions: [...new Set([...ofWhole, ...parts])] };
}

/** In: the fields of the picker of places. Out: whether it is one of whole countries. */
export function isPickerOfWholes(fields: FormFields): boolean {
  return fields[WHOLE]?.[0] === 'yes';
}

/** In: the fields of the picker of places. Out: the regions that it was drawn from, which do not count in one of whole countries. */
export function idleRegions(fields: FormFields): readonly string[] {
  return placesDrawn(fields).subdivisions;
}

/** In: the fields of a picker. Out: those that go with the form unseen. */
export function unseenOf(fields: FormFields): FormFields {
  return { [WAS]: fields[WAS] ?? [], [WHOLE]: fields[WHOLE] ?? [] };
}

/**
 * In: where an offering is, and whether one takes part from afar: then a firm may be anywhere in its countries, and no
 * region is asked for. Out: the picker of its places, with what it was drawn from.
 */
export function placePicker(places: Places, partsOf: PartsOfCountry, isOnline: boolean): FormFields {
  // In one value: of thousands of regions, each its own would be more than a form may hold.
  const was = { [WAS]: [[...places.countries, ...places.subdivisions].join(' ')] };
  return isOnline
    ? { ...wholes(places), ...was, [WHOLE]: ['yes'] }
    : { ...fieldsOfPlaces(places, partsOf), ...was };
}

function wholes({ countries }: Places): FormFields {
  return pickedAs(countries, 'in');
}

function placesDrawn(fields: FormFields): Places {
  const codes = (fields[WAS] ?? []).flatMap((text) => text.split(' ')).filter((code) => code !== '');
  return {
    countries: codes.filter((code) => !code.includes('-')),
    subdivisions: codes.filter((code) => code.includes('-')),
  };
}

/** The other way round: where most of a country is meant, the whole of it with what is left out. */
function fieldsOfPlaces({ countries, subdivisions }: Places, partsOf: PartsOfCountry): FormFields {
  if (subdivisions.length === 0) return pickedAs(countries, 'in');
  const fields = countries.map((country) => {
    const parts = partsOf(country);
    const named = subdivisions.filter((code) => countryOf(code) === country);
    const isMost = named.length * 2 > parts.length && named.every((code) => parts.includes(code));
    if (!isMost) return pickedAs(named, 'in');
    const left = parts.filter((code) => !named.includes(code));
    return { ...pickedAs([country], 'in'), ...pickedAs(left, 'out') };
  });
  return Object.assign({}, ...fields);
}

export function pickedAs(codes: readonly string[], state: 'in' | 'out'): FormFields {
  return Object.fromEntries(codes.map((code) => [`${PICK}${code}`, [state]]));
}

function countryOf(code: string): string {
  return code.slice(0, 2);
}
