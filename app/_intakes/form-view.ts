import type { IntakeFormView } from '@/app/_components/intakes/intake-form';
import { deskView } from '@/app/_desk/offering-view';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { getDeskIntake } from '@/lib/data/intakes/get';
import { fixedParts, type IntakeTerms, stageOf } from '@/lib/domain/intakes';
import { CHOICE_METHODS } from '@/lib/domain/people';
import { FIRM_GROUPS } from '@/lib/domain/vocabulary';
import { isMessageKey, type Translator, translator } from '@/lib/messages';
import { formatDate, formatList, inSentence } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { formOfTerms } from '@/lib/schemas/intake';
import { groupList } from './words';

type Query = Readonly<Record<string, string | string[] | undefined>>;
export type FormPageView = {
  title: string;
  form: IntakeFormView;
  /** What is published now beside what was typed; null where nobody has overtaken the form. */
  conflict: readonly { key: string; name: string; before: string[]; after: string[] }[] | null;
};

/** Defaults of domain/RULES.md IA-10 and IA-05; the rest only the institution can know. */
const NEW: FormFields = { method: ['lottery'], releaseDays: ['10'], answerDays: ['7'] };

/** The form of a group that is new. */
export async function newIntakeView(context: Context, offering: string, query: Query): Promise<FormPageView> {
  const { name, say } = await deskView(context, offering);
  const { t } = say;
  const action = posts.openIntake(offering);
  const typed = await typedAgain(context, action, query);
  return {
    title: t('intakes.edit.newTitle', { name }),
    conflict: null,
    form: {
      ...{ t, action, back: paths.deskIntakes(offering), seen: '0', fixed: null },
      fields: typed?.fields ?? NEW,
      errors: errorsOf(t, typed?.errors ?? []),
      ...optionsOf(t),
    },
  };
}

/** The form of one that is published: as it stands, or as it was typed and came back. */
export async function editIntakeView(context: Context, id: string, query: Query): Promise<FormPageView> {
  const intake = await getDeskIntake(context, id);
  const t = translator(context.locale ?? 'en');
  const action = posts.saveIntake(id);
  const typed = await typedAgain(context, action, query);
  const isStale = typed !== null && query.problem === 'conflict';
  const now = formOfTerms(intake);
  return {
    title: t('intakes.edit.title', { date: formatDate(t.locale, intake.starts) }),
    conflict: isStale ? differences(t, now, typed.fields) : null,
    form: {
      ...{ t, action, back: paths.deskIntake(id) },
      // A form with mistakes is still the one that was drawn then.
      seen: typed && !isStale ? (typed.fields.seen?.[0] ?? '') : String(intake.version),
      fixed: fixedWords(t, intake, context.today),
      fields: typed?.fields ?? now,
      errors: errorsOf(t, typed?.errors ?? []),
      ...optionsOf(t),
    },
  };
}

function optionsOf(t: Translator): Pick<IntakeFormView, 'methods' | 'groups'> {
  return {
    methods: CHOICE_METHODS.map((value) => ({ value, label: t(`intakes.method.${value}`) })),
    groups: FIRM_GROUPS.map((value) => ({ value, label: groupList(t, [value]) })),
  };
}

function errorsOf(t: Translator, errors: readonly { field: string; code: string }[]) {
  return errors.map(({ field, code }) => {
    const [own, any] = [`intakes.field.${code}.${field}`, `intakes.field.${code}`];
    const text = isMessageKey(own) ? t(own) : isMessageKey(any) ? t(any) : t('intakes.desk.problem');
    return { field, text };
  });
}

const LABELS = {
  opens: 'intakes.edit.opens',
  closes: 'intakes.edit.closes',
  starts: 'intakes.edit.starts',
  places: 'intakes.edit.places',
  reserved: 'intakes.edit.reserved',
  releaseDays: 'intakes.edit.releaseDays',
  answerDays: 'intakes.edit.answerDays',
  method: 'intakes.edit.method',
  criteria: 'intakes.edit.criteria',
} as const satisfies Record<keyof IntakeTerms, string>;

/** Parts that stay as they were published, in words; null where all can change. */
function fixedWords(
  t: Translator,
  intake: Parameters<typeof stageOf>[0],
  today: Parameters<typeof stageOf>[1],
): string | null {
  const parts = fixedParts(stageOf(intake, today));
  if (parts.length === 0) return null;
  const list = parts.map((part) => inSentence(t(LABELS[part])));
  return t('intakes.edit.fixed', { list: formatList(t.locale, list) });
}

/** Fields that differ, by the part they are of. */
function differences(
  t: Translator,
  now: FormFields,
  typed: FormFields,
): NonNullable<FormPageView['conflict']> {
  const names = [...new Set([...Object.keys(now), ...Object.keys(typed)])].filter((name) => name !== 'seen');
  const text = (fields: FormFields, name: string) => fields[name]?.[0] ?? '';
  return names
    .filter((name) => text(now, name) !== text(typed, name))
    .map((name) => ({
      key: name,
      name: labelOf(t, name),
      before: [shown(t, name, text(now, name))],
      after: [shown(t, name, text(typed, name))],
    }));
}

function labelOf(t: Translator, field: string): string {
  const [part, row, of] = field.split('.');
  if (part === 'reserved')
    return t(of === 'group' ? 'intakes.edit.group' : 'intakes.edit.groupPlaces', { row: row ?? '' });
  if (part === 'criterion' && (of === 'en' || of === 'es' || of === 'weight'))
    return t(`intakes.edit.criterion.${of}`, { row: row ?? '' });
  const known = Object.entries(LABELS).find(([name]) => name === part);
  return known ? t(known[1]) : field;
}

/** A code as its option says it. */
function shown(t: Translator, field: string, value: string): string {
  const { methods, groups } = optionsOf(t);
  const options = field === 'method' ? methods : field.endsWith('.group') ? groups : [];
  return options.find((one) => one.value === value)?.label ?? value;
}
