import type { FilledBy } from '@/lib/domain/vocabulary';
import type { LevelsPart } from './levels';
import type { MatchRow, NothingView } from './types';

type Pair = { name: string; value: string };

/** A match with every reason for its place. */
export type PrintMatch = MatchRow & {
  points: string;
  /** What has to come first. */
  first: readonly string[];
  /** What would have to be answered to settle it. */
  settle: string | null;
  parts: readonly { name: string; sentence: string }[];
};

/** A result on paper: title block, matches, what is open, levels, versions. */
export type PrintView = {
  head: readonly Pair[];
  sentence: string;
  /** What an owner should know before the list. */
  remarks: readonly string[];
  filledBy: FilledBy;
  stale: boolean;
  matches: readonly PrintMatch[];
  /** Where little or nothing fits. */
  little: NothingView | null;
  next: readonly string[];
  money: readonly string[];
  levels: LevelsPart;
  versions: readonly Pair[];
};
