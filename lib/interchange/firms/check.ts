import type { z } from 'zod';
import { type ExampleFirm, exampleFirmSchema } from '@/lib/domain/matching';
import { ANSWER_FIELDS, answersOf, PEOPLE } from './fields';
import type { Codes } from './reference';

/** Why a firm is refused, and where in it; `found` is what stands there. */
export type FirmProblem = {
  path: readonly PropertyKey[];
  code: 'no_firm' | 'missing' | 'unknown_field' | 'wrong' | 'unknown_step' | 'unknown_member';
  found: unknown;
};

/** A firm with what is odd about it and does not keep it from being matched, or why it is refused. */
export type Checked =
  | { ok: true; firm: ExampleFirm; remarks: readonly FirmProblem[] }
  | { ok: false; problems: readonly FirmProblem[] };

/** What codes, steps and institutions there are. */
export type Known = { codes: Codes; steps: ReadonlySet<string>; institutions: ReadonlySet<string> };

/** In: what stands where a firm should, and the codes there are. Out: the firm, or everything that is wrong with it. */
export function checkFirm(value: unknown, known: Known): Checked {
  const parsed = exampleFirmSchema.safeParse(value);
  if (!parsed.success) {
    const problems = shapeProblems(parsed.error.issues, value);
    return { ok: false, problems: [...problems, ...codeProblems(soundPart(value, problems), known)] };
  }
  const problems = codeProblems(parsed.data, known);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, firm: parsed.data, remarks: remarksOn(parsed.data, known) };
}

/** Some fields of a firm. */
type Part = { [Field in keyof ExampleFirm]?: ExampleFirm[Field] | undefined };

/** The fields that have their shape, so that all that is wrong is told at once. */
function soundPart(value: unknown, problems: readonly FirmProblem[]): Part {
  if (typeof value !== 'object' || value === null) return {};
  const faulty = new Set(problems.map(({ path }) => String(path[0] ?? '')));
  const sound = Object.entries(value).filter(([field]) => !faulty.has(field));
  const parsed = exampleFirmSchema.partial().safeParse(Object.fromEntries(sound));
  return parsed.success ? parsed.data : {};
}

/** No offer speaks of these; they may be true all the same, or misspelt. */
function remarksOn({ tokens, member_of: members }: ExampleFirm, known: Known): readonly FirmProblem[] {
  return [
    ...tokens.flatMap((token, index): readonly FirmProblem[] =>
      known.steps.has(token) ? [] : [{ path: ['tokens', index], code: 'unknown_step', found: token }],
    ),
    ...Object.keys(members).flatMap((id): readonly FirmProblem[] =>
      known.institutions.has(id) ? [] : [{ path: ['member_of', id], code: 'unknown_member', found: id }],
    ),
  ];
}

/** One problem for each place. */
function shapeProblems(issues: readonly z.core.$ZodIssue[], value: unknown): readonly FirmProblem[] {
  const byPlace = new Map<string, FirmProblem>();
  for (const problem of issues.flatMap((issue) => shapeProblem(issue, value))) {
    const place = problem.path.join('.');
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  return [...byPlace.values()];
}

function shapeProblem(issue: z.core.$ZodIssue, value: unknown): readonly FirmProblem[] {
  const { path, code } = issue;
  if (code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...{ path: [...path, key], found: key },
      code: path.length === 0 ? 'unknown_field' : 'wrong',
    }));
  const found = valueAt(value, path);
  if (path.length === 0) return [{ path, code: 'no_firm', found }];
  if (code === 'invalid_key') return [{ path, code: 'wrong', found: path.at(-1) }];
  return [{ path, code: found === undefined && path.length === 1 ? 'missing' : 'wrong', found }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/** Codes of the right form that stand for nothing, and numbers that no question takes for an answer. */
function codeProblems(firm: Part, { codes }: Known): readonly FirmProblem[] {
  const { country, sub, isic, employees = null, ties = [] } = firm;
  const isWrong = (value: string | undefined, isKnown: (code: string) => boolean) =>
    value !== undefined && !isKnown(value);
  const isNoCountry = isWrong(country, (code) => codes.countries.has(code));
  // Of a country that is none, or is not known, no region can be right or wrong.
  const isNoRegion =
    country !== undefined && !isNoCountry && isWrong(sub, (code) => isRegion(code, country, codes));
  return [
    ...(isNoCountry ? [wrong(['country'], country)] : []),
    ...(isNoRegion ? [wrong(['sub'], sub)] : []),
    ...(isWrong(isic, (code) => codes.activities.has(code)) ? [wrong(['isic'], isic)] : []),
    ...(employees !== null && (employees < PEOPLE.min || employees > PEOPLE.max)
      ? [wrong(['employees'], employees)]
      : []),
    ...ties.flatMap((tie, index) => (isTie(tie, codes) ? [] : [wrong(['ties', index], tie)])),
    ...ANSWER_FIELDS.flatMap((field) => {
      const value = firm[field] ?? null;
      return value === null || answersOf(field).includes(value) ? [] : [wrong([field], value)];
    }),
  ];
}

function wrong(path: readonly PropertyKey[], found: unknown): FirmProblem {
  return { path, code: 'wrong', found };
}

function isRegion(code: string, country: string, { regions }: Codes): boolean {
  return code.startsWith(`${country}-`) && regions.has(code);
}

function isTie(tie: string, { countries, regions, activities }: Codes): boolean {
  const [kind, place = '', division = ''] = tie.split(':');
  if (kind === 'local') return true;
  return (kind === 'other' ? regions : countries).has(place) && activities.has(division);
}
