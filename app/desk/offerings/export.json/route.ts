import { fileRoute } from '@/app/_shell/file-route';
import { exportOfferings } from '@/lib/data/offerings/export';
import { offeringsJson } from '@/lib/interchange/offerings';
import { paths } from '@/lib/paths';

export const GET = fileRoute({
  file: 'offerings.json',
  type: 'application/json; charset=utf-8',
  page: paths.importOfferings,
  body: async (context) => offeringsJson(await exportOfferings(context)),
});
