import { HEADER, ROW } from './command';

/** A file that nobody should have made, and what must be told of it. */
export type HostileFile = {
  name: string;
  content: string | Buffer;
  /** `problem`: the file is of no use, told in words. Otherwise the rows taken and the codes of those refused. */
  expect: 'problem' | { accepted: number; refused: readonly string[] };
};

const BAND = '6 a 10 personas';
const good = (id: string) => `${id},321910,${BAND},01,2019-11`;
const file = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const taken = (accepted: number, ...refused: string[]) => ({ accepted, refused });

const whole: readonly HostileFile[] = [
  { name: 'nothing', content: '', expect: 'problem' },
  { name: 'one byte', content: 'x', expect: 'problem' },
  { name: 'two bytes', content: 'ab', expect: 'problem' },
  { name: 'line ends only', content: '\n\r\n\r\n', expect: 'problem' },
  { name: 'a mark of UTF-8 only', content: '\ufeff', expect: 'problem' },
  { name: 'header only', content: HEADER, expect: 'problem' },
  { name: 'header and line ends', content: `${HEADER}\n\n\n`, expect: 'problem' },
  { name: 'rows without header', content: `${good('1')}\n${good('2')}\n`, expect: 'problem' },
  { name: 'a column is missing', content: 'clee,codigo_act,cve_ent\n1,321910,01\n', expect: 'problem' },
  { name: 'all columns are missing', content: 'a,b,c\n1,2,3\n', expect: 'problem' },
  { name: 'a needed column twice', content: `${HEADER},per_ocu\n${ROW},x\n`, expect: 'problem' },
  { name: 'semicolons', content: file(ROW).replaceAll(',', ';'), expect: 'problem' },
  { name: 'tabs', content: file(ROW).replaceAll(',', '\t'), expect: 'problem' },
  { name: '100,000 columns', content: `${'c,'.repeat(100_000)}\n`, expect: 'problem' },
  { name: 'header in an open quote', content: `"${HEADER}\n${ROW}\n`, expect: 'problem' },
  { name: 'header with text behind a quote', content: `"clee"x,codigo_act\n${ROW}\n`, expect: 'problem' },
  { name: 'header with a NUL', content: `cl\0ee,${HEADER}\n${ROW}\n`, expect: 'problem' },
  {
    name: 'UTF-16, little end first',
    content: Buffer.from(`\ufeff${file(ROW)}`, 'utf16le'),
    expect: 'problem',
  },
  {
    name: 'UTF-16, big end first',
    content: Buffer.from(`\ufeff${file(ROW)}`, 'utf16le').swap16(),
    expect: 'problem',
  },
  { name: 'UTF-16 without mark', content: Buffer.from(file(ROW), 'utf16le'), expect: 'problem' },
  { name: 'UTF-32', content: utf32(file(ROW)), expect: 'problem' },
  { name: 'a spreadsheet', content: Buffer.from('504b0304140006000800000021', 'hex'), expect: 'problem' },
  { name: 'a picture', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), expect: 'problem' },
  { name: 'only NUL bytes', content: Buffer.alloc(5000), expect: 'problem' },
  { name: 'noise', content: noise(200_000), expect: 'problem' },
  { name: 'JSON', content: '{"clee": 1, "per_ocu": "6 a 10 personas"}\n', expect: 'problem' },
  { name: 'a web page', content: '<!doctype html>\n<title>Not found</title>\n', expect: 'problem' },
  { name: 'one line of 3 MB', content: 'x'.repeat(3 << 20), expect: 'problem' },
];

