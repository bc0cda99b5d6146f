export { readFinding } from './finding';
export { findingLines, ruleLines } from './lines';
export { plainRuleNames } from './names';
export { readRule } from './read';
export type {
  FactWords,
  FindingReading,
  MissingFact,
  RuleNames,
  RuleNote,
  RuleReading,
  RuleSay,
} from './types';
