import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { MAPPINGS } from '@/lib/interchange/offerings';
import { translator } from '@/lib/messages';
import { formatNumber } from '@/lib/messages/format';
import { posts } from '@/lib/paths';
import { IMPORT_ROWS } from '@/lib/schemas/limits';
import { columnRows } from './columns-view';
import { fileText, MEGABYTES } from './import-problems';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The page from which a file is sent: as it is first opened, or with why the last file could not be read. */
export async function uploadView(context: Context, query: Query) {
  const t = translator(context.locale ?? 'en');
  const typed = await typedAgain(context, posts.checkImport(), query);
  const value = (name: string) => typed?.fields[name]?.[0] ?? '';
  const code = typed?.errors[0]?.code;
  return {
    t,
    error:
      code === undefined
        ? undefined
        : fileText(t, code, { line: value('line'), column: value('column'), count: value('count') }),
    form: value('form'),
    help: t('import.fileHelp', { rows: formatNumber(t.locale, IMPORT_ROWS), megabytes: MEGABYTES }),
    forms: [
      { value: '', label: t('import.form.own') },
      ...MAPPINGS.map(({ form, title }) => ({ value: form, label: title[t.locale] })),
    ],
    notes: MAPPINGS.map(({ title, note }) => ({ title: title[t.locale], note: note[t.locale] })),
    columns: columnRows(t),
  };
}
