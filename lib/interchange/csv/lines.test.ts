import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Encoding, type Line, MAX_LINE_BYTES, readLines } from './lines';
import { problemOf } from './problem';

type Result = { lines: readonly Line[]; encoding: Encoding | null };

describe('line ends', () => {
  it.each([
    ['LF', 'a\nb\n'],
    ['CRLF', 'a\r\nb\r\n'],
    ['lone CR', 'a\rb\r'],
    ['mixed', 'a\r\nb\n'],
    ['none at the end', 'a\nb'],
  ])('%s', async (_, text) => {
    expect((await lines(text)).lines.map((line) => [line.number, line.text])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('keeps the numbers over empty lines', async () => {
    expect((await lines('a\n\n\nb')).lines.map((line) => [line.number, line.text])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, ''],
      [4, 'b'],
    ]);
  });

  it('does not depend on where the chunks are cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'ñ', '水', '"', ',', '\n', '\r', '\r\n', '🌱'), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (parts, size) => {
        const bytes = Buffer.from(parts.join(''));
        expect((await read(bytes, 'utf-8', size)).lines).toEqual((await read(bytes, 'utf-8', 1000)).lines);
      }),
      { numRuns: 300 },
    );
  });
});

describe('encodings', () => {
  it('tells UTF-8 from ISO-8859-1, and says nothing while all is ASCII', async () => {
    expect(await lines('año\n')).toMatchObject({ encoding: 'utf-8', lines: [{ text: 'año' }] });
    expect(await lines(Buffer.from('año\n', 'latin1'))).toMatchObject({
      encoding: 'iso-8859-1',
      lines: [{ text: 'año' }],
    });
    expect(await lines('plain\n')).toMatchObject({ encoding: null });
  });

  it('decides at the first line beyond ASCII, however late it comes', async () => {
    const late = Buffer.concat([Buffer.from('plain\n'.repeat(50_000)), Buffer.from('año\n', 'latin1')]);
    const found = await read(late, 'auto', 4096);
    expect(found.encoding).toBe('iso-8859-1');
    expect(found.lines.at(-1)).toEqual({ number: 50_001, text: 'año', problem: null });
  });

  it('takes the mark of UTF-8 off', async () => {
    expect(await lines('\ufeffid\n')).toMatchObject({ encoding: 'utf-8', lines: [{ text: 'id' }] });
  });

  it('refuses a damaged line of a UTF-8 file and keeps its neighbours', async () => {
    const bytes = Buffer.concat([
      Buffer.from('año\n'),
      Buffer.from('da\xf1o\n', 'latin1'),
      Buffer.from('niño\nniña\n'),
    ]);
    for (const choice of ['auto', 'utf-8'] as const)
      expect((await read(bytes, choice, 1000)).lines.map((line) => line.problem ?? line.text)).toEqual([
        'año',
        'not_utf8',
        'niño',
        'niña',
      ]);
  });

  it.each([
    ['little end first, marked', Buffer.from('\ufeffid,band\n1,2\n', 'utf16le')],
    ['big end first, marked', Buffer.from('\ufeffid,band\n1,2\n', 'utf16le').swap16()],
    ['little end first', Buffer.from('id,band\n1,2\n', 'utf16le')],
    ['big end first', Buffer.from('id,band\n1,2\n', 'utf16le').swap16()],
  ])('names UTF-16, %s', async (_, bytes) => {
    const error = await lines(bytes).catch((thrown: unknown) => thrown);
    expect(problemOf(error)?.code).toBe('utf16');
  });
});

describe('lines that cannot be used', () => {
  it('finds a NUL byte', async () => {
    expect((await lines('a\nb\0c\nd\n')).lines.map((line) => line.problem)).toEqual([null, 'nul_byte', null]);
  });

  it.each([
    ['within one chunk', 1 << 20],
    ['over many chunks', 1000],
  ])('skips a line that is too long, %s', async (_, size) => {
    const text = `a\n${'x'.repeat(3 * MAX_LINE_BYTES)}\nb\n`;
    const found = await read(Buffer.from(text), 'auto', size);
    const kept = found.lines.filter((line) => line.text !== '');
    expect(kept.map((line) => line.problem ?? line.text)).toEqual(['a', 'line_too_long', 'b']);
    expect(kept[1]?.text.length).toBeLessThanOrEqual(80);
    expect(kept[1]?.number).toBe(2);
    expect(kept[2]?.number).toBe(3);
  });

  it('holds at most one line of a file without line ends', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const found = await all(readLines(endless(64 << 20), 'auto'));
    expect(found.lines).toHaveLength(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 << 20);
  });
});

async function* endless(bytes: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(1 << 18, 'x');
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
}

async function lines(content: string | Buffer): Promise<Result> {
  return read(Buffer.from(content), 'auto', 1 << 16);
}

async function read(bytes: Buffer, choice: Encoding | 'auto', size: number): Promise<Result> {
  return all(readLines(cut(bytes, size), choice));
}

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(batches: AsyncIterable<Result>): Promise<Result> {
  const lines: Line[] = [];
  let encoding: Encoding | null = null;
  for await (const batch of batches) {
    lines.push(...batch.lines);
    encoding = batch.encoding;
  }
  return { lines, encoding };
}
