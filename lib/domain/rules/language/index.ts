export { canonicalRule, canonicalText } from './canonical';
export { type FactCatalogue, type FactEntry, type FactKind, factEntry, type Power } from './fact-catalogue';
export { type DocumentProblem, documentProblems } from './problems';
export { NO_LIBRARY, type Resolution, resolve } from './resolve';
export type { ResolveProblem } from './resolving';
export { ruleCatalogueSchema, ruleDocumentSchema, ruleJsonSchema, writtenRuleSchema } from './schema';
export * from './types';
export { factsOf, nodesOf, partsOf } from './walk';
