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

/** What two versions say differently, in words; `unsaid`: of which the first says nothing yet. */
export function differenceRows(
  say: Say,
  before: OfferingContent,
  after: OfferingContent,
  unsaid: readonly string[] = [],
): readonly DifferenceRow[] {
  const open = new Set(unsaid.map(attributeOfColumn));
  return differences(before, after).map((attribute) => ({
    key: keyOf(attribute),
    name: attributeName(say.t, attribute),
    before: open.has(keyOf(attribute)) ? [say.t('desk.unsaid')] : attributeLines(say, before, attribute),
    after: attributeLines(say, after, attribute),
  }));
}

function keyOf(attribute: OfferingAttribute): string {
  return attribute.kind === 'words' ? `${attribute.name}.${attribute.locale}` : attribute.name;
}
