import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firmReader, valueAt } from './columns';
import { columnsOf, firm } from './population.fixture';
import { readSnapshot, writeSnapshot } from './snapshot';

describe('a snapshot', () => {
  it('gives back the same columns, ids and data version', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 20 }), fc.string(), (firms, dataVersion) => {
        const columns = columnsOf(firms);
        const back = readSnapshot(writeSnapshot({ dataVersion, columns }));
        expect(back.dataVersion).toBe(dataVersion);
        expect(back.columns.rows).toBe(columns.rows);
        expect(back.columns.ids).toEqual(columns.ids);
        expect([...back.columns.columns.keys()]).toEqual([...columns.columns.keys()]);
        for (const row of [...columns.ids.keys(), columns.rows - 1])
          for (const fact of columns.columns.keys())
            expect(valueAt(back.columns, fact, row)).toEqual(valueAt(columns, fact, row));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps rows whose firm was taken out, and ids in any script', () => {
    const columns = columnsOf([new Map(), new Map(), new Map()]);
    columns.ids[1] = null;
    columns.ids[2] = 'ñandú-公司';
    const back = readSnapshot(writeSnapshot({ dataVersion: '7', columns }));
    expect(back.columns.ids).toEqual(['firm-0', null, 'ñandú-公司']);
    expect(firmReader(back.columns, 2)('anything')).toEqual({ kind: 'unknown' });
  });

  it('lies in the memory it is given, so that threads can share it', () => {
    const written = writeSnapshot({
      dataVersion: '1',
      columns: columnsOf([new Map([['flag', { kind: 'flag', value: true }]])]),
    });
    const shared = new Uint8Array(new SharedArrayBuffer(written.length));
    shared.set(written);
    const column = readSnapshot(shared).columns.columns.get('flag');
    expect(column?.kind === 'codes' && column.codes.buffer).toBe(shared.buffer);
  });

  it('is refused if it is cut off or something else', () => {
    const written = writeSnapshot({
      dataVersion: '1',
      columns: columnsOf([new Map([['flag', { kind: 'flag', value: true }]])]),
    });
    expect(() => readSnapshot(written.slice(0, -8))).toThrow('cut off');
    expect(() => readSnapshot(new Uint8Array(64))).toThrow('not a snapshot');
  });

  it('cannot hold an id with a line break', () => {
    const columns = columnsOf([new Map()]);
    columns.ids[0] = 'a\nb';
    expect(() => writeSnapshot({ dataVersion: '1', columns })).toThrow(RangeError);
  });
});
