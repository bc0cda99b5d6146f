import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import geography from '@/db/seed/data/geo/subdivisions-world.json' with { type: 'json' };
import schemes from '@/db/seed/data/programmes/uk-schemes.json' with { type: 'json' };
import { ALL_COLUMNS, type Cells, itemsOf } from '@/lib/schemas/offering-import';
import { MAPPINGS, offeringsCsv, offeringsJson, readOfferingFile, refusedCsv } from './index';
import { guarded, unguarded } from './read-csv';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, form = '') => readOfferingFile(bytes(text), form);
const empty: Cells = Object.fromEntries(ALL_COLUMNS.map(({ name }) => [name, '']));

function rowsOf(text: string, form = '') {
  const file = read(text, form);
  if (!file.ok) throw new Error(JSON.stringify(file));
  return file.rows;
}

describe('a cell that a spreadsheet would work out', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'is written %j with a sign before it, and read again without',
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`);
      expect(unguarded(guarded(cell))).toBe(cell);
      expect(unguarded(cell)).toBe(cell);
    },
  );

  it('comes back as it was, however many such signs it has, and no other is touched', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', ' ', '"', ',') });
    fc.assert(fc.property(text, (cell) => void expect(unguarded(guarded(cell))).toBe(cell)));
    expect(guarded('a=1')).toBe('a=1');
    expect(guarded("'tis")).toBe("'tis");
  });
});

describe('a file of offerings', () => {
  it('is read as it was written, as CSV and as JSON', () => {
    const word = fc
      .string({ unit: fc.constantFrom('a', 'ñ', '=', '-', "'", '"', ',', ';', '|', ' ', '\n') })
      .map((text) => text.trim().replaceAll(/\s*\n\s*/g, '\n'));
    const codes = fc.uniqueArray(fc.constantFrom('0121', 'A', '29', 'AR-M'), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, codes), { minLength: 1, maxLength: 4 }), (some) => {
        const rows = some.map(([text, of], place) => ({
          ...empty,
          ...{ id: `N${place}`, name_en: text, conditions_en: text, generic: 'no', price_usd: '12.5' },
          sectors: of.length === 1 && /^\d+$/.test(of[0] ?? '') ? `${of[0]} |` : of.join(' | '),
        }));
        expect(rowsOf(offeringsCsv(rows)).map(({ cells }) => cells)).toEqual(rows);
        expect(rowsOf(offeringsJson(rows)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['with commas', 'id,name_en\na,"x, y"\n', 'x, y'],
    ['with semicolons', 'id;name_en\na;x, y\n', 'x, y'],
    ['with tabs', 'id\tname_en\na\tx; y\n', 'x; y'],
    ['with the mark of its encoding', '\uFEFFid,name_en\na,ñandú\n', 'ñandú'],
    ['with lines of Windows', 'id,name_en\r\na,x\r\n', 'x'],
    ['without a last line end', 'id,name_en\na,x', 'x'],
  ])('can be %s', (_, text, name) => {
    expect(rowsOf(text)).toEqual([{ line: 2, cells: { id: 'a', name_en: name }, problems: [] }]);
  });

  it('tells the line that each row begins on', () => {
    expect(rowsOf('id,name_en\na,"x\ny"\n\n,\nb,z\nc,d,e\n')).toEqual([
      { line: 2, cells: { id: 'a', name_en: 'x\ny' }, problems: [] },
      { line: 6, cells: { id: 'b', name_en: 'z' }, problems: [] },
      { line: 7, cells: { id: 'c', name_en: 'd' }, problems: [{ column: '', code: 'cells', found: '3' }] },
    ]);
    const json = '[\n {"id": "a"},\n {"id": "b",\n  "sectors": [["29"]]}]';
    expect(rowsOf(json)).toEqual([
      { line: 2, cells: { id: 'a' }, problems: [] },
      {
        line: 3,
        cells: { id: 'b', sectors: '' },
        problems: [{ column: 'sectors', code: 'value', found: '' }],
      },
    ]);
  });

  it.each<[string, Uint8Array, object]>([
    ['without anything', bytes(''), { code: 'empty' }],
    ['in another encoding', Uint8Array.of(0x69, 0x64, 0x0a, 0xf1), { code: 'notText' }],
    ['of two bytes a letter', Uint8Array.of(0x69, 0, 0x64, 0), { code: 'notText' }],
    ['with a quote left open', bytes('id\n"a\n'), { code: 'quotes', values: { line: 2 } }],
    ['without rows', bytes('id,name_en\n'), { code: 'noRows' }],
    ['with a column twice', bytes('id,seats,seats\na,1,2\n'), { code: 'columnTwice' }],
    ['without ids', bytes('name_en\na\n'), { code: 'columnMissing', values: { column: 'id' } }],
    ['with an unknown column', bytes('id,prise_usd\na,1\n'), { code: 'columnUnknown' }],
    ['of JSON that is none', bytes('[{"id": 1,}]'), { code: 'json', values: { line: 1 } }],
    ['of JSON without a list', bytes('{"id": 1}'), { code: 'notList' }],
    ['of a list of other things', bytes('[1]'), { code: 'notList' }],
    ['with too many rows', bytes(`id\n${'a\n'.repeat(5001)}`), { code: 'rowsMany', values: { most: 5000 } }],
    [
      'with too many columns',
      bytes(`id${',x'.repeat(500)}\na\n`),
      { code: 'columnsMany', values: { count: 501 } },
    ],
    [
      'of JSON with too many names',
      bytes(JSON.stringify([Object.fromEntries(Array.from({ length: 501 }, (_, of) => [`#${of}`, 1]))])),
      { code: 'columnsMany', values: { count: 501 } },
    ],
  ])('%s is refused as a whole', (_, file, problem) => {
    expect(readOfferingFile(file, '')).toMatchObject({ ok: false, ...problem });
  });

  it('of 50,000 columns is refused at once, and one with that many empty ones is read', () => {
    const began = performance.now();
    const many = Array.from({ length: 50_000 }, (_, of) => `c${of}`).join();
    expect(read(`id,${many}\n${'a\n'.repeat(1000)}`)).toMatchObject({ values: { count: 50_001 } });
    expect(rowsOf(`id${','.repeat(50_000)}\n${'a\n'.repeat(1000)}`)).toHaveLength(1000);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('keeps the rows beside one with a cell that is too long', () => {
    const long = { column: 'name_en', code: 'long', found: '200001' };
    const rows = rowsOf(JSON.stringify([{ id: 'a', name_en: 'x'.repeat(200_001) }, { id: 'b' }]));
    expect(rows).toEqual([
      { line: 1, cells: { id: 'a', name_en: '' }, problems: [long] },
      { line: 1, cells: { id: 'b' }, problems: [] },
    ]);
  });

  it('may have columns beside those of the import under any name and with anything in them', () => {
    const rows = rowsOf(JSON.stringify([{ id: 'a', [`#${'x'.repeat(150)}`]: [['y']] }]));
    expect(rows).toEqual([{ line: 1, cells: { id: 'a' }, problems: [] }]);
  });

  it('may have 5,000 rows', () => {
    expect(rowsOf(`id\n${'a\n'.repeat(5000)}`)).toHaveLength(5000);
  });

  it('of refused rows can be mended and sent again', () => {
    const cells = { ...empty, id: 'a', name_en: '=x' };
    const text = refusedCsv([{ line: 7, why: '=Why', cells }], { line: 'line', why: 'why' });
    expect(text.split('\n')[1]).toMatch(/^7,'=Why,a,'=x,/);
    expect(rowsOf(text)).toEqual([{ line: 2, cells, problems: [] }]);
  });
});

