import type { Say } from '@/app/_components/catalogue/types';
import type { AttributeRow, DifferenceRow } from '@/app/_components/desk/types';
import {
  differences,
  OFFERING_ATTRIBUTES,
  type OfferingAttribute,
  type OfferingContent,
} from '@/lib/domain/offerings';
import { attributeOfColumn } from '@/lib/schemas/offering-import';
import { attributeLines, attributeName } from './attribute-words';

/** Everything a version says, in words; `unsaid`: columns of which nothing is said yet. */
export function attributeRows(
  say: Say,
  content: OfferingContent,
  unsaid: readonly string[] = [],
): readonly AttributeRow[] {
  const open = new Set(unsaid.map(attributeOfColumn));
  return OFFERING_ATTRIBUTES.map((attribute) => ({
    key: keyOf(attribute),
    name: attributeName(say.t, attribute),
    lines: open.has(keyOf(attribute)) ? [say.t('desk.unsaid')] : attributeLines(say, content, attribute),
  }));
}

type Unsaid = Readonly<Record<'before' | 'after', readonly string[]>>;

/** What two versions say differently, in words; `unsaid`: columns of which each says nothing yet. */
export function differenceRows(
  say: Say,
  before: OfferingContent,
  after: OfferingContent,
  unsaid: Unsaid = { before: [], after: [] },
): readonly DifferenceRow[] {
  const differing = new Set(differences(before, after).map(keyOf));
  const said = {
    before: attributeRows(say, before, unsaid.before),
    after: attributeRows(say, after, unsaid.after),
  };
  const openBefore = new Set(unsaid.before.map(attributeOfColumn));
  const openAfter = new Set(unsaid.after.map(attributeOfColumn));
  return said.before.flatMap(({ key, name, lines }, place) => {
    const [was, is] = [openBefore.has(key), openAfter.has(key)];
    // What stands in for an attribute that is not said yet may be the same as what is said of it.
    if (was || is ? was === is : !differing.has(key)) return [];
    return [{ key, name, before: lines, after: said.after[place]?.lines ?? [] }];
  });
}

function keyOf(attribute: OfferingAttribute): string {
  return attribute.kind === 'words' ? `${attribute.name}.${attribute.locale}` : attribute.name;
}
