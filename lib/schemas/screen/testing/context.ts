import { day } from '../../../domain/dates';
import type { Answer, AnswerSheet } from '../../../domain/facts';
import type { FormFields } from '../../fields';
import type { ScreenContext } from '../form';
import { type ParsedScreen, parseScreen } from '../parse-screen';

export const TODAY = day('2026-12-01');

/** Small lists, enough to tell a code from no code. */
export const CONTEXT: ScreenContext = {
  form: 'full',
  sheet: {},
  countries: new Set(['AR', 'CL', 'MX']),
  subdivisions: new Set(['AR-M', 'AR-J', 'CL-BI']),
  activities: new Set(['11', '110', '1102', '15', '1520']),
  standards: new Set(['ISO9001', 'HACCP', '5S']),
  institutions: new Set(['I01', 'I02']),
  checklists: { process: 3, iso9001: 5, iatf: 5, haccp: 6, globalgap: 6 },
};

export function sheetOf(answers: Readonly<Record<string, Answer>>): AnswerSheet {
  return Object.fromEntries(
    Object.entries(answers).map(([fact, answer]) => [
      fact,
      {
        fact,
        answer,
        source: 'firm',
        givenAt: '2026-11-30T12:00:00.000Z',
        instrumentVersion: '0.1.0',
      } as const,
    ]),
  );
}

export function parse(
  screen: string,
  fields: FormFields,
  answers: Readonly<Record<string, Answer>> = {},
): ParsedScreen {
  return parseScreen({ screen, fields, today: TODAY, context: { ...CONTEXT, sheet: sheetOf(answers) } });
}

/** Answer of one fact; the errors if there are any. */
export function answerTo(
  fact: string,
  ...input: Parameters<typeof parse>
): Answer | ParsedScreen['errors'] | undefined {
  const { answers, errors } = parse(...input);
  return errors.length > 0 ? errors : answers.find((one) => one.fact === fact)?.answer;
}
