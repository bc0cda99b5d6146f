import type { Encoding, Line, LineBatch, LineProblem } from './lines';

export type RecordProblem = LineProblem | 'open_quote' | 'stray_quote' | 'unreadable';

/** One row of the file: a line, or several where a quoted cell holds line ends. `line` is where it begins. */
export type RawRecord = { line: number; text: string; problem: RecordProblem | null };

export type RecordBatch = { records: readonly RawRecord[]; encoding: Encoding | null };

/** A quote that stays open longer than this is a damaged line, not a long cell. */
const MAX_RECORD_LINES = 20;
const MAX_RECORD_CHARS = 64 * 1024;

/** In: lines. Out: rows. A damaged row loses its first line only; reading goes on with the next line. */
export async function* readRecords(
  batches: AsyncIterable<LineBatch>,
  delimiter: string,
): AsyncGenerator<RecordBatch> {
  let open: readonly Line[] = [];
  let encoding: Encoding | null = null;
  for await (const batch of batches) {
    encoding = batch.encoding;
    const framed = frame([...open, ...batch.lines], delimiter, false);
    open = framed.open;
    if (framed.records.length > 0) yield { records: framed.records, encoding };
  }
  const last = frame(open, delimiter, true);
  if (last.records.length > 0) yield { records: last.records, encoding };
}

type Framed = { records: RawRecord[]; open: readonly Line[] };
type Found =
  | { kind: 'row'; lines: number; text: string }
  | { kind: 'refused'; problem: RecordProblem }
  | { kind: 'open' };

/** In: lines, and whether the file ends with them. Out: the rows they hold and the lines of a row still open. */
export function frame(lines: readonly Line[], delimiter: string, final: boolean): Framed {
  const records: RawRecord[] = [];
  let at = 0;
  while (at < lines.length) {
    const first = lines[at];
    if (!first) break;
    if (first.problem === null && isBlank(first.text, delimiter)) {
      at += 1;
      continue;
    }
    const found = findRecord(lines, at, delimiter);
    if (found.kind === 'open' && !final) return { records, open: lines.slice(at) };
    if (found.kind === 'row') {
      records.push({ line: first.number, text: found.text, problem: null });
      at += found.lines;
    } else {
      const problem = found.kind === 'open' ? 'open_quote' : found.problem;
      records.push({ line: first.number, text: first.text, problem });
      at += 1;
    }
  }
  return { records, open: [] };
}

/** A tab between two empty cells is white space too, and still makes a row. */
function isBlank(text: string, delimiter: string): boolean {
  return text.trim() === '' && !text.includes(delimiter);
}

function findRecord(lines: readonly Line[], from: number, delimiter: string): Found {
  const first = lines[from];
  if (!first || first.problem) return { kind: 'refused', problem: first?.problem ?? 'unreadable' };
  if (!first.text.includes('"')) return { kind: 'row', lines: 1, text: first.text };
  let state: QuoteState = 'closed';
  let chars = 0;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (line.problem) return { kind: 'refused', problem: 'open_quote' };
    state = quoteState(line.text, state, delimiter);
    chars += line.text.length;
    if (state === 'stray') return { kind: 'refused', problem: at === from ? 'stray_quote' : 'open_quote' };
    if (state === 'closed') return { kind: 'row', lines: at - from + 1, text: joined(lines, from, at) };
    if (at - from + 1 >= MAX_RECORD_LINES || chars > MAX_RECORD_CHARS)
      return { kind: 'refused', problem: 'open_quote' };
  }
  return { kind: 'open' };
}

function joined(lines: readonly Line[], from: number, to: number): string {
  return lines
    .slice(from, to + 1)
    .map((line) => line.text)
    .join('\n');
}

type QuoteState = 'closed' | 'open' | 'stray';

/** Quotes count only at the start of a cell; inside an unquoted cell they are plain characters (5" pipe). */
function quoteState(text: string, before: QuoteState, delimiter: string): QuoteState {
  let inQuotes = before === 'open';
  let at = 0;
  while (at <= text.length) {
    if (inQuotes) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return 'open';
      at = quote + 1;
      if (text[at] === '"') {
        at += 1;
        continue;
      }
      if (at === text.length) return 'closed';
      if (text[at] !== delimiter) return 'stray';
      inQuotes = false;
      at += 1;
    } else if (text[at] === '"') {
      inQuotes = true;
      at += 1;
    } else {
      const next = text.indexOf(delimiter, at);
      if (next < 0) return 'closed';
      at = next + 1;
    }
  }
  return inQuotes ? 'open' : 'closed';
}
