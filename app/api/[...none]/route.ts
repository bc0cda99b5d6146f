import { jsonRoute } from '@/app/api/_json/json-route';
import { DataError } from '@/lib/data/errors';

/** An address for machines that names nothing. */
export const GET = jsonRoute({ seconds: 0 }, async () => {
  throw new DataError('not_found', {});
});
