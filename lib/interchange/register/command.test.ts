import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEADER, inTemporaryFolder, matchIn, matchText, ROW } from './testing/command';

const ARGS = ['--register', 'register.csv', '--country', 'MX', '--out', 'out'];
const FILE = `${HEADER}\n${ROW}\n`;

describe('what was asked', () => {
  it('prints help in both languages', async () => {
    for (const [lang, word] of [
      ['en', 'Matches every firm'],
      ['es', 'Compara cada empresa'],
    ] as const) {
      const run = await matchIn('.', ['--help', '--lang', lang]);
      expect(run).toMatchObject({ code: 0, err: '' });
      expect(run.out).toContain(word);
      for (const option of [
        '--register',
        '--mapping',
        '--catalogue',
        '--as-of',
        '--encoding',
        '--force',
        '--strict',
      ])
        expect(run.out).toContain(option);
    }
  });

  it.each([
    [['--out', 'out', '--country', 'MX'], '--register is needed'],
    [['--register', 'register.csv', '--country', 'MX'], '--out is needed'],
    [['--register', 'register.csv', '--out', 'out'], '--country is needed'],
    [[...ARGS, '--encoding', 'utf-16'], '--encoding cannot be “utf-16”'],
    [[...ARGS, '--as-of', '2026-02-30'], '--as-of cannot be “2026-02-30”'],
    [[...ARGS, '--lang', 'fr'], '--lang cannot be “fr”'],
    [[...ARGS, '--country', 'Mexico'], '--country cannot be “Mexico”'],
    [[...ARGS, '--unheard-of'], 'There is no option --unheard-of'],
    [[...ARGS, '--catalog', 'x'], 'Perhaps you mean --catalogue.'],
    [[...ARGS, '--mapping', '--force'], '--mapping needs a value'],
    [[...ARGS, '--force=yes'], '--force takes no value'],
    [[...ARGS, 'register.csv'], '“register.csv” is not expected here'],
    [[...ARGS, '--country', 'AR'], 'There is no mapping for "AR". There is one for: MX.'],
  ])('%j', async (args, said) => {
    await inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'register.csv'), FILE);
      const run = await matchIn(folder, args);
      expect(run).toMatchObject({ code: 2, out: '', results: null });
      expect(run.err).toContain(said);
      expect(run.err.trim().split('\n')).toHaveLength(1);
    });
  });

  it('refuses a register that is missing, a folder or empty', async () => {
    await inTemporaryFolder(async (folder) => {
      expect((await matchIn(folder, ARGS)).err).toBe(`${join(folder, 'register.csv')} does not exist.\n`);
      mkdirSync(join(folder, 'register.csv'));
      expect((await matchIn(folder, ARGS)).err).toContain('is a folder');
      expect((await matchText('')).err).toContain('is empty');
    });
  });

  it('names every missing column', async () => {
    expect((await matchText('clee,cve_ent\n1,01\n')).err).toBe(
      '2 columns are missing: codigo_act / Código de la clase de actividad SCIAN; per_ocu / Descripcion estrato personal ocupado.\n',
    );
  });

  it('says where a mapping or a catalogue departs from its shape', async () => {
    await inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'register.csv'), FILE);
      writeFileSync(join(folder, 'bad.json'), '{"register": 5}');
      writeFileSync(join(folder, 'worse.json'), '{');
      const err = async (option: string, file: string) =>
        (await matchIn(folder, [...ARGS, option, file])).err;
      expect(await err('--mapping', 'bad.json')).toMatch(
        /bad\.json is not a mapping: 1:14 register: this has to be a text/,
      );
      expect(await err('--mapping', 'worse.json')).toMatch(
        /worse\.json is not a mapping: 1:2 This is not JSON/,
      );
      expect(await err('--mapping', 'none.json')).toMatch(/none\.json does not exist/);
      expect(await err('--catalogue', 'bad.json')).toMatch(
        /bad\.json is not a catalogue: 1:1 illustrative: this is missing/,
      );
      expect(await err('--catalogue', 'worse.json')).toMatch(
        /worse\.json is not a catalogue: 1:2 This is not JSON/,
      );
    });
  });

  it('ends with 1 only if refused rows are to be an error', async () => {
    const file = `${FILE}2,321910,nobody,01,\n`;
    expect((await matchText(file)).code).toBe(0);
    expect((await matchText(file, ['--strict'])).code).toBe(1);
    expect((await matchText(FILE, ['--strict'])).code).toBe(0);
  });
});

