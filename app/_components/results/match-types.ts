import type { PartRow } from '@/lib/charts';
import type { FilledBy } from '@/lib/domain/vocabulary';
import type { StatusKind } from '../status';
import type { ChangeItem, Link } from './types';

/** One thing that an offering asks, beside what the firm answered. */
export type Requirement = {
  key: string;
  asks: string;
  answer: string;
  is: 'met' | 'unmet' | 'open';
  status: string;
  /** Where the answer can be changed; `hidden` names it for those who do not see the row. */
  change: (Link & { hidden: string }) | null;
};

/** One rule of the institution with its outcome in words. */
export type RuleRow = { key: string; rule: string; is: StatusKind; outcome: string };

/** One line of the facts, with a link where it says more. */
export type MatchFact = { name: string; value: string; link?: Link };

/** One match explained, all in words. */
export type MatchPageView = {
  id: string;
  name: string;
  /** Whether the firm keeps it in mind; null for a visitor, who keeps nothing. */
  isKept: boolean | null;
  /** `but`: what speaks against taking part, in the same sentence. */
  status: { is: StatusKind; text: string; but?: string };
  facts: readonly MatchFact[];
  offering: Link;
  institution: Link;
  next: string | null;
  /** The way to ask the institution for it, and what it takes. */
  ask: { text: string | null; link: Link } | null;
  notes: readonly string[];
  /** How sure the size is that the requirements were compared with. */
  sizeNotes: readonly string[];
  requirements: readonly Requirement[];
  parts: { rows: readonly PartRow[]; total: string } | null;
  /** Said where there are no parts; null where nothing could be worked out. */
  noParts: string | null;
  /** Questions whose answers would settle it. */
  settle: { text: string; links: readonly Link[] } | null;
  changes: readonly ChangeItem[];
  appeal: string | null;
  rules: readonly RuleRow[];
  rulesCaption: string;
  rulesMore: Link;
  stale: boolean;
  filledBy: FilledBy;
};
