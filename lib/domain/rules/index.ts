export { type Certainty, type CriterionKinds, certaintyOf, criterionKinds } from './certainty';
export * from './conformance';
export { isCurrency } from './currency';
export * from './diff';
export { evaluate } from './evaluate';
export { factsFromJson, factsToJson } from './fact-json';
export { type CompiledRules, compileRules } from './fast';
export { combineAll, combineAny } from './groups';
export { divisionsOf, liesInAreas, liesUnder } from './hierarchy';
export * from './language';
export * from './lint';
export * from './near-miss';
export * from './next-question';
export { plainNodes } from './plain-nodes';
export { converted } from './ranges';
export { type TextFinding, type TextReading, textFindings } from './texts';
export type {
  Area,
  Entity,
  FactEvent,
  FactReader,
  FactValue,
  Finding,
  Measured,
  Reason,
  ReasonValues,
  Relation,
  Rule,
  RuleResult,
  Term,
  Verdict,
} from './types';
