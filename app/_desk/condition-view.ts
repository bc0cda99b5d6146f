import { ruleSay } from '@/app/_shell/rule-say';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { seenOf } from '@/lib/data/offerings/load';
import { knownCurrencies, type ReferenceLists } from '@/lib/data/reference/lists';
import {
  askedKey,
  ELIGIBILITY,
  MOST_DEPTH,
  MOST_NODES,
  MOST_OWN_QUESTIONS,
  type OwnQuestionKind,
  placesInTree,
} from '@/lib/domain/eligibility';
import { CRITERION_KINDS, TIME_UNITS } from '@/lib/domain/rules';
import type { Translator } from '@/lib/messages';
import { capital } from '@/lib/messages/format';
import { codeName, questionOf, type RuleSay, wordsOf } from '@/lib/messages/rule-text';
import { paths, posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { askedAbout, formOfQuestion } from '@/lib/schemas/own-question';
import { CHOICE_WAYS, DATE_WAYS, formOfCondition, SET_WAYS } from '@/lib/schemas/rule-condition';
import { type ConditionForm, conditionForm, PROSE, valuesOf } from '@/lib/schemas/rule-facts';
import { pickRows } from './code-picker';
import { deskView } from './offering-view';
import { factsOffered, factsOfOffering } from './own-facts';
import { NO_RULE } from './rule-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** How a condition on the answer to a question of the institution's own is asked for. */
const FORMS = {
  ...{ flag: 'flag', number: 'number', amount: 'amount', date: 'date', code: 'choice' },
} as const satisfies Readonly<Record<OwnQuestionKind, ConditionForm>>;

export type ConditionView = NonNullable<Awaited<ReturnType<typeof conditionView>>>;

/** The form of one condition: a new one about a fact, or one of the rule; as it stands, or as it was typed and came back. */
export async function conditionView(context: Context, id: string, query: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const { t } = view.say;
  const eligibility = view.latest.offering.eligibility ?? NO_RULE;
  const typed = await typedAgain(context, posts.saveCondition(id), query);
  const isStale = typed !== null && query.problem === 'conflict';
  const asked = typed?.fields ?? askedFor(query);
  const node = asked.node?.[0] ?? '';
  const found = placesInTree(eligibility.rule).find((one) => one.node.id === node)?.node;
  const kept = found?.op === 'criterion' ? formOfCondition(found, factsOfOffering(eligibility)) : null;
  const fact = kept?.fact ?? asked.fact?.[0] ?? '';
  const about = askedAbout(fact, eligibility.questions, '');
  const form = about ? FORMS[about.kind] : conditionForm(fact);
  if (!form || !factsOffered(view.desk.institution, eligibility).includes(fact)) return null;
  const question = eligibility.questions?.find(({ id: one }) => askedKey(one) === fact);
  const fields: FormFields = typed?.fields ?? {
    ...(question && formOfQuestion(question)),
    ...(kept?.fields ?? { kind: [fact === PROSE ? 'to_verify' : 'hard'] }),
  };
  const say = ruleSay(view.say, eligibility, 'officer');
  const errors = (typed?.errors ?? []).map(({ field, code }) => ({ field, text: fieldText(t, code) }));
  return {
    t,
    id,
    name: view.name,
    title: t(kept ? 'desk.rule.form.change' : 'desk.rule.form.new'),
    about: factTitle(say, fact),
    question: fact === PROSE || about ? null : questionOf(say, fact),
    asks: about?.kind ?? null,
    form,
    fields,
    errors,
    problem: typed && problemText(t, query.problem),
    hidden: {
      // A form with mistakes is still the one that was drawn then; one that was overtaken goes on from what there is now.
      seen: typed && !isStale ? (typed.fields.seen?.[0] ?? '') : seenOf(view.desk),
      fact,
      node: kept ? node : '',
      group: asked.group?.[0] ?? ELIGIBILITY,
    },
    options: optionsOf(say, { fact, form }, view.lists),
    picker:
      form === 'codes'
        ? pickRows(fact, fields, view.lists, { locale: t.locale, country: view.say.names.country })
        : null,
    cancel: paths.offeringRule(id),
  };
}

/** Why nothing was saved although no field is wrong. */
function problemText(t: Translator, problem: Query[string]): string | null {
  const most = { conditions: MOST_NODES, depth: MOST_DEPTH, questions: MOST_OWN_QUESTIONS };
  if (problem === 'refused') return t('desk.rule.problem.full', most);
  return problem === 'conflict' ? t('desk.rule.problem.conflict') : null;
}

function askedFor({ group, fact, node }: Query): FormFields {
  const first = (value: Query[string]) => (typeof value === 'string' ? [value] : []);
  return { group: first(group), fact: first(fact), node: first(node) };
}

/** In: a key. Out: what the condition is about, as a heading. */
export function factTitle(say: RuleSay, fact: string): string {
  const kind = askedAbout(fact, [], '')?.kind;
  if (kind) return say.t(`desk.rule.ask.find.${kind}`);
  return fact === PROSE ? say.t('desk.rule.find.prose') : capital(wordsOf(say, fact).label);
}

const FIELD_CODES = [
  ...(['needed', 'amount', 'whole', 'order', 'date', 'choose'] as const),
  ...(['both', 'url', 'twoChoices', 'sourceTitle', 'long', 'strange'] as const),
];

/** In: what is wrong with a field. Out: the sentence. */
export function fieldText(t: Translator, code: string): string {
  return t(`desk.rule.field.${FIELD_CODES.find((one) => one === code) ?? 'needed'}`);
}

type About = { fact: string; form: ConditionForm };

function optionsOf(say: RuleSay, { fact, form }: About, lists: ReferenceLists) {
  const { t } = say;
  const ways =
    form === 'choice' ? CHOICE_WAYS : form === 'several' ? SET_WAYS : form === 'date' ? DATE_WAYS : [];
  const shown = form === 'flag' ? (['yes', 'no'] as const) : ways;
  return {
    ways: shown.map((value) => ({ value, label: t(`desk.rule.form.way.${value}`) })),
    values: valuesOf(fact).map((value) => ({ value, label: capital(codeName(say, fact, value)) })),
    kinds: CRITERION_KINDS.map((value) => ({ value, label: t(`desk.rule.kind.${value}`) })),
    timeUnits: TIME_UNITS.map((value) => ({ value, label: t(`desk.rule.form.timeUnit.${value}`) })),
    currencies: currencyOptions(t, lists),
  };
}

/** By their names, each with its code, since many countries have a peso, a dollar or a pound. */
function currencyOptions({ locale }: Translator, lists: ReferenceLists) {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  return [...knownCurrencies(lists)]
    .map((value) => ({ value, label: `${capital(names.of(value) ?? value)} (${value})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}
