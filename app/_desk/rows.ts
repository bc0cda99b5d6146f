import type { Say } from '@/app/_components/catalogue/types';
import type { AttributeRow, DifferenceRow } from '@/app/_components/desk/types';
import {
  differences,
  OFFERING_ATTRIBUTES,
  type OfferingAttribute,
  type OfferingContent,
} from '@/lib/domain/offerings';
import { attributeLines, attributeName } from './attribute-words';

/** Everything a version says, in words. */
export function attributeRows(say: Say, content: OfferingContent): readonly AttributeRow[] {
  return OFFERING_ATTRIBUTES.map((attribute) => ({
    key: keyOf(attribute),
    name: attributeName(say.t, attribute),
    lines: attributeLines(say, content, attribute),
  }));
}

/** What two versions say differently, in words. */
export function differenceRows(
  say: Say,
  before: OfferingContent,
  after: OfferingContent,
): readonly DifferenceRow[] {
  return differences(before, after).map((attribute) => ({
    key: keyOf(attribute),
    name: attributeName(say.t, attribute),
    before: attributeLines(say, before, attribute),
    after: attributeLines(say, after, attribute),
  }));
}

function keyOf(attribute: OfferingAttribute): string {
  return attribute.kind === 'words' ? `${attribute.name}.${attribute.locale}` : attribute.name;
}
