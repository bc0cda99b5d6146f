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
  WithdrawnCurrencies,
} from './types';
export { LINT_SEVERITIES } from './types';
