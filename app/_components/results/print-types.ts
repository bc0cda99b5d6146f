import type { LevelRow } from '@/lib/charts';
import type { MatchRow } from './types';

type Pair = { name: string; value: string };

/** A match with every reason for its place. */
export type PrintMatch = MatchRow & {
  points: string;
  /** What has to come first. */
  first: readonly string[];
  parts: readonly { name: string; sentence: string }[];
};

/** A result on paper: title block, matches, what is open, levels, versions. */
export type PrintView = {
  head: readonly Pair[];
  sentence: string;
  stale: boolean;
  matches: readonly PrintMatch[];
  next: readonly string[];
  money: readonly string[];
  levels: { finding: string; caption: string; of: number; rows: readonly LevelRow[] };
  versions: readonly Pair[];
};
