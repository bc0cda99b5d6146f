import { groupWords, membershipFee } from '@/app/_components/catalogue/facts';
import type { PeopleWords, Say } from '@/app/_components/catalogue/types';
import { publicIntakes } from '@/app/_intakes/public-view';
import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import { ruleSay } from '@/app/_shell/rule-say';
import { siteAddress } from '@/app/_shell/site';
import { getInstitution } from '@/lib/data/catalogue/institution';
import { getOffering } from '@/lib/data/catalogue/offering';
import type { InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import type { Context } from '@/lib/data/context';
import { getReferenceLists, type ReferenceLists } from '@/lib/data/reference/lists';
import type { Offering } from '@/lib/domain/matching';
import { type Headcount, headcountsOf } from '@/lib/domain/size-classes';
import { FIRM_GROUPS, SIZE_CLASSES } from '@/lib/domain/vocabulary';
import type { OfferingPage } from '@/lib/interchange/schema-org';
import { translator } from '@/lib/messages';
import { formatList, inSentence } from '@/lib/messages/format';
import { tokenText } from '@/lib/messages/reason-text';
import { readRule } from '@/lib/messages/rule-text';
import { paths } from '@/lib/paths';
import { areasOf, institutionMachine } from './institution-machine';

export type OfferingView = Awaited<ReturnType<typeof offeringView>>;

/** Everything the page of one offering is drawn from; refuses an offering that the catalogue does not have. */
export async function offeringView(context: Context, id: string) {
  const { offering, text, by } = await getOffering(context, id);
  const { offerings } = await getInstitution(context, offering.institution);
  const beside = offerings.filter((one) => one.offering.id !== id);
  const lists = await getReferenceLists(context);
  const locale = context.locale ?? 'en';
  const money = localMoney(lists, offering.countries[0] ?? null, locale);
  const institution = (one: string) => (one === offering.institution ? by.text.name[locale] : one);
  const names = namesOf({ lists, locale, institution, bodies: by.text.bodies, money: money.say });
  const say: Say = { t: translator(locale), names };
  return {
    say,
    offering,
    text: {
      name: text.name[locale],
      summary: text.summary[locale],
      conditions: text.conditions[locale],
      how: text.how[locale],
    },
    institution: { name: by.text.name[locale], summary: by.text.summary[locale] },
    rateDate: money.rateOf,
    people: peopleWords(say, offering, lists.sizeRules),
    intakes: await publicIntakes(context, say.t, id),
    rule: offering.eligibility
      ? readRule(offering.eligibility.rule, ruleSay(say, offering.eligibility, 'firm'))
      : null,
    machine: offeringMachine(say, { offering, text, by, beside, sizeRules: lists.sizeRules }),
  };
}

type Machine = Pick<OfferingEntry, 'offering' | 'text'> & {
  by: InstitutionEntry;
  /** What the same institution offers besides. */
  beside: readonly OfferingEntry[];
  sizeRules: ReferenceLists['sizeRules'];
};

/** An offering as machines read it. */
function offeringMachine(say: Say, { offering, text, by, beside, sizeRules }: Machine): OfferingPage {
  const { t, names } = say;
  const { sizeClasses, sectors } = offering;
  const audience = formatList(
    t.locale,
    sizeClasses.map((size) => inSentence(t(`vocabulary.sizes.${size}`))),
  );
  return {
    offering,
    provider: institutionMachine(say, by, [{ offering }, ...beside]),
    locale: t.locale,
    name: text.name[t.locale],
    summary: text.summary[t.locale],
    url: siteAddress(paths.offering(offering.id)),
    termsUrl: `${siteAddress(paths.institution(offering.institution))}#access`,
    serviceType: t(`vocabulary.offeringType.${offering.type}`),
    areas: areasOf(say, offering),
    audience,
    employees: employeesOf(offering, sizeRules),
    sectors: sectors.filter((code) => code !== '*').map((code) => ({ code, name: names.sector(code) })),
    place: names.place(offering.place),
    prices: pricesOf(say, offering, audience),
    membershipFee:
      membershipFee(offering) > 0
        ? {
            amount: membershipFee(offering),
            name: t('catalogue.offering.feeName'),
            programme: t('catalogue.offering.costCaption'),
          }
        : null,
    outputs: offering.gives.map((token) => tokenText(t, token)),
    related: beside.map((one) => ({
      name: one.text.name[t.locale],
      url: siteAddress(paths.offering(one.offering.id)),
    })),
  };
}

/** One price for each kind of firm that pays less, and the full one first, as the page shows them. */
function pricesOf({ t }: Say, offering: Offering, audience: string): OfferingPage['prices'] {
  // What a loan costs is not known here, and a price of nothing would be wrong.
  if (offering.generic) return [];
  const lower = [...new Set([...SIZE_CLASSES, ...FIRM_GROUPS])].flatMap((group) => {
    const percent = offering.waiver[group] ?? 0;
    return percent > 0
      ? [{ amount: (offering.priceUsd * (100 - percent)) / 100, whom: groupWords(t, group) }]
      : [];
  });
  // The full price is for those it is meant for, not for every firm there is.
  const whom = lower.length > 0 ? t('catalogue.offering.costFullOther') : audience;
  return [{ amount: offering.priceUsd, whom }, ...lower];
}

/** How many people firms of its sizes have, in words; null where it is not known. */
function peopleWords(
  { t, names }: Say,
  offering: Offering,
  sizeRules: ReferenceLists['sizeRules'],
): PeopleWords {
  const told = headcountsOf(offering, sizeRules);
  const [country] = offering.countries;
  if (!told || !country) return null;
  const { counts, everywhere, groups } = told;
  const by = groups === null ? 'open' : groups.length > 1 ? 'each' : everywhere ? 'all' : 'listed';
  const [first] = groups ?? [];
  return {
    text: t('catalogue.offering.servesPeople', {
      counts,
      by,
      country: names.country(country),
      range: first ? rangeWords(t, first) : '',
    }),
    each: (by === 'each' ? (groups ?? []) : []).map((group) =>
      t('catalogue.offering.servesPeopleEach', {
        activities: formatList(t.locale, group.sectors.map(names.sector)),
        range: rangeWords(t, group),
      }),
    ),
  };
}

function rangeWords(t: Say['t'], { min, max }: Headcount): string {
  const range = max === null ? (min > 1 ? 'from' : 'any') : min > 1 ? 'between' : 'upTo';
  return t('catalogue.offering.peopleRange', { range, min, max: max ?? min });
}

/** Only what the law itself counts and what holds for every activity: machines take a number without its conditions. */
function employeesOf(offering: Offering, sizeRules: ReferenceLists['sizeRules']): OfferingPage['employees'] {
  const told = headcountsOf(offering, sizeRules);
  const [first] = told?.groups ?? [];
  return told?.counts === 'people' && told.everywhere && first ? { min: first.min, max: first.max } : null;
}
