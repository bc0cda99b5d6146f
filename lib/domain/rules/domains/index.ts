export { findWorld } from './search';
export { areEqual, implies, leavesOf, type Space, spaceOf, whenItHolds } from './space';
export type { Cell, Formula, Found, Literal, Variable, World } from './types';
