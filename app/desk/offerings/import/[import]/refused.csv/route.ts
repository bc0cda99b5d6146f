import { problemText } from '@/app/_import/import-problems';
import { fileRoute } from '@/app/_shell/file-route';
import { refusedOfImport } from '@/lib/data/offerings/import/get';
import { refusedCsv } from '@/lib/interchange/offerings';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** Refused rows with their reasons in words, to be mended and sent again. */
export const GET = fileRoute<{ import: string }>({
  file: 'refused-rows.csv',
  type: 'text/csv; charset=utf-8',
  page: (params) => paths.importReview(params.import),
  body: async (context, params) => {
    const t = translator(context.locale ?? 'en');
    const rows = (await refusedOfImport(context, params.import)).map(({ line, cells, problems }) => ({
      ...{ line, cells },
      why: problems
        .map((one) => problemText(t, one))
        .map(({ text, found }) => (found === null ? text : `${text} ${found}`))
        .join('\n'),
    }));
    return refusedCsv(rows, { line: t('import.refused.line'), why: t('import.refused.why') });
  },
});
