import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import type { CatalogueView } from '@/lib/data/catalogue/revision';
import type { Context } from '@/lib/data/context';
import { getReferenceLists } from '@/lib/data/reference/lists';
import type { RankingPolicy } from '@/lib/domain/matching';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import type { ReasonNames } from '@/lib/messages/reason-text';

/** A language to say a result in, and the names of what its codes stand for. */
export type ResultSay = {
  t: Translator;
  locale: Locale;
  names: ReasonNames;
  offering: (id: string) => string;
  rateOf: string | null;
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
  const institution = (id: string) => texts.institutions.get(id)?.text.name[locale] ?? id;
  return {
    t: translator(locale),
    locale,
    names: { ...namesOf({ lists, locale, institution, bodies: bodiesOf(texts), money: money.say }), policy },
    offering: (id) => texts.offerings.get(id)?.text.name[locale] ?? id,
    rateOf: money.rateOf,
  };
}

const bodies = new WeakMap<Texts['institutions'], ReturnType<typeof collectBodies>>();

/** A body is called the same wherever it sits. */
function bodiesOf({ institutions }: Texts) {
  const known = bodies.get(institutions) ?? collectBodies(institutions);
  bodies.set(institutions, known);
  return known;
}

function collectBodies(institutions: Texts['institutions']) {
  return Object.fromEntries([...institutions.values()].flatMap(({ text }) => Object.entries(text.bodies)));
}
