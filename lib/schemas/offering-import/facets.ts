import { canonicalJson } from '../../domain/canonical-json';
import { afterStep, ELIGIBILITY, type Eligibility, groupOf } from '../../domain/eligibility';
import type { Rate, WrittenRule } from '../../domain/rules';
import { barrierOf, PROSE } from '../rule-facts';
import { FACETS } from './columns';
import { cellOf, type ImportProblemCode, itemsOf } from './shapes';

type Fields = Readonly<Record<string, unknown>>;
type Made =
  | { ok: true; eligibility: Eligibility | null }
  | { ok: false; column: string; code: ImportProblemCode };

/** In: what the columns of conditions say, each as read, and the rates of the day. Out: the rule of it; null where they ask nothing. */
export function ruleOfFacets(said: Fields, rates: readonly Rate[]): Made {
  const wrong = problemOf(said);
  if (wrong) return { ok: false, ...wrong };
  let rule: Eligibility | null = null;
  for (const criterion of criteriaOf(said)) {
    const after = afterStep(rule, { step: 'add', group: ELIGIBILITY, criterion }, rates);
    if (typeof after === 'string') return { ok: false, column: 'rule_checks_en', code: 'ruleLarge' };
    rule = after;
  }
  return { ok: true, eligibility: rule };
}

function problemOf(said: Fields): { column: string; code: ImportProblemCode } | null {
  for (const [from, to] of [
    ['employees_min', 'employees_max'],
    ['turnover_min', 'turnover_max'],
    ['age_min_months', 'age_max_months'],
  ] as const) {
    const [min, max] = [limit(said, from), limit(said, to)];
    if (min !== null && max !== null && min > max) return { column: `rule_${to}`, code: 'order' };
  }
  const hasTurnover = limit(said, 'turnover_min') !== null || limit(said, 'turnover_max') !== null;
  if (hasTurnover && !said.turnover_currency) return { column: 'rule_turnover_currency', code: 'needed' };
  if (list(said, 'checks_en').length !== list(said, 'checks_es').length)
    return { column: 'rule_checks_es', code: 'lines' };
  return null;
}

function criteriaOf(said: Fields): readonly WrittenRule[] {
  const employees = { min: limit(said, 'employees_min'), max: limit(said, 'employees_max') };
  const turnover = { min: limit(said, 'turnover_min'), max: limit(said, 'turnover_max') };
  const age = { min: limit(said, 'age_min_months'), max: limit(said, 'age_max_months') };
  const unit = typeof said.turnover_currency === 'string' ? said.turnover_currency : '';
  const sizes = list(said, 'sizes');
  return [
    ...(isLimit(employees)
      ? [condition('employees', { op: 'between', id: 'employees.is', fact: 'firm.employees', ...employees })]
      : []),
    ...(isLimit(turnover)
      ? [
          condition('turnover', {
            op: 'between',
            id: 'turnover.is',
            fact: 'firm.turnover',
            ...turnover,
            unit,
          }),
        ]
      : []),
    ...(isLimit(age)
      ? [condition('age', { op: 'elapsed', id: 'age.is', fact: 'firm.founded', unit: 'months', ...age })]
      : []),
    ...area('places', 'firm.subdivision', list(said, 'places')),
    ...area('sectors', 'firm.isic', list(said, 'sectors')),
    ...(sizes.length > 0
      ? [condition('sizes', { op: 'in', id: 'sizes.is', fact: 'size.class', values: sizes })]
      : []),
    ...checks(list(said, 'checks_en'), list(said, 'checks_es')),
  ];
}

type Leaf = Extract<WrittenRule, { fact: string }> | Extract<WrittenRule, { op: 'not' }>;

function condition(id: string, of: Leaf): WrittenRule {
  const leaf = of.op === 'not' ? of.of : of;
  const barrier = barrierOf('fact' in leaf ? leaf.fact : PROSE);
  return { op: 'criterion', id, kind: 'hard', barrier, of };
}

