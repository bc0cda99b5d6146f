import { jsonRoute } from '@/app/api/_json/json-route';
import { isLocale } from '@/lib/auth/locale';
import { searchActivities } from '@/lib/data/reference/activities';

const SUGGESTIONS = 8;

/** Suggestions while an activity is typed: `?q=wine&lang=en`. */
export const GET = jsonRoute({ seconds: 3600 }, async ({ context, url }) => {
  const lang = url.searchParams.get('lang');
  const locale = isLocale(lang) ? lang : (context.locale ?? 'en');
  const query = url.searchParams.get('q') ?? '';
  const items = await searchActivities(context, { query, locale, limit: SUGGESTIONS });
  return { items };
});
