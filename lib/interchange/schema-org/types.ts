import type { Institution, Offering } from '../../domain/matching';
import type { Locale } from '../../domain/vocabulary';

/** A value of JSON-LD; undefined properties are left out. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A subdivision, or a country that is served as a whole. */
export type Area = { type: 'Country' | 'AdministrativeArea'; name: string; code: string };

/** What is said about an institution, in the words of one language. */
export type InstitutionPage = {
  institution: Institution;
  locale: Locale;
  name: string;
  summary: string;
  /** Absolute address of its page. */
  url: string;
  place: { country: string; subdivision: string };
  /** Where its offerings can be had; its own region where it offers none. */
  areas: readonly Area[];
  /** Bodies that pay, by name. */
  funders: readonly string[];
  illustrativeNote: string;
};

/** What is said about an offering, in the words of one language. */
export type OfferingPage = {
  offering: Offering;
  provider: InstitutionPage;
  locale: Locale;
  name: string;
  summary: string;
  url: string;
  /** Where the rules of access and of decision stand. */
  termsUrl: string;
  serviceType: string;
  /** Names of the subdivisions it serves, or of its countries where it serves the whole of them. */
  areas: readonly Area[];
  /** Words for size classes and sectors. */
  audience: string;
  /** Fewest and most people of the size classes; null where the limits are not confirmed or do not hold alone, `max` where there is none. */
  employees: { min: number; max: number | null } | null;
  sectors: readonly { code: string; name: string }[];
  place: string;
  /** One price per kind of firm, in USD and without the membership; the first is the full price. None for money offers: what they cost is not known. */
  prices: readonly { amount: number; whom: string }[];
  /** The yearly fee that everybody pays besides who is not a member yet, in USD; null where nobody has to. */
  membershipFee: {
    amount: number;
    name: string;
    /** What the price without it is called. */
    programme: string;
  } | null;
  outputs: readonly string[];
  related: readonly { name: string; url: string }[];
};
