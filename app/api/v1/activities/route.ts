import { jsonRoute } from '@/app/api/_json/json-route';
import { searchActivities } from '@/lib/data/reference/activities';

const SUGGESTIONS = 8;

/** Suggestions while an activity is typed: `?q=wine&lang=en`. */
export const GET = jsonRoute({ seconds: 3600 }, async ({ context, url }) => {
  const query = url.searchParams.get('q') ?? '';
  const items = await searchActivities(context, { query, locale: context.locale, limit: SUGGESTIONS });
  return { items };
});