describe('the schemes of the United Kingdom', () => {
  const form = 'uk-business-support-finder';
  const [finder] = MAPPINGS;
  const rows = rowsOf(JSON.stringify(schemes), form);
  const cellsBy = (name: string) => rows.map(({ cells }) => cells[name] ?? '');
  const filled = (name: string) => cellsBy(name).filter((cell) => cell !== '').length;

  it('are each read into the columns of the import', () => {
    expect(finder?.form).toBe(form);
    expect(schemes).toHaveLength(249);
    expect(rows).toHaveLength(249);
    expect(rows.filter(({ problems }) => problems.length > 0)).toEqual([]);
    const names = new Set(ALL_COLUMNS.map(({ name }) => name));
    expect(Object.keys(finder?.columns ?? {}).filter((name) => !names.has(name))).toEqual([]);
  });

  it('of all 16 sectors are for any sector', () => {
    const all = schemes.map(({ sectors }) => new Set(sectors).size === 16);
    expect(cellsBy('rule_sectors').map((cell) => cell === '')).toEqual(all);
    expect(new Set(cellsBy('sectors'))).toEqual(new Set(['*']));
  });

  it('have the limits of the file, without those that are empty or nought', () => {
    const given = (value: string | number | null, ...none: number[]) =>
      value !== null && ![0, ...none].includes(Number(value));
    const count = (is: (scheme: (typeof schemes)[number]) => boolean) => schemes.filter(is).length;
    const counts = {
      // A firm has one person in any case.
      rule_employees_min: count((one) => given(one.min_employees, 1)),
      rule_employees_max: count((one) => given(one.max_employees)),
      rule_turnover_min: count((one) => given(one.min_turnover)),
      rule_turnover_max: count((one) => given(one.max_turnover)),
      rule_age_min_months: count((one) => given(one.min_business_age)),
      rule_age_max_months: count((one) => given(one.max_business_age)),
    };
    // Taken from the file by hand, so that neither side is empty.
    expect(counts).toEqual({
      ...{ rule_employees_min: 1, rule_employees_max: 179, rule_turnover_min: 2, rule_turnover_max: 1 },
      ...{ rule_age_min_months: 5, rule_age_max_months: 4 },
    });
    expect(Object.fromEntries(Object.keys(counts).map((name) => [name, filled(name)]))).toEqual(counts);
    expect(filled('rule_turnover_currency')).toBe(3);
  });

  it('are in whole nations by their places, and elsewhere in words', () => {
    const place = finder?.columns.rule_places;
    const nations = place && 'each' in place ? place.codes : {};
    const listed = Object.values(nations).flat();
    const there = geography.items.flatMap(([code, , country]) => (country === 'GB' ? [code] : []));
    // Each place of the country in one nation, but what holds several of them.
    expect(new Set(listed).size).toBe(listed.length);
    expect(there.filter((code) => code && !listed.includes(code))).toEqual(['GB-EAW', 'GB-GBN', 'GB-UKM']);
    // 32 council areas, 22 principal areas and 11 districts, each with the nation itself.
    expect([nations.scotland?.length, nations.wales?.length, nations['northern-ireland']?.length]).toEqual([
      33, 23, 12,
    ]);
    for (const [index, { locations }] of schemes.entries()) {
      const cells = rows[index]?.cells ?? {};
      const inWords = (cells.rule_checks_en ?? '').includes('in one of these places');
      const wholeCountry = locations.length === 13;
      expect([index, inWords || wholeCountry]).toEqual([index, cells.rule_places === '']);
    }
    const only = schemes.findIndex(({ locations }) => locations.join() === 'wales');
    expect(itemsOf(rows[only]?.cells.rule_places ?? '')).toEqual(nations.wales?.toSorted());
  });

  it('keep every sentence of what they ask', () => {
    for (const [index, { eligibility_text: prose }] of schemes.entries()) {
      const said = (rows[index]?.cells.rule_checks_en ?? '').replace(/\s+/g, ' ');
      expect(said.replace(/&/g, '')).toContain(plainly(prose ?? ''));
    }
  });

  it('with a sector that nobody knows are refused', () => {
    const [first] = schemes;
    const [row] = rowsOf(JSON.stringify([{ ...first, sectors: ['fishing'] }]), form);
    expect(row?.problems).toEqual([{ column: 'rule_sectors', code: 'code', found: 'fishing' }]);
    expect(read('[{"title": "x"}]', form)).toMatchObject({ ok: false, code: 'columnMissing' });
  });
});

/** The last words before any sign that stands in the file as an entity. */
function plainly(prose: string): string {
  return (prose.split('&')[0] ?? '').replace(/\s+/g, ' ').trim();
}
