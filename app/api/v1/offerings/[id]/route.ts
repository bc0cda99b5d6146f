import { jsonRoute } from '@/app/api/_json/json-route';
import { getOffering } from '@/lib/data/catalogue/offering';
import { publicOffering } from '../_public/public-offering';

/** One offering of today's catalogue. */
export const GET = jsonRoute<{ id: string }>({ seconds: 300 }, async ({ context, params }) => {
  const { by, revision, ...entry } = await getOffering(context, params.id);
  return { ...publicOffering(entry, by), revision };
});
