export { hasNewWord } from './activity';
export type { ScreenContext } from './form';
export {
  factsOf,
  isFieldOf,
  isKeptApart,
  isScreenId,
  type ParsedScreen,
  parseScreen,
  screensAsking,
} from './parse-screen';
