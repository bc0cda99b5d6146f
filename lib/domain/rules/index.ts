export { evaluate } from './evaluate';
export { combineAll, combineAny } from './groups';
export { liesUnder } from './hierarchy';
export type {
  FactReader,
  FactValue,
  Finding,
  Reason,
  ReasonValues,
  Rule,
  RuleResult,
  Verdict,
} from './types';
