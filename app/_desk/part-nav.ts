import { isMessageKey } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { attributeOfColumn } from '@/lib/schemas/offering-import';
import { EDIT_PAGES, type EditPage, pageOfColumn } from '@/lib/schemas/offering-parts';
import type { DeskView } from './offering-view';
import { editPath } from './typed-steps';

/** The pages of an offering, with what is to be done on each. */
export function partNav(
  { desk, unsaid, say: { t } }: DeskView,
  here: EditPage,
  unsaved: ReadonlySet<string>,
) {
  return {
    label: t('desk.part.nav'),
    links: [
      ...EDIT_PAGES.map((page) => ({
        href: editPath(desk.id, page),
        label: t(`desk.part.${page}.link`),
        isHere: page === here,
        notes: [
          ...(unsaid.some((column) => pageOfColumn(column) === page) ? [t('desk.part.toFill')] : []),
          ...(unsaved.has(page) ? [t('desk.part.unsaved')] : []),
        ],
      })),
      { href: paths.offeringRule(desk.id), label: t('desk.part.rule'), isHere: false, notes: [] },
    ],
  };
}

/** What is not said yet, by the page on which one says it. */
export function unsaidParts({ desk, unsaid, say: { t } }: DeskView) {
  return EDIT_PAGES.map((page) => ({
    href: editPath(desk.id, page),
    label: t(`desk.part.${page}.link`),
    missing: [...new Set(unsaid.filter((column) => pageOfColumn(column) === page).map(nameOf))],
  })).filter(({ missing }) => missing.length > 0);

  function nameOf(column: string): string {
    const attribute = attributeOfColumn(column);
    const [words, fact] = [`desk.words.${attribute}`, `desk.fact.${attribute}`];
    if (isMessageKey(words)) return t(words);
    return isMessageKey(fact) ? t(fact) : column;
  }
}
