import { ruleSay } from '@/app/_shell/rule-say';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { seenOf } from '@/lib/data/offerings/load';
import type { ReferenceLists } from '@/lib/data/reference/lists';
import { type FactCatalogue, nodesOf, type WrittenRule } from '@/lib/domain/rules';
import { capital } from '@/lib/messages/format';
import { codeName, type RuleSay, readRule, wordsOf } from '@/lib/messages/rule-text';
import { paths, posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { entryFor } from '@/lib/schemas/rule-facts';
import { type AskedOfFirm, askedOfFirm, formOfPersona, NOTHING } from '@/lib/schemas/rule-persona';
import { fieldText } from './condition-view';
import { deskView } from './offering-view';
import { factsOfOffering } from './own-facts';
import { NO_RULE } from './rule-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Options = readonly { value: string; label: string }[];

/** One thing that a test firm can say. */
export type FirmField = {
  name: string;
  label: string;
  hint: string | null;
  /** Null for what is typed. */
  options: Options | null;
  many: boolean;
};

/** The form of a test firm: everything its rule reads, and what is to come out. */
export async function testFirmView(context: Context, id: string, query: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const { t } = view.say;
  const eligibility = view.latest.offering.eligibility ?? NO_RULE;
  const typed = await typedAgain(context, posts.saveTestFirm(id), query);
  const isStale = typed !== null && query.problem === 'conflict';
  const asked = typed?.fields.firm?.[0] ?? query.firm;
  const firm = eligibility.personas.find((one) => one.id === asked);
  const say = ruleSay(view.say, eligibility, 'officer');
  const countries = new Set(view.latest.offering.countries);
  const fields: FormFields = typed?.fields ?? (firm ? formOfPersona(firm) : {});
  return {
    t,
    name: view.name,
    fields,
    errors: (typed?.errors ?? []).map(({ field, code }) => ({ field, text: fieldText(t, code) })),
    problem: isStale ? t('desk.rule.problem.conflict') : null,
    hidden: {
      seen: typed && !isStale ? (typed.fields.seen?.[0] ?? '') : seenOf(view.desk),
      firm: firm?.id ?? '',
    },
    asked: askedOfFirm(eligibility.rule).map((one) =>
      fieldFor(one, {
        facts: factsOfOffering(eligibility),
        say,
        lists: view.lists,
        countries: countriesIn(eligibility.rule, countries),
      }),
    ),
    expect: (['met', 'unmet', 'unknown'] as const).map((value) => ({
      value,
      label: t(`desk.rule.firm.expect.${value}`),
    })),
    cancel: paths.offeringRule(id),
  };
}

type Setting = { facts: FactCatalogue; say: RuleSay; lists: ReferenceLists; countries: ReadonlySet<string> };

function fieldFor({ key, prose }: AskedOfFirm, setting: Setting): FirmField {
  const { say } = setting;
  const { t } = say;
  const name = `fact.${key}`;
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`desk.rule.firm.${value}`) }));
  if (prose) {
    const label = t('desk.rule.firm.check', { text: readRule(prose, say).text });
    return { name, label, hint: null, options: withUnknown(say, yesNo), many: false };
  }
  const entry = entryFor(key, setting.facts);
  const label = capital(wordsOf(say, key).label);
  const values = entry?.values?.map((value) => ({ value, label: capital(codeName(say, key, value)) })) ?? [];
  switch (entry?.kind) {
    case 'flag':
      return { name, label, hint: null, options: withUnknown(say, yesNo), many: false };
    case 'set':
      return {
        ...{ name, label, hint: null, many: true },
        options: [...values, { value: NOTHING, label: t('desk.rule.firm.nothing') }],
      };
    case 'code': {
      const options = entry.hierarchy ? codeOptions(key, setting) : values;
      return { name, label, hint: null, options: withUnknown(say, options), many: false };
    }
    case 'date':
      return { name, label, hint: t('desk.rule.firm.day'), options: null, many: false };
    case 'amount': {
      const hint = t('desk.rule.firm.money', { currency: entry.unit ?? '' });
      return { name, label, hint, options: null, many: false };
    }
    default:
      return { name, label, hint: null, options: null, many: false };
  }
}

function withUnknown({ t }: RuleSay, options: Options): Options {
  return [{ value: '', label: t('desk.rule.firm.unknown') }, ...options];
}

/** Codes that firms have: classes and what lies right above them, countries, or the regions of the countries in play. */
function codeOptions(key: string, { say, lists, countries }: Setting): Options {
  const { compare } = new Intl.Collator(say.t.locale);
  if (key === 'firm.isic')
    return [...lists.activities.values()]
      .filter(({ level }) => level !== 'section')
      .map(({ code, title }) => ({ value: code, label: `${code} ${title[say.t.locale]}` }))
      .toSorted((a, b) => (a.value < b.value ? -1 : 1));
  const named =
    key === 'firm.country'
      ? [...lists.countries.keys()].map((value) => ({ value, label: say.names.country(value) }))
      : [...lists.subdivisions.values()]
          .filter(({ country }) => countries.has(country))
          .map(({ code, name, country }) => ({
            value: code,
            label: `${name} (${say.names.country(country)})`,
          }));
  return named.toSorted((a, b) => compare(a.label, b.label));
}

/** Countries of the places that a rule names, beside those of the offering. */
function countriesIn(rule: WrittenRule, others: ReadonlySet<string>): ReadonlySet<string> {
  const named = nodesOf(rule).flatMap((node) =>
    node.op === 'under' && node.fact !== 'firm.isic' ? [...node.codes, ...(node.except ?? [])] : [],
  );
  return new Set([...others, ...named.map((code) => code.slice(0, 2))]);
}
