export { profileReader } from './profile';
export { type CaseResult, runConformanceFile } from './run';
export {
  type ConformanceCase,
  type ConformanceFile,
  conformanceFileSchema,
  conformanceJsonSchema,
  type Expectation,
  type Profile,
  type ProfileFact,
  profileSchema,
} from './schema';
