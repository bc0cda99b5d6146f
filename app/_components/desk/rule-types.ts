import type { GroupKind } from '@/lib/domain/eligibility';
import type { RuleSource, Severity } from '@/lib/domain/rules';
import type { FindingReading } from '@/lib/messages/rule-text';

/** One node of the rule builder, in words, with what can be done with it. */
export type RuleNodeView = {
  id: string;
  isRoot: boolean;
  title: string;
  kind: string | null;
  /** What a condition with a text of its own stands for. */
  opened: readonly string[] | null;
  source: RuleSource | null;
  lint: readonly { severity: Severity; text: string }[];
  group: { kind: GroupKind; count: number; add: string; parts: readonly RuleNodeView[] } | null;
  edit: string | null;
  place: { first: boolean; last: boolean; groups: readonly { value: string; label: string }[] };
};

/** A test firm with what came of it. */
export type TestFirmView = {
  id: string;
  name: string;
  passed: boolean;
  result: string;
  day: string;
  why: readonly FindingReading[];
  edit: string;
};
