import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type IsoDate, isIsoDate } from '@/lib/domain/dates';
import type { Severity } from '@/lib/domain/rules';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';

/** What the command can be asked to do. */
export const TASKS = ['lint', 'explain', 'diff', 'test'] as const;
export type Task = (typeof TASKS)[number];
const LEVELS = ['error', 'warning', 'hint'] as const satisfies readonly Severity[];

/** The command line, checked. */
export type Options = {
  task: Task;
  /** One file, or two for `diff`. */
  files: readonly [string, ...string[]];
  /** null: today. */
  asOf: IsoDate | null;
  lang: Locale;
  level: Severity;
  facts: string;
  rule: string | null;
  firm: string | null;
  firms: string | null;
  by: readonly string[];
  json: boolean;
};

export type Asked =
  | { kind: 'run'; options: Options }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; text: string };

/** In: arguments and the folder that relative paths start from. Out: what is asked, or in words what is wrong with it. */
export function readOptions(args: readonly string[], folder: string): Asked {
  const given = parsed(args);
  if (typeof given === 'string')
    return { kind: 'wrong', text: translator('en')('rule-checks.badOption', { detail: given }) };
  const { values, positionals } = given;
  const lang = LOCALES.find((locale) => locale === values.lang);
  const t = translator(lang ?? 'en');
  const wrong = (option: string, value: string, allowed: string): Asked => ({
    kind: 'wrong',
    text: t('rule-checks.badValue', { option, value, allowed }),
  });
  if (values.help) return { kind: 'help', text: t('rule-checks.help') };
  if (!lang) return wrong('--lang', values.lang, LOCALES.join(', '));
  const [asked = '', ...paths] = positionals;
  const task = TASKS.find((one) => one === asked);
  if (!task) return { kind: 'wrong', text: t('rule-checks.needsTask', { task: asked }) };
  const [first, ...others] = paths.map((path) => resolve(folder, path));
  const needed = task === 'diff' ? 2 : 1;
  if (!first || paths.length !== needed)
    return { kind: 'wrong', text: t('rule-checks.needsFiles', { task, needed, given: paths.length }) };
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isIsoDate(asOf)) return wrong('--as-of', asOf, '2026-05-31');
  const level = LEVELS.find((one) => one === values.level);
  if (!level) return wrong('--level', values.level, LEVELS.join(', '));
  const path = (file: string | undefined) => (file === undefined ? null : resolve(folder, file));
  const { facts, rule = null, json } = values;
  const isNamed = ['diagnostic', 'none', 'programmes'].includes(facts);
  return {
    kind: 'run',
    options: {
      ...{ task, files: [first, ...others], asOf, lang, level, rule, json },
      facts: isNamed ? facts : resolve(folder, facts),
      firm: path(values.firm),
      firms: path(values.firms),
      by: values.by?.split(',').filter(Boolean) ?? [],
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        lang: { type: 'string', default: 'en' },
        level: { type: 'string', default: 'warning' },
        facts: { type: 'string', default: 'diagnostic' },
        rule: { type: 'string' },
        firm: { type: 'string' },
        firms: { type: 'string' },
        by: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
