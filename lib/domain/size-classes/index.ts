export { classify, type SizeFacts } from './classify';
export { type Headcount, headcountsOf } from './headcounts';
export { passesOverSales } from './legal-test';
export { type SizeFact, type SizeMeasure, type SizeRules, sizeRulesSchema } from './schema';
