export { isGeneric } from './access';
export { toldAs } from './criterion';
export { doorOf, gatesAgain, gatesOf, statusOf } from './gates';
export {
  isCheckedThere,
  questionsFor,
  questionsUnmet,
  waitsForInstitution,
  waitsForOwnAnswer,
} from './own-rule';
export {
  type AnyGateId,
  type Condition,
  GATE_CODES,
  GATE_IDS,
  type GateId,
  type GateInput,
  type Gates,
  type Need,
  RULE_GATE,
} from './types';