const rows: readonly HostileFile[] = [
  { name: 'a mark of UTF-8', content: `\ufeff${file(ROW)}`, expect: taken(1) },
  { name: 'two marks of UTF-8', content: `\ufeff\ufeff${file(ROW)}`, expect: taken(1) },
  { name: 'lone CR', content: file(good('1'), good('2')).replaceAll('\n', '\r'), expect: taken(2) },
  { name: 'CRLF', content: file(good('1'), good('2')).replaceAll('\n', '\r\n'), expect: taken(2) },
  {
    name: 'three kinds of line end',
    content: `${HEADER}\r${good('1')}\r\n${good('2')}\n${good('3')}`,
    expect: taken(3),
  },
  { name: 'no line end at the end', content: file(ROW).trimEnd(), expect: taken(1) },
  { name: 'empty lines between', content: file('', good('1'), '', '', good('2'), ''), expect: taken(2) },
  { name: 'lines of commas', content: file(',,,,', good('1')), expect: taken(1, 'no_id') },
  { name: 'everything quoted', content: file(good('1')).replace(/[^,\n]+/g, '"$&"'), expect: taken(1) },
  { name: 'spaces around cells', content: file(` 1 , 321910 ,  ${BAND}  , 01 , 2019-11 `), expect: taken(1) },
  {
    name: 'header in capitals with spaces',
    content: ` CLEE , Codigo_Act,PER_OCU, CVE_ENT\n1,321910,${BAND},01\n`,
    expect: taken(1),
  },
  { name: 'unknown columns twice and blank', content: `${HEADER},x,x,,\n${ROW},1,2,3,4\n`, expect: taken(1) },
  { name: 'a cell too few', content: file('1,321910', good('2')), expect: taken(1, 'cell_count') },
  { name: 'a cell too many', content: file(`${ROW},x`, good('2')), expect: taken(1, 'cell_count') },
  {
    name: 'a quote that never closes',
    content: file(good('1'), '2,"321910', ...many(30)),
    expect: taken(31, 'open_quote'),
  },
  { name: 'a quote open at the end', content: file(good('1'), '2,"321910'), expect: taken(1, 'open_quote') },
  {
    name: 'text behind a quote',
    content: file('1,"321910"x,a,b,c', good('2')),
    expect: taken(1, 'stray_quote'),
  },
  { name: 'a quote in the middle of a cell', content: `${HEADER},n\n${ROW},a"b\n`, expect: taken(1) },
  {
    name: 'a quoted cell of three lines',
    content: `${HEADER},n\n${ROW},"a\nb\nc"\n${good('2')},d\n`,
    expect: taken(2),
  },
  {
    name: 'a quoted cell of 100 lines',
    content: `${HEADER},n\n${ROW},"${'a\n'.repeat(100)}"\n`,
    expect: { accepted: 0, refused: ['open_quote', ...repeat('cell_count', 99), 'open_quote'] },
  },
  { name: 'a NUL byte', content: file('1,3219\x0010,a,01,', good('2')), expect: taken(1, 'nul_byte') },
  {
    name: 'a line of 200 KB',
    content: file(`1,${'9'.repeat(200_000)}`, good('2')),
    expect: taken(1, 'line_too_long'),
  },
  {
    name: 'a line of 3 MB at the end',
    content: file(good('1'), 'x'.repeat(3 << 20)),
    expect: taken(1, 'line_too_long'),
  },
  {
    name: 'an unknown band',
    content: file('1,321910,12 personas,01,', good('2')),
    expect: taken(1, 'unknown_band'),
  },
  { name: 'a number as band', content: file('1,321910,8,01,'), expect: taken(0, 'unknown_band') },
  {
    name: 'an unknown state',
    content: file(`1,321910,${BAND},33,`, good('2')),
    expect: taken(1, 'unknown_state'),
  },
  {
    name: 'a state of another country',
    content: file(`1,321910,${BAND},US-TX,`),
    expect: taken(0, 'unknown_state'),
  },
  { name: 'a state that lost its zero', content: file(`1,321910,${BAND},1,`), expect: taken(1) },
  {
    name: 'a state by its name, without accents',
    content: file(`1,321910,${BAND},MICHOACAN DE OCAMPO,`),
    expect: taken(1),
  },
  {
    name: 'letters as activity',
    content: file(`1,bakery,${BAND},01,`),
    expect: taken(0, 'unreadable_activity'),
  },
  {
    name: 'five digits as activity',
    content: file(`1,32191,${BAND},01,`),
    expect: taken(0, 'unreadable_activity'),
  },
  {
    name: 'an activity in 1e5 form',
    content: file(`1,3.2E+05,${BAND},01,`),
    expect: taken(0, 'unreadable_activity'),
  },
  {
    name: 'Arabic-Indic digits as activity',
    content: file(`1,٣٢١٩١٠,${BAND},01,`),
    expect: taken(0, 'unreadable_activity'),
  },
  {
    name: 'an activity code that the register has not',
    content: file(`1,999999,${BAND},01,`, good('2')),
    expect: taken(1, 'unknown_activity'),
  },
  {
    name: 'a heading of the list of activities, with noughts',
    content: file(`1,311000,${BAND},01,`),
    expect: taken(0, 'unknown_activity'),
  },
  { name: 'an activity without a counterpart', content: file(`1,111110,${BAND},01,`), expect: taken(1) },
  { name: 'empty cells', content: file('1,,,,'), expect: taken(1) },
  { name: 'no identifier', content: file(`,321910,${BAND},01,`), expect: taken(0, 'no_id') },
  {
    name: 'an identifier twice',
    content: file(good('1'), good('2'), good('1')),
    expect: taken(2, 'id_twice'),
  },
  {
    name: 'an identifier twice, once refused',
    content: file('1,x,a,b,c', good('1')),
    expect: taken(1, 'unknown_band'),
  },
  {
    name: 'the header again inside',
    content: file(good('1'), HEADER, good('2')),
    expect: taken(2, 'unknown_band'),
  },
  {
    name: 'unreadable dates',
    content: file(`1,321910,${BAND},01,2019-13`, `2,321910,${BAND},01,yesterday`),
    expect: taken(2),
  },
  {
    name: 'formulas',
    content: file('=1+1,x,=cmd,01,', '+1,x,@SUM(A1),01,', '-1,x,-2,01,'),
    expect: { accepted: 0, refused: repeat('unknown_band', 3) },
  },
  {
    name: 'names of object parts',
    content: file(`__proto__,321910,${BAND},01,`, '2,constructor,toString,01,'),
    expect: taken(1, 'unknown_band'),
  },
  { name: 'emoji and marks of direction', content: file(`🌱\u202e1,321910,${BAND},01,`), expect: taken(1) },
  {
    name: 'ISO-8859-1',
    content: Buffer.from(file('1,321910,251 y más personas,01,'), 'latin1'),
    expect: taken(1),
  },
  {
    name: 'UTF-8 with one damaged line',
    content: Buffer.concat([
      Buffer.from(file('1,321910,251 y más personas,15,')),
      Buffer.from('2,321910,251 y m\xe1s personas,01,\n', 'latin1'),
    ]),
    expect: taken(1, 'not_utf8'),
  },
  {
    name: 'Windows-1252 quotes',
    content: Buffer.from(`${HEADER},n\n${ROW},\x93a\x94\n`, 'latin1'),
    expect: taken(1),
  },
  {
    name: 'GB18030',
    content: Buffer.concat([
      Buffer.from(`${HEADER},n\n${ROW},`),
      Buffer.from('c4e3bac3', 'hex'),
      Buffer.from('\n'),
    ]),
    expect: taken(1),
  },
  {
    name: 'GB18030 in the band',
    content: Buffer.concat([
      Buffer.from(`${HEADER}\n1,321910,`),
      Buffer.from('c4e3bac3', 'hex'),
      Buffer.from(',01,\n'),
    ]),
    expect: taken(0, 'unknown_band'),
  },
];

/** Files of the corpus, each with what must come of it. */
export const HOSTILE_FILES: readonly HostileFile[] = [...whole, ...rows];

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => good(`more-${index}`));
}

function repeat(code: string, times: number): string[] {
  return Array.from({ length: times }, () => code);
}

function utf32(text: string): Buffer {
  return Buffer.concat([...text].map((sign) => Buffer.from([sign.codePointAt(0) ?? 0, 0, 0, 0])));
}

/** The same bytes each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 42;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
