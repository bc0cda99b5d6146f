import type { Context } from '@/lib/data/context';
import { listResultDays, type ResultDay } from '@/lib/data/history/list';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Days of the table; older ones can still be compared. */
const SHOWN = 60;

/** Everything the page of the firm over time is drawn from. In: the query, with the days to compare. */
export async function historyView(context: Context, query: Query) {
  const days = await listResultDays(context);
  const t = translator(context.locale ?? 'en');
  return {
    t,
    rows: days
      .toReversed()
      .slice(0, SHOWN)
      .map(({ day, answers, levels: _, ...counts }) => ({
        ...{ key: day, day: formatDate(t.locale, day), answers },
        offers: t('own.history.counts', counts),
      })),
    options: days.map(({ day }) => ({ value: day, label: formatDate(t.locale, day) })),
    compared: comparedView(t, days, query),
  };
}

/** Two different days, the earlier first: those asked for, else the first and the last. Null where there is only one. */
function comparedView(t: Translator, days: readonly ResultDay[], query: Query) {
  const asked = [query.from, query.to].map((text) => days.find(({ day }) => day === text));
  const [from, to] = [asked[0] ?? days.at(0), asked[1] ?? days.at(-1)].toSorted((a, b) =>
    (a?.day ?? '') < (b?.day ?? '') ? -1 : 1,
  );
  if (!from || !to || days.length < 2) return null;
  const rows = from.levels.map(({ capability, level: before }, index) => ({
    capability,
    label: t(`vocabulary.capability.${capability}`),
    before,
    after: to.levels[index]?.level ?? null,
  }));
  const said = rows.flatMap((row) => changeWords(t, row) ?? []);
  const [first, second] = [formatDate(t.locale, from.day), formatDate(t.locale, to.day)];
  const dayOf = (key: string, day: string, level: number | null) => ({
    ...{ key, day, level },
    words: level === null ? t('results.levels.unknown') : t('own.history.value', { level }),
  });
  return {
    from: from.day,
    to: to.day,
    finding:
      said.length === 0
        ? t('own.history.same')
        : t('own.history.finding', { count: said.length, from: first, to: second }),
    said,
    chart: rows.map(({ capability, label, before, after }) => ({
      key: capability,
      label,
      days: [dayOf('from', first, before), dayOf('to', second, after)],
    })),
  };
}

type Change = { label: string; before: number | null; after: number | null };

function changeWords(t: Translator, { label: part, before: from, after: to }: Change): string | null {
  if (from === to) return null;
  if (from === null) return t('own.history.firstKnown', { part, to: to ?? 0 });
  if (to === null) return t('own.history.notKnown', { part, from });
  return t('own.history.moved', { part, from, to });
}
