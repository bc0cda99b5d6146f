import { resolve } from 'node:path';
import type { IsoDate } from '@/lib/domain/dates';
import { LINT_SEVERITIES, type Severity } from '@/lib/domain/rules';
import type { Locale } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { type Asked, badValue, type Given, mistake, readCommandLine } from '../command-line';
import { REGISTERS } from './facts';

/** What the command can be asked to do. */
export const TASKS = ['lint', 'explain', 'near-miss', 'diff', 'test', 'import', 'export'] as const;
export type Task = (typeof TASKS)[number];

/** Where rules are taken from, and what they are turned into. */
const SOURCES = ['jsonlogic', 'uk', 'us'] as const;
export type Source = (typeof SOURCES)[number];
const TARGETS = ['jsonlogic'] as const;

const LEVELS = ['error', 'warning', 'hint'] as const satisfies readonly Severity[];
const NAMED_FACTS: readonly string[] = ['diagnostic', 'none', 'programmes'];

const NO_REGISTER = 'none';
/** An error has to be mended. */
const ACCEPTABLE = Object.entries(LINT_SEVERITIES).flatMap(([code, severity]) =>
  severity === 'error' ? [] : [code],
);

const OPTIONS = {
  'as-of': 'text',
  level: 'text',
  register: 'text',
  accept: 'text',
  facts: 'text',
  rule: 'text',
  firm: 'text',
  catalogue: 'text',
  firms: 'text',
  by: 'text',
  from: 'text',
  to: 'text',
  out: 'text',
  json: 'mark',
} as const;
type Name = keyof typeof OPTIONS;

/** The tasks that an option means something for. */
const GOES_WITH: Readonly<Record<Name, readonly Task[]>> = {
  'as-of': ['lint', 'explain', 'near-miss', 'diff'],
  level: ['lint'],
  register: ['lint'],
  accept: ['lint'],
  facts: ['lint', 'explain', 'near-miss', 'diff', 'test', 'import', 'export'],
  rule: ['explain', 'near-miss', 'export'],
  firm: ['explain', 'near-miss'],
  catalogue: ['near-miss'],
  firms: ['diff'],
  by: ['diff'],
  from: ['import'],
  to: ['export'],
  out: ['import', 'export'],
  json: TASKS,
};

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
  /** Registers that limits are held against; null: those whose country the rules can be about. */
  registers: readonly string[] | null;
  /** Codes of findings that are neither told nor counted. */
  accepted: readonly string[];
  rule: string | null;
  firm: string | null;
  /** Offerings that may lead further. */
  catalogue: string | null;
  firms: string | null;
  by: readonly string[];
  from: Source;
  to: (typeof TARGETS)[number];
  /** Where the result goes; null: to the terminal. */
  out: string | null;
  json: boolean;
};

/** In: arguments and the folder that relative paths start from. Out: what is asked, or in words what is wrong with it. */
export function readOptions(args: readonly string[], folder: string): Asked<Options> {
  const usage = { options: OPTIONS, help: (t: Translator) => t('rule-checks.help'), takesOthers: true };
  return readCommandLine(args, { usage, folder }, (given) => optionsOf(given, folder));
}

function optionsOf(given: Given<Name>, folder: string): Options {
  const { lang, text, path } = given;
  const { task, files } = taskOf(given, folder);
  for (const name of namesIn(given))
    if (!GOES_WITH[name].includes(task)) throw belongs(given, name, GOES_WITH[name].join(', '));
  if (text('by') !== null && text('firms') === null) throw belongs(given, 'by', '--firms');
  const facts = text('facts') ?? 'diagnostic';
  return {
    ...{ task, files, lang },
    asOf: given.day('as-of'),
    level: given.oneOf('level', LEVELS, 'warning'),
    facts: NAMED_FACTS.includes(facts) ? facts : resolve(folder, facts),
    registers: registersIn(given),
    accepted: listIn(given, 'accept', ACCEPTABLE) ?? [],
    rule: text('rule'),
    firm: task === 'near-miss' ? given.neededPath('firm') : path('firm'),
    catalogue: path('catalogue'),
    firms: path('firms'),
    by: text('by')?.split(',').filter(Boolean) ?? [],
    from: task === 'import' ? formOf(given, 'from', SOURCES) : 'jsonlogic',
    to: task === 'export' ? formOf(given, 'to', TARGETS) : 'jsonlogic',
    out: path('out'),
    json: given.isMarked('json'),
  };
}

function taskOf({ t, others }: Given<Name>, folder: string): Pick<Options, 'task' | 'files'> {
  const [asked = '', ...paths] = others;
  const task = TASKS.find((one) => one === asked);
  if (!task) throw mistake(t('rule-checks.needsTask', { task: asked || 'none' }));
  const [first, ...more] = paths.map((path) => resolve(folder, path));
  const needed = task === 'diff' ? 2 : 1;
  if (!first || paths.length !== needed)
    throw mistake(t('rule-checks.needsFiles', { task, needed, given: paths.length }));
  return { task, files: [first, ...more] };
}

/** Codes with commas between; one that is not among these is refused. */
function listIn({ text, t }: Given<Name>, name: Name, allowed: readonly string[]): readonly string[] | null {
  const words = text(name)?.split(',').filter(Boolean);
  const value = words?.find((word) => !allowed.includes(word));
  if (value !== undefined) throw badValue(t, { option: `--${name}`, value, allowed });
  return words ?? null;
}

function registersIn(given: Given<Name>): readonly string[] | null {
  if (given.text('register') === NO_REGISTER) return [];
  return listIn(given, 'register', [...REGISTERS, NO_REGISTER]);
}

function namesIn({ names }: Given<Name>): readonly Name[] {
  return names.filter((name): name is Name => Object.hasOwn(OPTIONS, name));
}

function belongs({ t }: Given<Name>, name: Name, other: string): Error {
  return mistake(t('commands.goesWith', { option: `--${name}`, other }));
}

/** Each of these names what a file holds, so there is none to fall back on. */
function formOf<Form extends string>({ needed, t }: Given<Name>, name: Name, forms: readonly Form[]): Form {
  const value = needed(name);
  const form = forms.find((one) => one === value);
  if (!form) throw badValue(t, { option: `--${name}`, value, allowed: forms });
  return form;
}
