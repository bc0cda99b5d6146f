export { catalogueFileSchema, catalogueFromFile } from './catalogue-schema';
export { entryFacts } from './entry-facts';
export { type EntryInput, entryRuleOf } from './entry-rule';
export { type ExampleFirm, type ExampleReference, exampleFirmSchema, firmFromExample } from './example-firm';
export { GATE_CODES, GATE_IDS, RULE_GATE, waitsForInstitution, waitsForOwnAnswer } from './gates';
export { knownFacts } from './known-facts';
export { ruleOfOffering } from './offering-rule';
export { ruleWithAnswers } from './own-answers';
export { POLICY_2026_1, rankingPolicySchema } from './policy';
export { byRank } from './ranking';
export { REASON_CODES, type ReasonCode } from './reason-codes';
export { regionsAskedFor } from './regions-asked-for';
export { ENGINE_VERSION, matchOffering, runMatching } from './run';
export {
  type Because,
  type ResultChange,
  resultChanges,
  type Told,
  type ToldState,
  toldNow,
} from './told';
export type * from './types';
