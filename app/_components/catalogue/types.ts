import type { Institution, Offering } from '@/lib/domain/matching';
import type { Translator } from '@/lib/messages';
import type { ReasonNames } from '@/lib/messages/reason-text';

/** The words of an offering in the language of the page. */
export type OfferingText = { name: string; summary: string; conditions: readonly string[]; how: string };

/** The words of an institution in the language of the page. */
export type InstitutionText = { name: string; summary: string };

/** A language to say it in, and the names of what codes stand for. */
export type Say = { t: Translator; names: ReasonNames };

/** How many people firms of the sizes it is for have, and by activity where that differs; null where it is not confirmed. */
export type PeopleWords = { text: string; each: readonly string[] } | null;

/** Whether beginners can start at an institution: any of them, only members, or none. */
export type FirstStep = 'open' | 'members' | 'none';

/** An offering as it stands in a list. */
export type OfferingItem = {
  offering: Offering;
  text: Pick<OfferingText, 'name' | 'summary'>;
  institutionName: string;
};

/** An institution with its words. */
export type InstitutionItem = { institution: Institution; text: InstitutionText; offerings: number };
