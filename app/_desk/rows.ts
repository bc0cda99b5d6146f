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
    lines: linesOf(say, { content, open }, attribute),
  }));
}

type Unsaid = Readonly<Record<'before' | 'after', readonly string[]>>;
type Version = { content: OfferingContent; open: ReadonlySet<string> };

/** What two versions say differently, in words; `unsaid`: columns of which each says nothing yet. */
export function differenceRows(
  say: Say,
  before: OfferingContent,
  after: OfferingContent,
  unsaid: Unsaid = { before: [], after: [] },
): readonly DifferenceRow[] {
  const was: Version = { content: before, open: new Set(unsaid.before.map(attributeOfColumn)) };
  const is: Version = { content: after, open: new Set(unsaid.after.map(attributeOfColumn)) };
  const differing = new Set(differences(before, after).map(keyOf));
  // What stands in for an attribute that is not said yet may be the same as what is said of it.
  const isTold = (key: string) =>
    was.open.has(key) !== is.open.has(key) || (differing.has(key) && !was.open.has(key));
  return OFFERING_ATTRIBUTES.filter((attribute) => isTold(keyOf(attribute))).map((attribute) => ({
    key: keyOf(attribute),
    name: attributeName(say.t, attribute),
    before: linesOf(say, was, attribute),
    after: linesOf(say, is, attribute),
  }));
}

function linesOf(say: Say, { content, open }: Version, attribute: OfferingAttribute): readonly string[] {
  return open.has(keyOf(attribute)) ? [say.t('desk.unsaid')] : attributeLines(say, content, attribute);
}

function keyOf(attribute: OfferingAttribute): string {
  return attribute.kind === 'words' ? `${attribute.name}.${attribute.locale}` : attribute.name;
}
