import type { OfferingItem, Say } from '@/app/_components/catalogue/types';
import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import { getInstitution } from '@/lib/data/catalogue/institution';
import type { Context } from '@/lib/data/context';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { translator } from '@/lib/messages';
import { institutionMachine } from './institution-machine';

export type InstitutionView = Awaited<ReturnType<typeof institutionView>>;

/** Everything the page of one institution is drawn from; refuses one that the catalogue does not have. */
export async function institutionView(context: Context, id: string) {
  const entry = await getInstitution(context, id);
  const { institution, text, firstStep } = entry;
  const lists = await getReferenceLists(context);
  const locale = context.locale ?? 'en';
  const money = localMoney(lists, institution.country, locale);
  const names = namesOf({ lists, locale, bodies: text.bodies, money: money.say });
  const say: Say = { t: translator(locale), names };
  const offerings = entry.offerings.map(
    ({ offering, text: of }): OfferingItem => ({
      offering,
      text: { name: of.name[locale], summary: of.summary[locale] },
      institutionName: text.name[locale],
    }),
  );
  const words = { name: text.name[locale], summary: text.summary[locale] };
  return {
    say,
    institution,
    text: words,
    offerings,
    firstStep,
    machine: institutionMachine(say, entry, entry.offerings),
  };
}
