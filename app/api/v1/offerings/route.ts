import { jsonRoute } from '@/app/api/_json/json-route';
import { listOfferings } from '@/lib/data/catalogue/search';
import { publicList } from './_public/public-offering';

/** The catalogue with the filters of the public list, 25 a page. */
export const GET = jsonRoute({ seconds: 300 }, async ({ context, url }) =>
  publicList(await listOfferings(context, Object.fromEntries(url.searchParams)), url.searchParams),
);
