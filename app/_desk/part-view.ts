import { readOffering } from '@/lib/data/catalogue/revision';
import type { Context } from '@/lib/data/context';
import { codesOf } from '@/lib/data/offerings/import/lists';
import { latestOf, storedOf } from '@/lib/data/offerings/load';
import { placesByCountry } from '@/lib/data/reference/places-by-country';
import { formatList } from '@/lib/messages/format';
import { posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { filledUp, unsaidIn } from '@/lib/schemas/offering-import';
import {
  formOfPart,
  idleRegions,
  isPickerOfWholes,
  itemsIn,
  type ListName,
  mistakesOf,
  type OfferingPart,
  ofPicker,
  PLACE_PICKER,
  readPartCells,
  readPartForm,
  SECTOR_PICKER,
  unseenOf,
} from '@/lib/schemas/offering-parts';
import { pickRows } from './code-picker';
import { drawnEdit, savedBy } from './drawn-edit';
import { type DeskView, deskView } from './offering-view';
import { partNav } from './part-nav';
import { itemWords, partOptions } from './part-options';
import { differenceRows } from './rows';

type Query = Readonly<Record<string, string | string[] | undefined>>;

export type PartView = NonNullable<Awaited<ReturnType<typeof partView>>>;

/** The form of one part of an offering, as the form of its texts. Null where the offering cannot be read. */
export async function partView(
  context: Context,
  { id, part, query }: { id: string; part: OfferingPart; query: Query },
) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const action = posts.savePart(id, part);
  const partsOf = placesByCountry(view.lists);
  const mistakesIn = (fields: FormFields) => readTyped(view, { part, fields }).mistakes;
  const asked = { page: part, action, query, mistakesIn };
  const { fields: typed, isStale, ...drawn } = await drawnEdit(context, view, asked);
  const fields = typed ?? formOfPart(part, storedOf(latestOf(view.desk)), partsOf);
  return {
    ...drawn,
    ...{ t: view.say.t, id, name: view.name, part, action, fields },
    conflict: isStale && typed ? conflictOf(view, { part, fields: typed }) : null,
    options: partOptions(view.say, view.lists, part),
    items: (list: ListName) =>
      itemsIn(fields, list).map((value) => ({ value, label: itemWords(view.say, list, value) })),
    pickers: part === 'for-whom' ? pickersOf(view, fields) : null,
    nav: partNav(view, part, drawn.pages),
  };
}

type Typed = { part: OfferingPart; fields: FormFields };

/** What is saved now beside what was typed. */
function conflictOf(view: DeskView, typed: Typed) {
  const by = savedBy(view);
  const { stored } = readTyped(view, typed);
  const yours = stored && readOffering(filledUp(stored));
  if (!view.latest || !yours) return { by, rows: [] };
  const unsaid = { before: view.unsaid, after: unsaidIn(stored) };
  return { by, rows: differenceRows(view.say, view.latest, yours, unsaid) };
}

/** The offering as a form wants it, or what is to be mended in that form. */
function readTyped({ desk, lists }: DeskView, { part, fields }: Typed) {
  const { cells, problems } = readPartForm(part, fields, placesByCountry(lists));
  if (problems.length > 0) return { stored: null, mistakes: problems };
  const read = readPartCells({ part, cells }, storedOf(latestOf(desk)), codesOf(lists));
  return read.ok
    ? { stored: read.stored, mistakes: [] }
    : { stored: null, mistakes: mistakesOf(read.problems) };
}

function pickersOf({ say: { t, names }, lists }: DeskView, fields: FormFields) {
  const say = { locale: t.locale, country: names.country };
  const of = (prefix: string, fact: string) => {
    const own = ofPicker(fields, prefix);
    return { ...pickRows(fact, own, lists, say), opened: own.opened ?? [], find: own.find?.[0] ?? '' };
  };
  const places = ofPicker(fields, PLACE_PICKER);
  const isOfWholes = isPickerOfWholes(places);
  const unseen = unseenOf(places);
  const idle = isOfWholes ? idleRegions(places).map(names.place) : [];
  return {
    place: {
      ...of(PLACE_PICKER, isOfWholes ? 'firm.country' : 'firm.subdivision'),
      ...{ isOfWholes, unseen },
      idle: idle.length > 0 ? t('desk.part.placesIdle', { places: formatList(t.locale, idle) }) : null,
    },
    sector: of(SECTOR_PICKER, 'firm.isic'),
  };
}
