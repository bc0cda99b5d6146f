export type { ScreenContext } from './form';
export { factsOf, isScreenId, type ParsedScreen, parseScreen, screensAsking } from './parse-screen';
