export { answerNext } from './answer-next';
