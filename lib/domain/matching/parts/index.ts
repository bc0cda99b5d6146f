export { isMoreThanSaid, mayBeWithinLimit, mayBeWithinSaid, moreThanLimit } from './cost';
export { fartherThanSaid, isFartherThanSaid } from './dist';
export { fitOf, isTakenFurther } from './need';
export { type Parts, partsOf, partValues, pointsOf, totalOf } from './score';
export type { PartInput } from './types';
