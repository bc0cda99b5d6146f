export { ChangeChart, type ChangeRow } from './change-chart';
export type { Column } from './chart';
export { LevelChart, type LevelRow } from './level-chart';
export { PartChart, type PartRow } from './part-chart';
export { ShareChart, type ShareRow } from './share-chart';
