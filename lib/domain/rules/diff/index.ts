export { type CatalogueDiff, diffCatalogues } from './catalogue';
export {
  betweenRules,
  type FirmBetween,
  type Impact,
  type ImpactRow,
  impactOf,
  MOVES,
  type Move,
  moveOf,
} from './impact';
export type { ChangeCode, DocumentDiff, Effect, RuleChange } from './types';
