import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConcordance } from './concordance';
import { readHeader } from './header';
import { loadMapping, RegisterMapping } from './mapping';
import { loadReference } from './reference';
import { readMonth } from './row';
import { plain, textTable } from './text-table';

const FOLDER = join(import.meta.dirname, 'mappings');
const { mapping, file } = loadMapping(null, 'MX');

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const one = loadMapping(join(FOLDER, name), null);

  it('has a concordance with codes of the stated length', () => {
    const table = loadConcordance(one.mapping, one.file);
    expect(table.size).toBeGreaterThan(100);
    for (const [code, candidates] of table) {
      expect(code).toMatch(new RegExp(`^\\d{${one.mapping.activity.digits}}$`));
      for (const candidate of candidates) expect(candidate).toMatch(/^\d{2,4}$/);
    }
  });

  it('names states that exist, each once, with texts that stand for one thing', () => {
    const { geography } = loadReference();
    const codes = one.mapping.states.map((state) => state.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      expect(code.slice(0, 2)).toBe(one.mapping.country);
      expect(geography).toHaveProperty(code);
    }
    expect(() =>
      textTable(one.mapping.states.map(({ code, texts }) => ({ texts, value: code }))),
    ).not.toThrow();
  });

  it('has bands that follow each other without gap or overlap', () => {
    const ends = one.mapping.bands.map((band) => band.employees);
    for (const [index, [lo]] of ends.entries())
      expect(lo).toBe(index === 0 ? 0 : Number(ends[index - 1]?.[1]) + 1);
    expect(ends.at(-1)?.[1]).toBeNull();
  });
});

it('reads a mapping that says nothing of a list of activities as one without a list', () => {
  const { codes: _, ...activity } = mapping.activity;
  const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
  const older = join(folder, 'older.json');
  writeFileSync(older, JSON.stringify({ ...mapping, activity }));
  try {
    expect(loadMapping(older, 'MX').mapping.activity.codes).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the mapping of Mexico', () => {
  it('has the state codes of the sample', () => {
    const sample = readFileSync(
      join(file, '../../../../../db/seed/data/registers/mx-denue/denue_manufacturing_5119.csv'),
      'utf8',
    );
    const pairs = new Set(
      [...sample.matchAll(/personas,(\d\d),([^,]+),/g)].map(([, code, name]) => `${code} ${name}`),
    );
    expect(pairs.size).toBe(10);
    for (const pair of pairs) {
      const [code = '', name = ''] = [pair.slice(0, 2), pair.slice(3)];
      expect(mapping.states.find((state) => state.texts.includes(code))?.texts).toContain(name);
    }
  });

  it.each([
    { languages: undefined },
    { languages: ['es'] },
    { languages: { values: [], reason: 'business_language' } },
    { languages: { values: ['xx'], reason: 'business_language' } },
    { languages: { values: ['other'], reason: 'business_language' } },
    { languages: { values: ['es'], reason: 'we think so' } },
    { languages: { values: ['es'] } },
    { languages: { values: ['es'], reason: 'business_language', more: true } },
  ])('takes no language as known without its list and its reason: %j', (change) => {
    expect(RegisterMapping.safeParse(mapping).success).toBe(true);
    expect(RegisterMapping.safeParse({ ...mapping, ...change }).success).toBe(false);
    expect(RegisterMapping.safeParse({ ...mapping, languages: null }).success).toBe(true);
  });

  it('takes classes where the concordance has them', () => {
    const table = loadConcordance(mapping, file);
    expect(table.get('311812')).toEqual(['1071']);
    expect(table.get('311211')).toEqual(['1030', '1061', '1103']);
    expect(table.get('312210')).toEqual([]);
  });
});

describe('columns', () => {
  it('are found by any of their names, the first in the list before the others', () => {
    const names = [
      'id',
      'CLEE',
      'Codigo de la clase de actividad scian',
      'PER_OCU',
      'Entidad federativa',
      'cve_ent',
    ];
    expect(readHeader(names, mapping.columns).at).toEqual({
      id: 1,
      activity: 2,
      band: 3,
      state: 5,
      listed: null,
    });
  });
});

describe('texts', () => {
  it.each([
    ['251 y más personas', '251 Y MAS  PERSONAS'],
    ['01', '1'],
    ['0', '00'],
    ['Nuevo León', 'nuevo leo\u0301n'],
  ])('%s is %s', (one, other) => {
    expect(plain(one)).toBe(plain(other));
  });

  it('cannot stand for two things', () => {
    expect(() =>
      textTable([
        { texts: ['01'], value: 1 },
        { texts: ['1'], value: 2 },
      ]),
    ).toThrow(RangeError);
  });

  it.each([
    ['2019-11', '2019-11'],
    ['2017 03', '2017-03'],
    ['2022_11', '2022-11'],
    ['2022/11', null],
    ['202211', null],
    ['2019-13', null],
    ['2019-00', null],
    ['19-11', null],
    ['', null],
  ])('month %j is %j', (text, month) => {
    expect(readMonth(text, mapping.listedFormats)).toBe(month);
  });
});
