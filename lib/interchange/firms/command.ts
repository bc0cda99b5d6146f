import { relative } from 'node:path';
import {
  type Catalogue,
  type ExampleFirm,
  firmFromExample,
  POLICY_2026_1,
  runMatching,
} from '@/lib/domain/matching';
import { STEP_TOKENS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { answer, CODES, type Code, type Surroundings } from '../command-line';
import { loadCatalogue } from '../register/catalogue';
import { loadReference, type Reference } from '../register/reference';
import type { Known } from './check';
import { type Options, readOptions } from './options';
import { firmLine } from './output';
import { readFirms } from './read';
import { loadCodes, reasonNames } from './reference';
import { type Note, sizeNotes } from './size-note';

/**
 * In: arguments and surroundings. Out: the code to end with, after a line of JSON for each firm that can be matched and
 * lines on those that cannot: 1 where there are such, 2 where there is no file to read.
 */
export function matchFirmsCommand(args: readonly string[], around: Surroundings): Code {
  return answer(readOptions(args, around.folder), around, (options, t) => matchFirms(options, around, t));
}

function matchFirms(options: Options, { folder, today, out, err }: Surroundings, t: Translator): Code {
  const { catalogue } = loadCatalogue(options.catalogue);
  const { geography, ...reference } = loadReference();
  const codes = loadCodes();
  const shown = relative(folder, options.firms) || options.firms;
  const institutions = new Set(catalogue.institutions.map(({ id }) => id));
  const known = { codes, steps: stepsIn(catalogue, reference), institutions };
  const read = readFirms(options.firms, { known, t, shown });
  if (!read.ok) {
    err(`${read.line}\n`);
    return CODES.unusable;
  }
  const { rows } = read;
  if (rows.length === 0) {
    err(`${t('commands.firms.none', { file: shown })}\n`);
    return CODES.problems;
  }
  const asOf = options.asOf ?? today;
  const say = { t, names: reasonNames(codes, catalogue, options.lang) };
  const line = (firm: ExampleFirm, notes: readonly Note[]) => {
    const profile = firmFromExample(firm, { ...reference, asOf });
    const run = runMatching({ firm: profile, catalogue, policy: POLICY_2026_1, geography, asOf });
    return firmLine(firm.id, { profile, run, notes, say });
  };
  for (const row of rows)
    if (row.ok) {
      const notes = sizeNotes(row.firm, { ...reference, asOf }, t);
      out(`${line(row.firm, notes)}\n`);
      for (const { text } of notes) err(`${row.where('size')}: ${text}\n`);
      for (const remark of row.remarks) err(`${remark}\n`);
    } else for (const problem of row.lines) err(`${problem}\n`);
  const accepted = rows.filter(({ ok }) => ok).length;
  const refused = rows.length - accepted;
  err(`${t('commands.firms.summary', { file: shown, rows: rows.length, accepted, refused })}\n`);
  return refused > 0 ? CODES.problems : CODES.fine;
}

/** Certificates and steps that the catalogue, the questions or the standards speak of. */
function stepsIn({ offerings }: Catalogue, { standards }: Pick<Reference, 'standards'>): Known['steps'] {
  const used = offerings.flatMap(({ gives, requires }) => [...gives, ...requires.all, ...requires.any]);
  return new Set([...STEP_TOKENS, ...standards.items.map(({ id }) => id), ...used]);
}
