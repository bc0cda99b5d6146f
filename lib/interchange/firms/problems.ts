import { closestTo } from '@/lib/domain/rules';
import type { Translator } from '@/lib/messages';
import { type JsonNode, partAt } from '../json';
import { placed } from '../rules/words';
import type { FirmProblem, Known } from './check';
import { expectedAt, fieldNames, isField } from './fields';

const MOST_SHOWN = 60;

/** A refused firm, or one with something odd: its number in the file, what is written there, and the lines above it. */
export type Refused = {
  number: number;
  value: unknown;
  node: JsonNode;
  above: number;
  problems: readonly FirmProblem[];
};

type Say = { t: Translator; file: string; known: Known };

/** In: a refused firm. Out: a line for each thing that is wrong with it, all fields that are missing in one. */
export function problemLines(refused: Refused, say: Say): readonly string[] {
  const { problems, value, number } = refused;
  const { t } = say;
  const who = whoIs(value, number, t);
  const missing = problems.filter(({ code }) => code === 'missing').map(({ path }) => path.join('.'));
  const others = problems.filter(({ code }) => code !== 'missing');
  return [
    ...others.map((problem) => `${placeOf(problem.path, refused, say)} ${sentence(problem, who, say)}`),
    ...(missing.length > 0
      ? [
          `${placeOf([], refused, say)} ${t('commands.firms.missing', {
            ...{ who, fields: missing.join(', '), count: missing.length },
          })}`,
        ]
      : []),
  ];
}

/** In: what is written of a firm and its number. Out: the firm by its id where it has one. */
export function whoIs(value: unknown, number: number, t: Translator): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' && id !== ''
    ? t('commands.firms.who', { id, number })
    : t('commands.firms.whoElse', { number });
}

/** In: a path in a firm. Out: the file, the line and the column where that stands. */
export function placeOf(
  path: readonly PropertyKey[],
  { node, above }: Pick<Refused, 'node' | 'above'>,
  { file }: Pick<Say, 'file'>,
): string {
  const { line, column } = partAt(node, path).at;
  return placed(file, { line: line + above, column });
}

function sentence({ path, code, found }: FirmProblem, who: string, { t, known }: Say): string {
  const [field = ''] = path;
  switch (code) {
    case 'no_firm':
      return t('commands.firms.noFirm', { who, found: shown(found) });
    case 'unknown_field': {
      const near = closestTo(String(field), fieldNames());
      return t('commands.firms.unknownField', {
        ...{ who, field: String(field), near: near[0] ?? '', count: near.length },
      });
    }
    case 'unknown_step': {
      const near = nearTo(found, known.steps);
      return t('commands.firms.unknownStep', { who, found: shown(found), near });
    }
    case 'unknown_member': {
      const near = nearTo(found, known.institutions);
      return t('commands.firms.unknownMember', { who, found: shown(found), near });
    }
    case 'wrong':
    case 'missing':
      return t('commands.firms.wrong', {
        ...{ who, field: path.join('.'), found: shown(found) },
        expected: isField(field) ? expectedAt(field, t) : '',
      });
  }
}

/** The few that are most alike; `none` where nothing is. */
function nearTo(found: unknown, known: ReadonlySet<string>): string {
  return closestTo(String(found), known).slice(0, 3).join(', ') || 'none';
}

/** As it is written in the file, cut to what one can look at. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
