import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, nodeAt, partAt, readJson } from './text';

function plain(node: JsonNode): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, part]) => [key, plain(part)]));
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

const MOST = Number.MAX_SAFE_INTEGER;
/** Larger numbers are refused. */
const number = fc.double({ noNaN: true, min: -MOST, max: MOST });
const jsonValue = (maxDepth: number) =>
  fc.anything({ maxDepth, key: fc.string(), values: [fc.string(), number, fc.boolean(), fc.constant(null)] });

describe('a JSON text', () => {
  it('has the value that the language itself reads', () => {
    fc.assert(
      fc.property(jsonValue(4), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text);
        expect(read.ok && plain(read.root)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is refused exactly where the language refuses it, apart from a key that stands twice and too large a number', () => {
    const spoiled = fc
      .tuple(jsonValue(3), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '\n', ' ', ':', 'é'))
      .map(([value, place, sign]) => {
        const text = JSON.stringify(value, null, 1);
        const cut = place % (text.length + 1);
        return text.slice(0, cut) + sign + text.slice(cut + (sign === '' ? 1 : 0));
      });
    fc.assert(
      fc.property(spoiled, (text) => {
        const read = readJson(text);
        if (!read.ok && ['repeated_key', 'too_large'].includes(read.problem.code)) return;
        const expected = parsed(text);
        expect(read.ok).toBe(expected !== null);
        if (read.ok && expected) expect(plain(read.root)).toEqual(expected.value);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['{\n  "a": 1,\n  "b" 2\n}', { line: 3, column: 7, code: 'not_json', found: '2' }],
    ['[1, 2', { line: 1, column: 6, code: 'cut_off', found: '' }],
    ['{"a": 1,\n "a": 2}', { line: 2, column: 2, code: 'repeated_key', found: 'a' }],
    ['[1] x', { line: 1, column: 5, code: 'not_json', found: 'x' }],
    ['[01]', { line: 1, column: 3, code: 'not_json', found: '1]' }],
    ['["\t"]', { line: 1, column: 2, code: 'not_json', found: '"\t"]' }],
    ['', { line: 1, column: 1, code: 'cut_off', found: '' }],
    ['[1,\n 1e999]', { line: 2, column: 2, code: 'too_large', found: '1e999' }],
    ['{"a": -9007199254740992}', { line: 1, column: 7, code: 'too_large', found: '-9007199254740992' }],
    [
      '123456789012345678901234567890',
      { line: 1, column: 1, code: 'too_large', found: '12345678901234567890…' },
    ],
  ])('%j is refused where it goes wrong', (text, problem) => {
    expect(readJson(text)).toEqual({ ok: false, problem });
  });

  it('has the largest whole number that is read exactly', () => {
    expect(readJson(String(MOST))).toMatchObject({ ok: true, root: { value: 9007199254740991 } });
  });

  it('is refused, not given up on, where it is nested without end', () => {
    expect(readJson('['.repeat(100_000))).toMatchObject({ ok: false, problem: { code: 'too_deep' } });
  });

  it('may begin with a byte order mark and have lines of Windows', () => {
    expect(readJson('\uFEFF{\r\n "a": null}')).toMatchObject({ ok: true });
  });

  it('knows where its parts and the nodes of rules stand', () => {
    const read = readJson(
      '{\n  "rules": [\n    { "op": "is",\n      "id": "n1" },\n    { "id": "n1" }\n  ]\n}',
    );
    if (!read.ok) throw new Error('not read');
    expect(partAt(read.root, ['rules', 0, 'id']).at).toEqual({ line: 4, column: 13 });
    expect(partAt(read.root, ['rules', 7]).at).toEqual({ line: 2, column: 12 });
    expect(nodeAt(read.root, 'n1')).toEqual({ line: 3, column: 5 });
    expect(nodeAt(read.root, 'n2')).toBeNull();
  });
});