describe('the report', () => {
  it('accounts for the rows, in both languages', async () => {
    const file = `${FILE}2,321910,nobody,01,\n`;
    expect((await matchText(file)).out).toContain('register.csv: 2 rows in, 1 accepted, 1 refused.');
    expect((await matchText(file, ['--lang', 'es'])).out).toContain(
      '2 filas leídas, 1 aceptada, 1 rechazada.',
    );
  });

  it('names the line, the column and the reason of a refused row', async () => {
    const { results } = await matchText(`${FILE}2,321910,nobody,01,\n=3,321910\n`);
    expect(results?.refused).toEqual([
      {
        line: '3',
        column: 'per_ocu',
        value: 'nobody',
        reason: 'This size band is not one of the register.',
        code: 'unknown_band',
      },
      {
        line: '4',
        column: '',
        value: '',
        reason: 'The row has 2 cells, the header has 5.',
        code: 'cell_count',
      },
    ]);
  });

  it('tells a code that the register has not from one without a counterpart, in both languages', async () => {
    const file = `${FILE}2,999999,6 a 10 personas,01,\n3,111110,6 a 10 personas,01,\n`;
    const { results, out } = await matchText(file);
    expect(results?.refused).toEqual([
      {
        line: '3',
        column: 'codigo_act',
        value: '999999',
        reason: 'This activity code is not one of the register.',
        code: 'unknown_activity',
      },
    ]);
    expect(results?.run).toMatchObject({ rows: 3, accepted: 2, refused: 1 });
    expect(results?.run.keptWithGap.activity_not_mapped).toBe(1);
    expect(out).toContain('1 with an activity that has no ISIC code');
    const spanish = await matchText(file, ['--lang', 'es']);
    expect(spanish.results?.refused[0]?.reason).toBe('Este código de actividad no es del registro.');
  });

  it('takes a month after the run as a date that says nothing, and counts it', async () => {
    const row = (id: number, month: string) => `${id},321910,6 a 10 personas,01,${month}\n`;
    const file = `${HEADER}\n${row(1, '2099-01')}${row(2, '2026-02')}${row(3, '2026-01')}${row(4, '2025 12')}`;
    const listed = async (args: readonly string[]) => {
      const { results, out } = await matchText(file, args);
      expect(results?.run).toMatchObject({ accepted: 4, refused: 0 });
      return { out, run: results?.run, months: results?.matches.map((one) => one.listed) };
    };
    // The run is of 15 January 2026.
    const now = await listed([]);
    expect(now.months).toEqual([null, null, '2026-01', '2025-12']);
    expect(now.run?.keptWithGap.listed_unread).toBe(2);
    expect(now.out).toContain('2 with a date that cannot be read or is in the future');
    expect((await listed(['--lang', 'es'])).out).toContain('2 con una fecha ilegible o futura');
    expect((await listed(['--as-of', '2026-02-28'])).months).toEqual([null, '2026-02', '2026-01', '2025-12']);
  });

  it('says which encoding was used', async () => {
    const file = `${HEADER}\n1,321910,251 y más personas,01,\n`;
    expect((await matchText(file)).out).toContain('Read as UTF-8.');
    expect((await matchText(Buffer.from(file, 'latin1'))).out).toContain('Read as ISO-8859-1.');
    expect((await matchText(FILE)).out).toContain('Read as ASCII.');
    const forced = await matchText(Buffer.from(file, 'latin1'), ['--encoding', 'UTF-8']);
    expect(forced.results?.refused).toMatchObject([{ code: 'not_utf8' }]);
  });

  it.each([
    ['a damaged row of UTF-8', `${FILE}2,321910,5 añ`, '\xf1os,01,\n', '2,321910,5 añ\\xf1os,01,', 'UTF-8'],
    ['a byte without a letter', `${FILE}2,321910,`, '5 \x96 \xf1,01,\n', '5 \\x96 ñ', 'ISO-8859-1'],
    ['a NUL byte', `${FILE}2,321910,ñ`, '\0,01,\n', '2,321910,ñ\\x00,01,', 'UTF-8'],
    ['such a byte in so many letters', `${FILE}2,321910,\\x96`, ',01,\n', '\\x5cx96', 'UTF-8'],
    ['a long row', `${FILE}ñ`, 'x'.repeat(70_000), `ñ${'x'.repeat(79)}`, 'UTF-8'],
  ] as const)('shows %s as it is', async (_, text, bytes, shown, encoding) => {
    const content = Buffer.concat([Buffer.from(text), Buffer.from(bytes, 'latin1')]);
    const { results } = await matchText(content, ['--encoding', encoding]);
    expect(results?.refused.map(({ value }) => value)).toEqual([shown]);
  });

  it('reads the header of the export of the portal', async () => {
    const header =
      'ID,Clee,Nombre de la Unidad Económica,Código de la clase de actividad SCIAN,Descripcion estrato personal ocupado,Clave entidad,Entidad federativa,Fecha de incorporación al DENUE';
    const row = '7,01001,Panadería,311812,251 y más personas,01,Aguascalientes,2014-12';
    const { results } = await matchText(Buffer.from(`${header}\n${row}\n`, 'latin1'));
    expect(results?.matches).toMatchObject([
      { id: '01001', isic: ['1071'], employees: [251, null], subdivision: 'MX-AGU', listed: '2014-12' },
    ]);
  });
});

describe('the folder of the results', () => {
  it('is not written over without being asked', async () => {
    await inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'register.csv'), FILE);
      expect((await matchIn(folder, ARGS)).code).toBe(0);
      const again = await matchIn(folder, ARGS);
      expect(again).toMatchObject({ code: 2 });
      expect(again.err).toContain('is not empty. Use --force');
      expect((await matchIn(folder, [...ARGS, '--force'])).code).toBe(0);
    });
  });

  it('keeps the old results and other files if the run fails', async () => {
    await inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'register.csv'), FILE);
      await matchIn(folder, ARGS);
      writeFileSync(join(folder, 'out/notes.txt'), 'mine');
      const before = readFileSync(join(folder, 'out/matches.jsonl'), 'utf8');
      writeFileSync(join(folder, 'register.csv'), HEADER);
      expect((await matchIn(folder, [...ARGS, '--force'])).code).toBe(2);
      expect(readFileSync(join(folder, 'out/matches.jsonl'), 'utf8')).toBe(before);
      expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
        'matches.jsonl',
        'notes.txt',
        'refused.csv',
        'run.json',
        'summary.csv',
      ]);
    });
  });

  it('takes the place of what a killed run left, and cannot be a file', async () => {
    await inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'register.csv'), FILE);
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out/matches.jsonl.part'), 'half a line');
      expect((await matchIn(folder, ARGS)).code).toBe(0);
      writeFileSync(join(folder, 'file'), '');
      expect((await matchIn(folder, [...ARGS, '--out', 'file'])).err).toContain('is a file. Name a folder.');
    });
  });
});
