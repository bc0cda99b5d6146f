export { lintCatalogue } from './catalogue';
export type {
  LintCode,
  LintFinding,
  LintSetting,
  Mend,
  RegisterBands,
  Replacement,
  Severity,
} from './types';
