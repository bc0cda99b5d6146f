export {
  type AskedCondition,
  type AskedResult,
  askedResults,
  verdictWithAnswers,
} from './asked';
export { type Blockers, blockersOf, eligibilityLint, type PersonaResult, personaResults } from './check';
export { MOST_DEPTH, MOST_NODES } from './edit';
export {
  askedKey,
  fittingAnswers,
  isAsked,
  LEAST_CHOICES,
  MOST_CHOICES,
  MOST_OWN_QUESTIONS,
  OWN_CHOICE_LENGTH,
  OWN_HELP_LENGTH,
  OWN_QUESTION_KINDS,
  OWN_QUESTION_LENGTH,
  type OwnQuestion,
  type OwnQuestionKind,
  ownQuestionSchema,
  withOwnFacts,
} from './questions';
export { afterStep, type RuleStep, ruleStepSchema } from './steps';
export { EMPTY_RULE, GROUP_KINDS, type GroupKind, type GroupView, groupOf, placesInTree } from './tree';
export {
  ELIGIBILITY,
  type Eligibility,
  eligibilitySchema,
  libraryOf,
  type Persona,
} from './types';
