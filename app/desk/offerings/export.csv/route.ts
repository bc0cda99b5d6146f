import { fileRoute } from '@/app/_shell/file-route';
import { exportOfferings } from '@/lib/data/offerings/export';
import { offeringsCsv } from '@/lib/interchange/offerings';
import { paths } from '@/lib/paths';

export const GET = fileRoute({
  file: 'offerings.csv',
  type: 'text/csv; charset=utf-8',
  page: paths.importOfferings,
  body: async (context) => offeringsCsv(await exportOfferings(context)),
});
