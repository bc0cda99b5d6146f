import type { DeskView } from './offering-view';
import { differenceRows } from './rows';

type Asked = string | string[] | undefined;

/** Value of the draft in the lists of versions. */
const DRAFT = 'draft';

/** Two versions side by side: those asked for, else the last two. */
export function compareView({ desk, say }: DeskView, { from, to }: { from: Asked; to: Asked }) {
  const { t } = say;
  const published = desk.versions.map(({ version, content }) => ({
    value: String(version),
    label: t('desk.list.version', { version }),
    content,
  }));
  const draft = desk.draft
    ? [{ value: DRAFT, label: t('desk.compare.draft'), content: desk.draft.content }]
    : [];
  const all = [...published, ...draft];
  const after = all.find(({ value }) => value === to) ?? all.at(-1);
  const before = all.find(({ value }) => value === from) ?? all.at(-2) ?? after;
  return {
    options: all.map(({ value, label }) => ({ value, label })),
    from: before?.value ?? '',
    to: after?.value ?? '',
    before: before?.label ?? '',
    after: after?.label ?? '',
    rows: before?.content && after?.content ? differenceRows(say, before.content, after.content) : [],
  };
}