/** A mark of exclamation leaves a code out; where nothing else is listed, everything but that is in. */
function area(id: string, fact: string, codes: readonly string[]): readonly WrittenRule[] {
  const within = codes.filter((code) => !code.startsWith('!')).toSorted();
  const except = codes
    .filter((code) => code.startsWith('!'))
    .map((code) => code.slice(1))
    .toSorted();
  if (codes.length === 0) return [];
  const leaf = { id: `${id}.is`, op: 'under', fact } as const;
  if (within.length === 0)
    return [condition(id, { op: 'not', id: `${id}.is.not`, of: { ...leaf, codes: except } })];
  return [condition(id, { ...leaf, codes: within, ...(except.length > 0 && { except }) })];
}

/** Conditions in words, which the institution checks. */
function checks(en: readonly string[], es: readonly string[]): readonly WrittenRule[] {
  return en.map((text, index) => {
    const id = `check-${index + 1}`;
    const of: WrittenRule = { op: 'prose', id: `${id}.is`, text: { en: text, es: es[index] ?? text } };
    return { op: 'criterion', id, kind: 'to_verify', barrier: barrierOf(PROSE), of };
  });
}

function limit(said: Fields, name: string): number | null {
  const value = said[name];
  return typeof value === 'number' ? value : null;
}

function list(said: Fields, name: string): readonly string[] {
  const value = said[name];
  return Array.isArray(value) ? value.map(String) : [];
}

function isLimit({ min, max }: { min: number | null; max: number | null }): boolean {
  return min !== null || max !== null;
}

/** In: the rule of an offering. Out: the cells that say the same; null where these columns cannot say it. */
export function cellsOfRule(eligibility: Eligibility): Readonly<Record<string, string>> | null {
  if (eligibility.personas.length > 0 || eligibility.questions) return null;
  const parts = groupOf(eligibility.rule)?.of ?? [];
  const said = Object.assign({}, ...parts.map((part) => (part.op === 'criterion' ? saidBy(part.of) : {})), {
    checks_en: textsOf(parts, 'en'),
    checks_es: textsOf(parts, 'es'),
  });
  const made = ruleOfFacets(said, []);
  // Told again as it was read, or not at all.
  if (!made.ok || !made.eligibility) return null;
  if (canonicalJson(made.eligibility.rule) !== canonicalJson(eligibility.rule)) return null;
  const cells = FACETS.map(({ name, shape, at }) => [name, cellOf(shape, said[at[1] ?? ''])] as const);
  return cells.some(([name, cell]) => !isReadAgain(name, cell, said)) ? null : Object.fromEntries(cells);
}

/** Nought stands for no limit in a cell, and a line of a list is no line break within one. */
function isReadAgain(name: string, cell: string, said: Fields): boolean {
  const value = said[name.replace(/^rule_/, '')];
  if (typeof value === 'number') return value > 0 && Number(value.toFixed(2)) === value;
  if (!Array.isArray(value)) return true;
  const items = name.startsWith('rule_checks') ? cell.split('\n') : itemsOf(cell);
  return value.length === 0 || canonicalJson(items) === canonicalJson(value);
}

function saidBy(rule: WrittenRule): Fields {
  if (rule.op === 'not' && rule.of.op === 'under')
    return { [areaName(rule.of.fact)]: rule.of.codes.map((code) => `!${code}`) };
  switch (rule.op) {
    case 'between':
      return rule.unit === undefined
        ? { employees_min: rule.min, employees_max: rule.max }
        : { turnover_min: rule.min, turnover_max: rule.max, turnover_currency: rule.unit };
    case 'elapsed':
      return { age_min_months: rule.min, age_max_months: rule.max };
    case 'under':
      return { [areaName(rule.fact)]: [...rule.codes, ...(rule.except ?? []).map((code) => `!${code}`)] };
    case 'in':
      return { sizes: rule.values };
    default:
      return {};
  }
}

function areaName(fact: string): string {
  return fact === 'firm.isic' ? 'sectors' : 'places';
}

function textsOf(parts: readonly WrittenRule[], locale: 'en' | 'es'): readonly string[] {
  return parts.flatMap((part) =>
    part.op === 'criterion' && part.of.op === 'prose' ? [part.of.text[locale] ?? ''] : [],
  );
}
