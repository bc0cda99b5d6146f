import { day } from '../../dates';
import { NO_LIBRARY, type RuleDocument, type RuleLibrary, type WrittenRule } from '../language';
import { lintRule } from './rule';
import type { LintFinding, LintSetting } from './types';

export const AS_OF = day('2026-05-15');
export const SOURCE = { title: 'Call 7, 2026' };

/** In: a written rule. Out: the document it is the whole of. */
export function documentOf(rule: WrittenRule, more: Partial<RuleDocument> = {}): RuleDocument {
  return { language: 'puente-rules/1', id: 'R', version: 1, title: { en: 'A rule' }, rule, ...more };
}

/** Nothing known of facts, an empty library, no registers. */
export function settingOf(more: Partial<LintSetting> = {}): LintSetting {
  return { library: NO_LIBRARY, facts: null, registers: [], asOf: AS_OF, ...more };
}

export function libraryOf(more: Partial<RuleLibrary>): RuleLibrary {
  return { ...NO_LIBRARY, ...more };
}

/** In: a rule. Out: everything found in it. */
export function found(rule: WrittenRule, more: Partial<LintSetting> = {}): readonly LintFinding[] {
  return lintRule(documentOf(rule), settingOf(more));
}

/** Findings as `code node`, in their order. */
export function told(findings: readonly LintFinding[]): readonly string[] {
  return findings.map(({ code, node }) => `${code} ${node}`);
}

export function group(op: 'all' | 'any', id: string, ...of: readonly WrittenRule[]): WrittenRule {
  return { id, op, of };
}

export function between(id: string, min: number | null, max: number | null, fact = 'employees'): WrittenRule {
  return { id, op: 'between', fact, min, max };
}

export function under(id: string, codes: readonly string[], except?: readonly string[]): WrittenRule {
  return { id, op: 'under', fact: 'isic', codes, ...(except && { except }) };
}

/** The mark went in March 2002, and the crown of Czechoslovakia in March 1993, for two others. */
export const WITHDRAWN = new Map([
  ['DEM', { withdrawn: '2002-03', successor: 'EUR' }],
  ['CSK', { withdrawn: '1993-03', successor: null }],
  ['USD', { withdrawn: '2999-01', successor: 'EUR' }],
]);
