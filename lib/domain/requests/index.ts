export { mayAskAgain } from './again';
export { type AnswerRecord, answerRecord, answersOf } from './answers';
export {
  type AnswerClock,
  answerClock,
  appealUntil,
  DEFAULT_TERMS,
  type RequestEvent,
  type RequestTerms,
  waitUntil,
} from './clock';
export { STEP_NEEDS, type StepNeeds } from './needs';
export * from './states';
