import type { MarksRow } from '@/app/_components/intakes/marks-form';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { getDeskIntake } from '@/lib/data/intakes/get';
import { marksText } from '@/lib/data/intakes/save-marks';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { posts } from '@/lib/paths';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The form of marks of a group: as they stand, or as they were typed and came back. */
export async function marksView(context: Context, id: string, query: Query) {
  const t = translator(context.locale ?? 'en');
  const intake = await getDeskIntake(context, id);
  const typed = await typedAgain(context, posts.saveMarks(id), query);
  const isStale = typed !== null && query.problem === 'conflict';
  const errors = typed?.errors ?? [];
  const rows = intake.entries
    .filter(({ standing }) => standing === 'in')
    .map(({ number, firm, marks }): MarksRow => {
      const now = marksText(marks);
      const was = typed?.fields[`was.${number}`]?.[0] ?? now;
      return {
        number,
        firm,
        was: isStale ? now : was,
        saved: isStale && was !== now ? t('intakes.marks.saved', { marks: now }) : null,
        fields: intake.criteria.map(({ name, weight }, index) => {
          const field = `marks.${number}.${index + 1}`;
          return {
            name: field,
            label: t('intakes.marks.field', { criterion: name[t.locale], weight }),
            value: typed?.fields[field]?.[0] ?? String(marks?.[index] ?? ''),
            error: errorOf(t, errors.find((one) => one.field === field)?.code),
          };
        }),
      };
    });
  return {
    t,
    title: t('intakes.marks.title', { date: formatDate(t.locale, intake.starts) }),
    action: posts.saveMarks(id),
    method: intake.method,
    bar: intake.marksBar,
    rows,
    isStale,
    errors: errors.map(({ field, code }) => ({ field, text: errorOf(t, code) ?? '' })),
  };
}

function errorOf(t: Translator, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return t(code === 'needed' ? 'intakes.field.needed' : 'intakes.marks.large');
}
