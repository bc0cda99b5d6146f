export { canonicalRule, canonicalText } from './canonical';
export { type CodeLists, isListed, withCodeLists } from './code-list';
export {
  type CodeList,
  type FactCatalogue,
  type FactEntry,
  type FactKind,
  factEntry,
  type Power,
} from './fact-catalogue';
export { type DocumentProblem, documentProblems } from './problems';
export { exchangeInto } from './rates';
export { NO_LIBRARY, type Resolution, resolve } from './resolve';
export { checkedKey, type ResolveProblem } from './resolving';
export {
  rateSchema,
  ruleCatalogueSchema,
  ruleDocumentSchema,
  ruleJsonSchema,
  writtenRuleSchema,
} from './schema';
export * from './types';
export { factsOf, nodesOf, partsOf } from './walk';
