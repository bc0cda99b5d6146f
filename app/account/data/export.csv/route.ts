import { fileRoute } from '@/app/_shell/file-route';
import { exportOwn } from '@/lib/data/accounts/export-own';
import { paths } from '@/lib/paths';

export const GET = fileRoute({
  file: 'puente.csv',
  type: 'text/csv; charset=utf-8',
  page: paths.accountData,
  // With the mark that spreadsheets know the encoding by.
  body: async (context) => `\uFEFF${(await exportOwn(context)).csv}`,
});
