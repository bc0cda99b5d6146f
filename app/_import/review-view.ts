import type { Say } from '@/app/_components/catalogue/types';
import type { ReviewRow } from '@/app/_components/import/review-rows';
import { deskSay } from '@/app/_desk/desk-say';
import { attributeRows, differenceRows } from '@/app/_desk/rows';
import { queryNumber } from '@/app/_shell/query-number';
import type { Context } from '@/lib/data/context';
import { getImport, type ImportRow, type ImportView, ROWS_A_PAGE } from '@/lib/data/offerings/import/get';
import { IMPORT_OUTCOMES, type ImportOutcome } from '@/lib/domain/people';
import type { Translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { problemText } from './import-problems';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** In the order in which they are looked at. */
const SHOWN: readonly ImportOutcome[] = ['refused', 'change', 'create', 'unchanged'];

/** What a file would do, or has done: how many rows of each kind, and a page of one kind. */
export async function reviewView(context: Context, id: string, query: Query) {
  const asked = IMPORT_OUTCOMES.find((one) => one === query.show);
  const page = Math.max(1, Math.trunc(queryNumber(query.page, 1)));
  const first = await getImport(context, id, { outcome: asked ?? 'refused', page });
  const outcome = asked ?? SHOWN.find((one) => (first.counts[one] ?? 0) > 0) ?? 'unchanged';
  const view = outcome === 'refused' || asked ? first : await getImport(context, id, { outcome, page });
  const { say } = await deskSay(context, { institution: view.institution, country: null });
  const { t } = say;
  const count = (one: ImportOutcome) => view.counts[one] ?? 0;
  const { written = 0, overtaken = 0 } = view.done;
  const left = count('create') + count('change') - written - overtaken;
  const isDone = written + overtaken > 0;
  return {
    t,
    id,
    outcome,
    title: t(isDone && left === 0 ? 'import.review.doneTitle' : 'import.review.title'),
    done: isDone ? doneLines(t, { written, overtaken }) : [],
    total: t('import.review.rows', { count: IMPORT_OUTCOMES.reduce((sum, one) => sum + count(one), 0) }),
    kinds: SHOWN.map((one) => ({
      outcome: one,
      label: t(`import.review.${one}`, { count: count(one) }),
      href: count(one) > 0 ? paths.importReview(id, { show: one }) : null,
    })),
    hasRefused: count('refused') > 0,
    go: left > 0 ? t(isDone ? 'import.review.goOn' : 'import.review.go', { count: left }) : null,
    nothing: left === 0 && !isDone ? t('import.review.nothing') : null,
    kept: t('import.review.kept', { when: formatMoment(t.locale, view.expiresAt) }),
    rows: view.rows.map((row) => rowView(say, row)),
    pager: { page, pages: Math.ceil(count(outcome) / ROWS_A_PAGE), href: pageOf(id, outcome) },
  };
}

function doneLines(t: Translator, { written, overtaken }: { written: number; overtaken: number }) {
  return [
    t('import.review.written', { count: written }),
    ...(overtaken > 0 ? [t('import.review.left', { count: overtaken })] : []),
  ];
}

function pageOf(id: string, outcome: ImportOutcome) {
  return (page: number) => paths.importReview(id, { show: outcome, page });
}

function rowView(say: Say, row: ImportRow): ReviewRow {
  const { t } = say;
  const { before, after, unsaid, offering, done, cells } = row;
  const content = after ?? before;
  const given = cells[`name_${t.locale}`] || cells.id;
  const name = content?.text.name[t.locale] || given || t('import.review.unnamed');
  const isChange = row.outcome === 'change' && before !== null && after !== null;
  return {
    key: String(row.number),
    name,
    line: t('import.review.line', { line: row.line }),
    note: noteOf(t, row),
    draft: done === 'written' && offering ? paths.deskOffering(offering) : null,
    // What a draft says by now is on its own page.
    differences:
      isChange && done === null ? differenceRows(say, before, after, { before: unsaid, after: [] }) : [],
    caption: t('import.review.differences', { name }),
    says: row.outcome === 'create' && after && done === null ? told(say, after) : [],
    problems: row.problems.map((problem) => problemText(t, problem)),
  };
}

/** Only what says something. */
function told(say: Say, content: NonNullable<ImportView['rows'][number]['after']>) {
  const nothing = say.t('desk.nothing');
  return attributeRows(say, content).filter(({ lines }) => lines.join() !== nothing);
}

function noteOf(t: Translator, { done, overtaken }: ImportRow): string | null {
  if (done === 'written') return t('import.review.doneWritten');
  if (done === 'overtaken') return t('import.review.doneOvertaken');
  return overtaken ? t('import.review.overtaken') : null;
}
