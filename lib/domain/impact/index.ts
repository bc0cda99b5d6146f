export { type EntryChange, factsOfChange, impactOfChange } from './change';
export type { CountedGroup, ImpactOnFirms } from './impact';
export { type PreparedPart, preparedColumn, preparedColumns, preparedPart } from './prepared';
export { countedFacts } from './ways';
