export { classify, type SizeFacts } from './classify';
export { type SizeMeasure, type SizeRules, sizeRulesSchema } from './schema';
