export { answerReader } from './answer-reader';
export {
  activitySchema,
  associationsSchema,
  CHECKLISTS,
  type Checklist,
  certificatesSchema,
  checklistSchema,
  knowSchema,
  parseAnswer,
  prioritiesSchema,
  programmesSchema,
  tiesSchema,
} from './answer-schemas';
export { ACTIVITIES_WITH_LIST, checklistsFor } from './checklists';
export { diagnosticFacts } from './fact-catalogue';
export { instrument, isQuestionFact, question, questionFacts } from './instrument';
export { type Instrument, instrumentSchema, type Question } from './instrument-schema';
export { type Capitals, questionsOfGroup, questionsTelling, settledGroups } from './measures/groups';
export { qualityMovedBy, waitsForActivity } from './measures/levels';
export { salesBands } from './measures/size';
export { areSourcesToName, isPlaceOpen, mayBeOf, placedAgain } from './measures/ties';
export { answeredAlso } from './one-more';
export { type ProfileInput, profileOf, withOneMore } from './profile';
export { factReader, questionsBehind, readableFacts } from './reader';
export {
  type Form,
  nextScreen,
  previousScreen,
  type Screen,
  screenOf,
  screens,
  screensShown,
} from './screens';
export { knownValue, latestAnswers, whyUnknown } from './sheet';
export { shownQuestions } from './shown';
export { type Standard, type Standards, standardsFor, standardsSchema } from './standards';
export type * from './types';
