import { jsonRoute } from '@/app/api/_json/json-route';
import { listOfferings } from '@/lib/data/catalogue/search';
import type { UrlParameters } from '@/lib/schemas/filter-reader';
import { publicList } from './_public/public-offering';

/** The catalogue with the filters of the public list, 25 a page. */
export const GET = jsonRoute({ seconds: 300 }, async ({ context, url: { searchParams } }) =>
  publicList(await listOfferings(context, parametersOf(searchParams)), searchParams),
);

/** With every value of each, as the pages get them. */
function parametersOf(search: URLSearchParams): UrlParameters {
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
}
