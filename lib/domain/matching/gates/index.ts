export { toldAs } from './criterion';
export { doorOf, gatesAgain, gatesOf, statusOf } from './gates';
export { type Condition, GATE_IDS, type GateId, type GateInput, type Gates, type Need } from './types';
