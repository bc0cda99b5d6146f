export { hasNewWord, wordProblem } from './activity';
export type { FormReading, ScreenContext } from './form';
export {
  factsOf,
  isFieldOf,
  isKeptApart,
  isScreenId,
  type ParsedScreen,
  parseScreen,
  screensAsking,
} from './parse-screen';
export { withListed } from './ties';
