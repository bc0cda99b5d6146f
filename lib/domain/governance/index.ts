export { governmentAtTheTable, type Pg01 } from './pg-01';
export { type Pg02, varietyOfAssociations } from './pg-02';
export { investTogether, type Pg04 } from './pg-04';
export { type Pg06, servedPlacesHoldSeats } from './pg-06';
export { shortfallsOf } from './shortfall';
export type { Contribution, Seat } from './types';
