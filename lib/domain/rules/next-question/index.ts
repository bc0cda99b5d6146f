export {
  nextQuestions,
  planQuestions,
  type QuestionGain,
  type QuestionInput,
  type QuestionPlan,
  type WeighedRule,
} from './next-question';
