import type { ReferenceLists } from '@/lib/data/reference/lists';
import type { Locale } from '@/lib/domain/vocabulary';
import type { ReasonNames } from '@/lib/messages/reason-text';

/** Names of bodies on boards, by language. */
type Bodies = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

type Input = {
  lists: ReferenceLists;
  locale: Locale;
  bodies?: Bodies;
  institution?: (id: string) => string;
  money: (usd: number) => string;
};

/** What codes stand for, in the language of the page. */
export function namesOf({ lists, locale, bodies = {}, institution, money }: Input): ReasonNames {
  const country = (code: string) => lists.countries.get(code)?.name[locale] ?? code;
  return {
    country,
    place: (code) => lists.subdivisions.get(code)?.name ?? country(code),
    sector: (code) => lists.activities.get(code)?.title[locale] ?? code,
    institution: (id) => institution?.(id) ?? id,
    body: (name) => bodies[name]?.[locale] ?? name,
    money,
  };
}
