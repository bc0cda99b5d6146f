export { withOwnQuestions } from './asked';
export { namesOfCodes } from './codes';
export { readFinding } from './finding';
export { findingLines, ruleLines, ruleSentence } from './lines';
export { type CodeTitles, plainRuleNames } from './names';
export { documentNotes } from './notes';
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
export { codeName, questionOf, wordsOf } from './words';
