import type { PartRow } from '@/lib/charts';
import type { StatusKind } from '../status';
import type { Link } from './types';

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

/** One change that would open an offering. */
export type ChangeItem = {
  key: string;
  text: string;
  who: string;
  leads: { text: string; links: readonly Link[] } | null;
  answer: Link | null;
};

/** One rule of the institution with its outcome in words. */
export type RuleRow = { key: string; rule: string; is: StatusKind; outcome: string };

/** One match explained, all in words. */
export type MatchPageView = {
  name: string;
  status: { is: StatusKind; text: string };
  facts: readonly { name: string; value: string }[];
  offering: Link;
  institution: Link;
  next: string | null;
  notes: readonly string[];
  requirements: readonly Requirement[];
  parts: { rows: readonly PartRow[]; total: string } | null;
  /** Said where there are no parts; null where nothing could be worked out. */
  noParts: string | null;
  settle: readonly Link[];
  changes: readonly ChangeItem[];
  appeal: string | null;
  rules: readonly RuleRow[];
  rulesCaption: string;
  rulesMore: Link;
  stale: boolean;
};
