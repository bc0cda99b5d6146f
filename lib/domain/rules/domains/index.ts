export { bareText } from './bare';
export { allOf, anyOf, negated } from './formulas';
export { type Budget, findWorld, STEPS_PER_LOOK, STEPS_PER_NODE, spend } from './search';
export { excludes, implies, leavesOf, type Space, spaceOf, whenItHolds } from './space';
export type { Cell, Formula, Found, Literal, Variable, World } from './types';
