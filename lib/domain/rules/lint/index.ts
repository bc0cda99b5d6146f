export { lintCatalogue } from './catalogue';
export { closestTo } from './nearest';
export type {
  LintCode,
  LintFinding,
  LintSetting,
  Mend,
  RegisterBands,
  Replacement,
  Severity,
} from './types';
export { LINT_SEVERITIES } from './types';
