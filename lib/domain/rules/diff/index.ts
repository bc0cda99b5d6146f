export { type CatalogueDiff, diffCatalogues } from './catalogue';
export { betweenRules, type FirmBetween, type Impact, impactOf } from './impact';
export {
  type ImpactRow,
  MOVES,
  type Move,
  moveOf,
  ROW_COLUMNS,
  type RowCounts,
  type RowSum,
  shownRows,
} from './impact-rows';
export type { ChangeCode, DocumentDiff, Effect, RuleChange } from './types';
