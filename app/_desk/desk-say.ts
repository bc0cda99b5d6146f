import type { Say } from '@/app/_components/catalogue/types';
import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import { institutionName } from '@/lib/auth/context';
import type { Context } from '@/lib/data/context';
import { getReferenceLists, type ReferenceLists } from '@/lib/data/reference/lists';
import { translator } from '@/lib/messages';

export type DeskSay = { say: Say; lists: ReferenceLists; institution: string };

/** Words and names for the desk of an institution; money in the currency of a country, with US dollars beside it. */
export async function deskSay(
  context: Context,
  { institution, country }: { institution: string; country: string | null },
): Promise<DeskSay> {
  const lists = await getReferenceLists(context);
  const locale = context.locale ?? 'en';
  const money = localMoney(lists, country, locale).say;
  const own = await institutionName(context, institution);
  const named = (id: string) => (id === institution ? own : id);
  const say = { t: translator(locale), names: namesOf({ lists, locale, money, institution: named }) };
  return { say, lists, institution: own };
}
