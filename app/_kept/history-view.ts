import { leftOutWords } from '@/app/_shell/left-out-words';
import type { Context } from '@/lib/data/context';
import { listResultDays, type ResultDay } from '@/lib/data/history/list';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { filterReader, inSet, type UrlParameters } from '@/lib/schemas/filter-reader';

/** Days of the table; older ones can still be compared. */
const SHOWN = 60;

/** Everything the page of the firm over time is drawn from. In: the query, with the days to compare. */
export async function historyView(context: Context, query: UrlParameters) {
  const days = await listResultDays(context);
  const t = translator(context.locale ?? 'en');
  const known = new Set<string>(days.map(({ day }) => day));
  const { ignored, oneOf } = filterReader<keyof Asked>(query);
  const asked = { from: oneOf('from', inSet(known)), to: oneOf('to', inSet(known)) };
  return {
    t,
    asked,
    leftOut: leftOutWords(t, ignored, { from: t('own.history.from'), to: t('own.history.to') }),
    rows: days
      .toReversed()
      .slice(0, SHOWN)
      .map(({ day, answers, levels: _, ...counts }) => ({
        ...{ key: day, day: formatDate(t.locale, day), answers },
        offers: t('own.history.counts', counts),
      })),
    options: days.map(({ day }) => ({ value: day, label: formatDate(t.locale, day) })),
    compared: comparedView(t, days, asked),
  };
}

/** Days to compare; null where none, or none of the firm's, was asked for. */
type Asked = { from: string | null; to: string | null };

/** Two different days, the earlier first: those asked for, else the first and the last. Null where there is only one. */
function comparedView(t: Translator, days: readonly ResultDay[], asked: Asked) {
  const dayOn = (on: string | null) => days.find(({ day }) => day === on);
  const [from, to] = [dayOn(asked.from) ?? days.at(0), dayOn(asked.to) ?? days.at(-1)].toSorted((a, b) =>
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
