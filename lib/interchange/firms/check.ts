import type { z } from 'zod';
import { type ExampleFirm, exampleFirmSchema } from '@/lib/domain/matching';
import { ANSWER_FIELDS, answersOf } from './fields';
import type { Codes } from './reference';

/** Why a firm is refused, and where in it; `found` is what stands there. */
export type FirmProblem = {
  path: readonly PropertyKey[];
  code: 'no_firm' | 'missing' | 'unknown_field' | 'wrong' | 'unknown_step';
  found: unknown;
};

export type Checked = { ok: true; firm: ExampleFirm } | { ok: false; problems: readonly FirmProblem[] };

/** What codes and steps there are. */
export type Known = { codes: Codes; steps: ReadonlySet<string> };

/** In: what stands where a firm should, and the codes there are. Out: the firm, or everything that is wrong with it. */
export function checkFirm(value: unknown, known: Known): Checked {
  const parsed = exampleFirmSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error.issues, value) };
  const problems = codeProblems(parsed.data, known);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, firm: parsed.data };
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
function codeProblems(firm: ExampleFirm, { codes, steps }: Known): readonly FirmProblem[] {
  const wrong = (path: readonly PropertyKey[], found: unknown): FirmProblem => ({
    path,
    code: 'wrong',
    found,
  });
  const { country, sub, isic } = firm;
  const isCountry = codes.countries.has(country);
  return [
    ...(isCountry ? [] : [wrong(['country'], country)]),
    // Of a country that is none no region can be right.
    ...(!isCountry || isRegion(sub, country, codes) ? [] : [wrong(['sub'], sub)]),
    ...(codes.activities.has(isic) ? [] : [wrong(['isic'], isic)]),
    ...firm.ties.flatMap((tie, index) => (isTie(tie, codes) ? [] : [wrong(['ties', index], tie)])),
    ...ANSWER_FIELDS.flatMap((field) => {
      const value = firm[field];
      return value === null || answersOf(field).includes(value) ? [] : [wrong([field], value)];
    }),
    ...firm.tokens.flatMap((token, index): readonly FirmProblem[] =>
      steps.has(token) ? [] : [{ path: ['tokens', index], code: 'unknown_step', found: token }],
    ),
  ];
}

function isRegion(code: string, country: string, { regions }: Codes): boolean {
  return code.startsWith(`${country}-`) && regions.has(code);
}

function isTie(tie: string, { countries, regions, activities }: Codes): boolean {
  const [kind, place = '', division = ''] = tie.split(':');
  if (kind === 'local') return true;
  return (kind === 'other' ? regions : countries).has(place) && activities.has(division);
}
