import type { ScreenContext } from '../../schemas/screen';
import { catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import type { DiagnosticState } from '../diagnostics/state';
import { reading } from '../reading';
import { type ReferenceLists, referenceLists } from './lists';
import { versionsOn } from './versions';

type Codes = Omit<ScreenContext, 'form' | 'sheet'>;

const codesOfEdition = new WeakMap<ReferenceLists, Omit<Codes, 'institutions'>>();

/** What the answers of one diagnostic are checked against. */
export async function screenContext(
  ctx: Context,
  { answers: sheet, form }: Pick<DiagnosticState, 'answers' | 'form'>,
): Promise<ScreenContext> {
  const versions = await versionsOn(ctx.db, ctx.today);
  const lists = await referenceLists(ctx.db, versions.reference);
  const catalogue = await catalogueAt(ctx.db, versions.catalogue);
  const codes = codesOfEdition.get(lists) ?? codesOf(lists);
  codesOfEdition.set(lists, codes);
  return { ...codes, institutions: catalogue.institutionIds, sheet, form };
}

/** The same for a page that says in words what was typed. */
export const getScreenContext = reading('reference.read', screenContext);

function codesOf({
  countries,
  subdivisions,
  activities,
  standards,
}: ReferenceLists): Omit<Codes, 'institutions'> {
  return {
    countries: new Set(countries.keys()),
    subdivisions: new Set(subdivisions.keys()),
    activities: new Set(
      [...activities.values()].filter(({ level }) => level !== 'section').map(({ code }) => code),
    ),
    standards: new Set(standards.items.map(({ id }) => id)),
    checklists: Object.fromEntries(
      Object.entries(standards.lines).map(([list, lines]) => [list, lines.length]),
    ),
  };
}
