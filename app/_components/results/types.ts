import type { StatusKind } from '../status';

/** A link with its words. */
export type Link = { href: string; text: string };

/** One offering in the list of matches, all in words. */
export type MatchRow = {
  id: string;
  name: string;
  href: string;
  runner: string;
  /** Where, price for this firm, time. */
  facts: string;
  why: string;
  /** `but`: what speaks against taking part, in the same sentence. */
  status: { is: StatusKind; text: string; but?: string };
  /** What else to look at: the step before, what is open instead, the question to answer. */
  also: { text: string; links: readonly Link[]; more?: string } | null;
};

/** Matches of one status, in order. */
export type MatchGroup = {
  key: string;
  title: string;
  help: string | null;
  rows: readonly MatchRow[];
  all: Link | null;
};

/** A short text with links, beside the list. */
export type Box = {
  key: string;
  title: string;
  text: string;
  reasons?: readonly string[];
  links: readonly (Link & { note?: string })[];
  /** Asks something that paper cannot answer. */
  onScreen?: boolean;
};

/** One change that would open an offering. */
export type ChangeItem = {
  key: string;
  text: string;
  who: string;
  leads: { text: string; links: readonly Link[] } | null;
  answer: Link | null;
};

/** What stands beside a list that is empty or very short. */
export type NothingView = {
  /** Instead of the title of the list. */
  title: string;
  text: string | null;
  looked: { title: string; size: string | null; text: string; reasons: readonly string[] };
  change: {
    title: string;
    questions: readonly (Link & { note: string })[];
    /** Where no answer does it: what would have to change for the nearest offer. */
    steps: { intro: string; items: readonly ChangeItem[] } | null;
    none: string;
    /** Answers given that keep offers away and that the firm may change. */
    given: { text: string; links: readonly Link[] } | null;
  };
  nearest: { title: string; link: Link; whyTitle: string; reasons: readonly string[] } | null;
  call: { title: string; text: string; institutions: readonly Link[] };
};
