export { classify, type SizeFacts } from './classify';
export { type SizeFact, type SizeMeasure, type SizeRules, sizeRulesSchema } from './schema';
