import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import type { CatalogueView } from '@/lib/data/catalogue/revision';
import type { Context } from '@/lib/data/context';
import { getReferenceLists } from '@/lib/data/reference/lists';
import type { RankingPolicy } from '@/lib/domain/matching';
import { passesOverSales } from '@/lib/domain/size-classes';
import type { Intake, Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import type { ReasonNames } from '@/lib/messages/reason-text';
import { bodyInSentence } from './together';

/** A language to say a result in, and the names of what its codes stand for. */
export type ResultSay = {
  t: Translator;
  locale: Locale;
  names: ReasonNames;
  offering: (id: string) => string;
  /** How one gets into an offering; null for one the catalogue does not have. */
  intakeOf: (id: string) => Intake | null;
  rateOf: string | null;
  /** The row of size limits counts people alone, although its country has limits by sales too. */
  passesOverSales: (rule: string) => boolean;
};

type Texts = Pick<CatalogueView, 'institutions' | 'offerings'>;

/** In: the catalogue a result was made from, the firm's country, and the policy of the result. */
export async function resultSay(
  context: Context,
  texts: Texts,
  country: string | null,
  policy: RankingPolicy,
): Promise<ResultSay> {
  const lists = await getReferenceLists(context);
  const locale = context.locale ?? 'en';
  const money = localMoney(lists, country, locale);
  const bodies = bodiesOf(texts);
  const body = (name: string) => {
    const known = bodies[name];
    return known ? bodyInSentence(known, locale) : name;
  };
  const institution = (id: string) => texts.institutions.get(id)?.text.name[locale] ?? id;
  return {
    t: translator(locale),
    locale,
    names: { ...namesOf({ lists, locale, institution, money: money.say }), body, policy },
    offering: (id) => texts.offerings.get(id)?.text.name[locale] ?? id,
    intakeOf: (id) => texts.offerings.get(id)?.offering.intake ?? null,
    rateOf: money.rateOf,
    passesOverSales: (rule) =>
      lists.sizeRules.items.some((one) => one.country === rule && passesOverSales(one)),
  };
}

const collected = new WeakMap<Texts['institutions'], ReturnType<typeof collectBodies>>();

/** A body is called the same wherever it sits. */
function bodiesOf({ institutions }: Texts) {
  const known = collected.get(institutions) ?? collectBodies(institutions);
  collected.set(institutions, known);
  return known;
}

function collectBodies(institutions: Texts['institutions']) {
  return Object.fromEntries([...institutions.values()].flatMap(({ text }) => Object.entries(text.bodies)));
}
