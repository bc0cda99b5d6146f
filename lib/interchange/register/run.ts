import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Translator } from '@/lib/messages';
import {
  cellsOf,
  csvText,
  type Encoding,
  fileError,
  type RawRecord,
  readLines,
  readRecords,
  visible,
} from '../csv';
import type { Concordance } from './concordance';
import { readHeader } from './header';
import type { RegisterMapping } from './mapping';
import { type FirmOutcome, type Matcher, matchFirm } from './matcher';
import { WHY_NOT, type WhyNot } from './outcome';
import { endPart, type Part, startPart, write } from './output';
import { systemProblem } from './reading';
import { type Refusal, type RowNote, type RowReader, readRow, refused, rowReader } from './row';
import { firstTime, noIds, type SeenIds } from './seen-ids';
import { count, type Summary, summaryCsv } from './summary';

/** What a run was given. */
export type RegisterRun = {
  register: string;
  folder: string;
  encoding: Encoding | 'auto';
  mapping: RegisterMapping;
  concordance: Concordance;
  matcher: Matcher;
  t: Translator;
  /** Called after each batch. */
  onProgress: (progress: { rows: number; bytes: number }) => void;
};

/** What a run found; `rows` is the sum of `accepted` and `refused`. */
export type RegisterResult = {
  rows: number;
  accepted: number;
  refused: number;
  notes: Record<RowNote, number>;
  /** Firms for which no offering is eligible, later, closed or open to answers. */
  firmsWithNone: number;
  /** Pairs with status `no` by test that failed; one pair can fail several. */
  whyNot: Record<WhyNot, number>;
  summary: Summary;
  encoding: Encoding | 'ascii';
  sha256: string;
  bytes: number;
};

type State = {
  reader: RowReader | null;
  seen: SeenIds;
  result: RegisterResult;
  matches: Part;
  refusals: Part;
};

/** Reads the register row by row and writes matches.jsonl, summary.csv and refused.csv under temporary names. */
export async function runRegister(run: RegisterRun): Promise<RegisterResult> {
  const state: State = {
    reader: null,
    seen: noIds(),
    result: emptyResult(),
    matches: await startPart(run.folder, 'matches.jsonl'),
    refusals: await startPart(run.folder, 'refused.csv'),
  };
  try {
    await write(state.refusals, csvText([['line', 'column', 'value', 'reason', 'code']]));
    const hash = createHash('sha256');
    const lines = readLines(bytesOf(run, state.result, hash), run.encoding);
    for await (const { records, encoding } of readRecords(lines, run.mapping.delimiter)) {
      state.result.encoding = encoding ?? 'ascii';
      await takeBatch(run, state, records);
      run.onProgress(state.result);
    }
    state.result.sha256 = hash.digest('hex');
  } finally {
    await endPart(state.matches);
    await endPart(state.refusals);
  }
  if (state.result.rows === 0) throw fileError(state.reader ? 'no_rows' : 'empty', { file: run.register });
  const summary = await startPart(run.folder, 'summary.csv');
  await write(
    summary,
    summaryCsv(
      state.result.summary,
      run.mapping.bands.map((band) => band.id),
    ),
  );
  await endPart(summary);
  return state.result;
}

async function* bytesOf(run: RegisterRun, result: RegisterResult, hash: ReturnType<typeof createHash>) {
  try {
    for await (const chunk of createReadStream(run.register, { highWaterMark: 256 * 1024 })) {
      const bytes: Buffer = chunk;
      hash.update(bytes);
      result.bytes += bytes.length;
      yield bytes;
    }
  } catch (error) {
    throw systemProblem(run.register, error);
  }
}

async function takeBatch(run: RegisterRun, state: State, records: readonly RawRecord[]): Promise<void> {
  const cells = cellsOf(records, run.mapping.delimiter);
  for (const [index, record] of records.entries()) {
    const row = cells[index] ?? null;
    if (state.reader) await takeRow(run, state, state.reader, record, row);
    else state.reader = headerOf(run, record, row);
  }
}

function headerOf(run: RegisterRun, record: RawRecord, cells: readonly string[] | null): RowReader {
  if (record.problem === 'nul_byte') throw fileError('not_text');
  if (!cells)
    throw fileError('header_unreadable', {
      reason: run.t(`register.refused.${record.problem ?? 'unreadable'}`),
    });
  const { mapping, concordance, matcher } = run;
  const header = readHeader(cells, mapping.columns);
  return rowReader({ mapping, header, concordance, asOf: matcher.asOf });
}

async function takeRow(
  run: RegisterRun,
  state: State,
  reader: RowReader,
  record: RawRecord,
  cells: readonly string[] | null,
): Promise<void> {
  state.result.rows += 1;
  const read = cells ? readRow(reader, cells) : refused(record.problem ?? 'unreadable', '', record.text);
  if (!read.ok) return refuse(run, state, record.line, read.refusal);
  if (!firstTime(state.seen, read.firm.id)) {
    const column = reader.header.names[reader.header.at.id] ?? '';
    return refuse(run, state, record.line, refused('id_twice', column, read.firm.id).refusal);
  }
  const outcome = matchFirm(run.matcher, read.firm);
  state.result.accepted += 1;
  tally(state.result, read.notes, outcome);
  count(state.result.summary, read.firm, outcome);
  await write(
    state.matches,
    `{"id":${JSON.stringify(read.firm.id)},"line":${record.line},"listed":${JSON.stringify(read.firm.listed)},${outcome.json}\n`,
  );
}

function tally(result: RegisterResult, notes: readonly RowNote[], { counts, whyNot }: FirmOutcome): void {
  for (const note of notes) result.notes[note] += 1;
  for (const test of WHY_NOT) result.whyNot[test] += whyNot[test];
  if (counts.eligible + counts.later + counts.closed + counts.unknown === 0) result.firmsWithNone += 1;
}

async function refuse(run: RegisterRun, state: State, line: number, refusal: Refusal): Promise<void> {
  state.result.refused += 1;
  const reason = run.t(`register.refused.${refusal.code}`, refusal.values);
  const value = visible(refusal.value, state.result.encoding);
  await write(state.refusals, csvText([[line, refusal.column, value, reason, refusal.code]]));
}

function emptyResult(): RegisterResult {
  return {
    rows: 0,
    accepted: 0,
    refused: 0,
    notes: { no_band: 0, no_state: 0, no_activity: 0, activity_not_mapped: 0, listed_unread: 0 },
    firmsWithNone: 0,
    whyNot: { country: 0, sector: 0, place: 0, size: 0, language: 0, other: 0 },
    summary: new Map(),
    encoding: 'ascii',
    sha256: '',
    bytes: 0,
  };
}
