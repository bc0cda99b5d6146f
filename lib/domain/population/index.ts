export { type Cells, cellsOf, tallyCells } from './cells';
export { putFirm } from './change-firm';
export { type Codes, type Column, type Columns, valueAt } from './columns';
export { addFirm, type ColumnsBuilder, finishColumns, startColumns } from './columns-builder';
export { addTallies, type Counts, countsOf, type Tally, tallyRules, threeCounts } from './counts';
export { fill } from './fill';
export type { Filling } from './filling';
export { type Kernels, plainKernels } from './kernels';
export { PARTITION_FIRMS } from './layout';
export { type Memory, memoryOf } from './memory';
export { type CellMoves, type MoveCounts, movesByFacts, movesOf } from './moves';
export { clusteredOrder, reordered } from './order';
export { type Planes, planeWords, startPlanes } from './planes';
export {
  forgetRule,
  type MakeRoom,
  type Population,
  putRule,
  startPopulation,
  type ToFill,
  type Trial,
  takeRule,
  tryRule,
} from './population';
export type { Program } from './program';
export { factsOfRule } from './rule-facts';
export type { PlannedCriterion, PlannedRule } from './rule-plan';
export { type Desk, deskOf } from './run';
export { readSnapshot, type Snapshot, writeSnapshot } from './snapshot';
export { tallySoleBarriers } from './sole-barrier';
export { wasmKernels } from './wasm-kernels';
export { type Change, changesOf, tallyChange } from './what-if';
