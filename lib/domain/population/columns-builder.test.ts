import { describe, expect, it } from 'vitest';
import type { FactValue } from '../rules';
import { firmReader } from './columns';
import { addFirm, finishColumns, startColumns } from './columns-builder';

const number = (value: number, unit?: string): FactValue => ({
  ...{ kind: 'range', lo: value, hi: value },
  ...(unit === undefined ? {} : { unit }),
});
const code = (value: string): FactValue => ({ kind: 'values', values: [value] });

describe('a firm that is refused', () => {
  const wrong: Readonly<Record<string, readonly [string, FactValue]>> = {
    'a number among codes': ['form', number(3)],
    'a code among numbers': ['staff', code('many')],
    'a range from above to below': ['age', { kind: 'range', lo: 3, hi: 2 }],
  };

  it.each(Object.entries(wrong))('leaves nothing behind: %s', (_, fault) => {
    const builder = startColumns(2);
    addFirm(builder, 'one', [
      ['form', code('a')],
      ['staff', number(7)],
    ]);
    const bad: readonly (readonly [string, FactValue])[] = [
      ['sales', number(5, 'USD')],
      ['women', { kind: 'flag', value: true }],
      ...(fault[0] === 'staff' ? [] : [['staff', number(8, 'dozens')] as const]),
      fault,
    ];
    expect(() => addFirm(builder, 'bad', bad)).toThrow(new RegExp(fault[0]));
    const row = addFirm(builder, 'two', [['form', code('b')]]);
    const columns = finishColumns(builder);
    expect(columns.ids).toEqual(['one', 'two']);
    expect([...columns.columns.keys()]).toEqual(['form', 'staff']);
    expect(columns.columns.get('staff')).toMatchObject({ units: [null] });
    const read = firmReader(columns, row);
    expect(['form', 'staff', 'sales', 'women', 'age'].map(read)).toEqual([
      code('b'),
      ...Array.from({ length: 4 }, () => ({ kind: 'unknown' })),
    ]);
  });
});

it('keeps apart 255 units of one fact, and refuses one more by name', () => {
  const builder = startColumns(300);
  for (let unit = 0; unit < 255; unit += 1)
    addFirm(builder, `f${unit}`, [['sales', number(unit, `U${unit}`)]]);
  expect(() => addFirm(builder, 'over', [['sales', number(1, 'ONE-MORE')]])).toThrow(
    'sales of row 255 brings more than 255 units',
  );
  const row = addFirm(builder, 'known', [['sales', number(9, 'U254')]]);
  const columns = finishColumns(builder);
  expect(row).toBe(255);
  expect([0, 254, 255].map((at) => firmReader(columns, at)('sales'))).toEqual([
    number(0, 'U0'),
    number(254, 'U254'),
    number(9, 'U254'),
  ]);
});
