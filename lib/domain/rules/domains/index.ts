export { findWorld } from './search';
export { areEqual, certaintyOf, implies, leavesOf, type Space, spaceOf } from './space';
export type { Cell, Formula, Found, Literal, Variable, World } from './types';
