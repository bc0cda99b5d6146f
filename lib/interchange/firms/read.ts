import type { ExampleFirm } from '@/lib/domain/matching';
import type { Translator } from '@/lib/messages';
import { placed, problemLine } from '../rules/words';
import { checkFirm, type Known } from './check';
import { type Entry, readEntries } from './entries';
import { placeOf, problemLines, whoIs } from './problems';

/** A firm that can be matched, with what to call it and one of its fields in a line, or why it cannot, in lines. */
export type FirmRow =
  | { ok: true; firm: ExampleFirm; remarks: readonly string[]; where: (field: string) => string }
  | { ok: false; lines: readonly string[] };

type Setting = { known: Known; t: Translator; shown: string };

/** In: a file. Out: its firms in their order, or a line on why it cannot be read at all. */
export function readFirms(
  file: string,
  setting: Setting,
): { ok: true; rows: readonly FirmRow[] } | { ok: false; line: string } {
  const read = readEntries(file);
  if (!read.ok) return { ok: false, line: problemLine(setting.shown, read.problem, setting.t) };
  const seen = new Map<string, number>();
  const rows = read.entries.map((entry, index) => rowOf(entry, { ...setting, number: index + 1, seen }));
  return { ok: true, rows };
}

function rowOf(
  entry: Entry,
  { known, t, shown, number, seen }: Setting & { number: number; seen: Map<string, number> },
): FirmRow {
  if (entry.kind === 'broken') return { ok: false, lines: [problemLine(shown, entry.problem, t)] };
  const { value, node, above } = entry;
  const checked = checkFirm(value, known);
  const say = { t, file: shown, known };
  if (!checked.ok) {
    const refused = { number, value, node, above, problems: checked.problems };
    return { ok: false, lines: problemLines(refused, say) };
  }
  const { firm, remarks } = checked;
  const first = seen.get(firm.id);
  if (first === undefined) {
    seen.set(firm.id, number);
    const refused = { number, value, node, above, problems: remarks };
    const where = (field: string) => `${placeOf([field], refused, say)} ${whoIs(value, number, t)}, ${field}`;
    return { ok: true, firm, remarks: problemLines(refused, say), where };
  }
  const at = placed(shown, { ...node.at, line: node.at.line + above });
  return {
    ok: false,
    lines: [`${at} ${t('commands.firms.twice', { who: whoIs(value, number, t), first })}`],
  };
}
