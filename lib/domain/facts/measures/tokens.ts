import { addMonths, day, type IsoDate } from '../../dates';
import { programmesSchema } from '../answer-schemas';
import { readAs } from '../sheet';
import type { Standards } from '../standards';
import lapse from '../token-lapse.json' with { type: 'json' };
import sources from '../token-sources.json' with { type: 'json' };
import type { AnswerSheet, HeldStep } from '../types';
import { certificatesOn } from './certificates';

const months: Readonly<Record<string, number | null>> = lapse.months;
const implied: Readonly<Record<string, readonly string[]>> = lapse.implied;

/** Steps and certificates in force on the day, sorted; what is not known to be held is absent. */
export function tokensOf(input: {
  sheet: AnswerSheet;
  standards: Standards;
  steps: readonly HeldStep[];
  asOf: IsoDate;
}): readonly string[] {
  const { sheet, standards, steps, asOf } = input;
  const held = [...steps, ...fromProgrammes(sheet)].filter((step) => isHeld(step, asOf)).flatMap(withImplied);
  return [...new Set([...held, ...fromCertificates(sheet, standards, asOf)])].toSorted();
}

function fromCertificates(sheet: AnswerSheet, standards: Standards, asOf: IsoDate): readonly string[] {
  return certificatesOn(sheet, standards, asOf).flatMap(({ standard }) =>
    standard.certifiable ? [standard.id, 'certified'] : [standard.id],
  );
}

function fromProgrammes(sheet: AnswerSheet): readonly HeldStep[] {
  const given = sheet['learn.programmes'];
  const answer = readAs(sheet, 'learn.programmes', programmesSchema);
  if (!given || !answer) return [];
  const since = day(given.givenAt.slice(0, 10));
  return Object.entries(sources.programmes).flatMap(([programme, proves]) => {
    const status = answer[programme];
    return status === 'running' || status === 'finished'
      ? proves[status].map((token) => ({ token, since }))
      : [];
  });
}

/** The last day of a lapse or of a certificate still counts. */
function isHeld({ token, since, until = null }: HeldStep, asOf: IsoDate): boolean {
  const lapses = months[token] ?? null;
  const lasts = lapses === null || asOf <= addMonths(since, lapses);
  return since <= asOf && lasts && (until === null || asOf <= until);
}

function withImplied({ token }: HeldStep): readonly string[] {
  return [token, ...(implied[token] ?? [])];
}
