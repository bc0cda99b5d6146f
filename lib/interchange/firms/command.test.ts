import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { exampleFirmSchema } from '@/lib/domain/matching';
import examplesFile from '@/lib/domain/matching/scenarios/worked-examples.json' with { type: 'json' };
import { matchFirmsCommand } from './command';
import { asksForFirms } from './index';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/matching/scenarios/worked-examples.json');
const [first, second] = examplesFile.examples.map(({ firm }) => firm);

function run(args: readonly string[], folder = '.') {
  const [out, err]: [string[], string[]] = [[], []];
  const code = matchFirmsCommand(args, {
    folder,
    today: day('2026-06-01'),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  const lines = out.join('').split('\n').filter(Boolean);
  return { code, out: out.join(''), err: err.join(''), lines };
}

/** Runs the command on a file with that content. */
function runOn(content: string | Buffer, ...more: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'puente-firms-'));
  try {
    writeFileSync(join(folder, 'firms.json'), content);
    return run(['--firms', 'firms.json', ...more], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the worked examples', () => {
  const { code, err, lines } = run(['--firms', EXAMPLES, '--as-of', '2026-06-01']);
  const told = lines.map((line) => JSON.parse(line));

  it('are ten lines and nothing else', () => {
    expect({ code, err, firms: told.map(({ firm }) => firm) }).toEqual({
      code: 0,
      err: expect.stringMatching(/worked-examples\.json: 10 firms in, 10 accepted, 0 refused\.\n$/),
      firms: examplesFile.examples.map(({ firm }) => firm.id),
    });
  });

  it.each(examplesFile.examples)(
    '$firm.id has the stated measures and results',
    ({ firm, derived, expected }) => {
      const line = told.find((one) => one.firm === firm.id);
      expect(line.derived).toMatchObject(derived);
      expect(line.matches).toHaveLength(49);
      for (const row of expected) {
        const { status, total, parts, net_price, reasons, rules, offering } = line.matches.find(
          (match: { offering: string }) => match.offering === row.offering,
        );
        expect({ offering, status, total, parts, net_price, reasons, rules }).toEqual(row);
      }
      const scored = line.matches.filter(({ parts }: { parts: unknown }) => parts !== null);
      expect(scored).toHaveLength(expected.length);
    },
  );
});

describe('forms of the file', () => {
  const alone = runOn(JSON.stringify(first)).out;

  it.each([
    ['one firm', JSON.stringify(first)],
    ['one firm of an example', JSON.stringify({ firm: first, expected: [] })],
    ['a list', JSON.stringify([first])],
    ['a list under a name', JSON.stringify({ firms: [first] })],
  ])('%s', (_, content) => expect(runOn(content).out).toBe(alone));

  it('one firm a line', () => {
    const both = runOn(`${JSON.stringify(first)}\n\n${JSON.stringify(second)}\n`);
    expect(both).toMatchObject({ code: 0, err: 'firms.json: 2 firms in, 2 accepted, 0 refused.\n' });
    expect(both.lines[0]).toBe(alone.trim());
    expect(both.lines).toHaveLength(2);
  });

  it('takes a size as given and works it out where none is', () => {
    const sizeOf = (firm: object) => JSON.parse(runOn(JSON.stringify(firm)).out).derived.size;
    expect(sizeOf({ ...first, size: 'medium' })).toEqual({ kind: 'exact', value: 'medium' });
    const { size: _, ...unsized } = first ?? { size: '' };
    // No country calls four thousand people a small or medium firm.
    expect(sizeOf({ ...unsized, employees: 4000 })).toEqual({ kind: 'exact', value: 'large' });
  });
});

type Written = Readonly<Record<string, unknown>>;
const firm = (id: string, more: Written = {}): Written => ({ ...first, id, ...more });

/** What a line says of one firm of a list that stands one line each. */
function refusalOf(written: unknown, ...more: readonly string[]) {
  const { code, err, lines } = runOn(
    `[${JSON.stringify(firm('A'))},\n${JSON.stringify(written)},\n${JSON.stringify(firm('Z'))}]`,
    ...more,
  );
  const told = err.trim().split('\n');
  expect({ code, firms: lines.map((line) => JSON.parse(line).firm) }).toEqual({ code: 1, firms: ['A', 'Z'] });
  expect(told.at(-1)).toMatch(/: 3 .*2 .*1 /);
  return told.slice(0, -1).join('\n');
}

describe('a firm that cannot be matched is refused, and the others go through', () => {
  it.each<[string, unknown, string]>([
    [
      'no such country',
      firm('B', { country: 'ZZ' }),
      'firm B (no. 2), country: found "ZZ". Expected: the two',
    ],
    ['no such activity', firm('B', { isic: '9999' }), 'firm B (no. 2), isic: found "9999". Expected: a code'],
    ['no code', firm('B', { isic: 'x' }), 'firm B (no. 2), isic: found "x". Expected: a code of ISIC Rev.4'],
    [
      'a region of another country',
      firm('B', { sub: 'CL-RM' }),
      'firm B (no. 2), sub: found "CL-RM". Expected:',
    ],
    ['no such region', firm('B', { sub: 'AR-QQ' }), 'firm B (no. 2), sub: found "AR-QQ". Expected: the code'],
    [
      'no such size',
      firm('B', { size: 'tiny' }),
      'size: found "tiny". Expected: micro, small, medium or large',
    ],
    [
      'a level too high',
      firm('B', { cap: { OPS: 9 } }),
      'firm B (no. 2), cap.OPS: found 9. Expected: a level from',
    ],
    ['no such capability', firm('B', { cap: { X: 1 } }), 'firm B (no. 2), cap.X: found "X". Expected:'],
    [
      'a number no question has',
      firm('B', { fee_max: 7 }),
      'fee_max: found 7. Expected: the most it can pay',
    ],
    [
      'more people than the question takes',
      firm('B', { employees: 1e15 }),
      'firm B (no. 2), employees: found 1000000000000000. Expected: the number of people, a whole number from 1 to 1,000,000, or null',
    ],
    [
      'nobody',
      firm('B', { employees: 0 }),
      'employees: found 0. Expected: the number of people, a whole number',
    ],
    ['no such place to learn from', firm('B', { ties: ['abroad:ZZ:11'] }), 'ties.0: found "abroad:ZZ:11".'],
    [
      'a field misspelt',
      firm('B', { emploees: 3 }),
      'there is no field emploees. Perhaps you mean employees.',
    ],
    [
      'fields left out',
      { id: 'B' },
      'firm B (no. 2): these fields are missing: country, sub, isic, employees,',
    ],
    ['the same id again', firm('A'), 'firm A (no. 2): firm no. 1 has the same id.'],
    ['no id', firm(''), 'firm no. 2, id: found "". Expected: a text of its own for each firm.'],
    ['no object', 5, 'firm no. 2: found 5. Expected: an object with the fields of a firm.'],
  ])('%s', (_, written, said) => {
    const told = refusalOf(written);
    expect(told).toMatch(/^firms\.json:2:\d+ /);
    expect(told).toContain(said);
    // Words of the library that checks shapes, which are English in any language.
    expect(told).not.toMatch(/Invalid|expected string|received/);
  });

  it('is told in Spanish', () => {
    expect(refusalOf(firm('B', { country: 'ZZ' }), '--lang', 'es')).toBe(
      'firms.json:2:21 empresa B (n.º 2), country: se encontró "ZZ". Se espera: las dos letras mayúsculas de un país en ISO 3166-1, como AR.'.replace(
        '2:21',
        `2:${JSON.stringify(firm('B', { country: 'ZZ' })).indexOf('"ZZ"') + 1}`,
      ),
    );
  });

  it('of lines, also one that is not JSON', () => {
    const { code, err, lines } = runOn(`${JSON.stringify(first)}\n{"id":\n\n${JSON.stringify(second)}`);
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 2 });
    expect(err).toContain('firms.json:2:7 This is not JSON');
    expect(err).toContain('3 firms in, 2 accepted, 1 refused.');
  });
});

describe('a size that the number of people contradicts', () => {
  const of = (more: Written, ...args: readonly string[]) => runOn(JSON.stringify(firm('B', more)), ...args);
  const told = (run: { lines: readonly string[] }) => JSON.parse(run.lines[0] ?? '');

  it('is taken as given, and said in the line and beside it', () => {
    const run = of({ size: 'large', employees: 3 });
    expect(run.code).toBe(0);
    expect(told(run).derived).toMatchObject({
      size: { kind: 'exact', value: 'large' },
      size_basis: 'given',
    });
    expect(told(run).notes).toEqual([
      {
        code: 'size_contradicted',
        values: { given: 'large', employees: 3, worked_out: ['micro'] },
        text: 'taken as given (large firm), though 3 people make it a micro firm.',
      },
    ]);
    expect(run.err).toMatch(
      /^firms\.json:1:\d+ firm B \(no\. 1\), size: taken as given \(large firm\), though 3 people make it a micro firm\.\n/,
    );
    expect(of({ size: 'large', employees: 1 }, '--lang', 'es').err).toContain(
      'size: se toma como se dio (empresa grande), aunque con 1 persona sería microempresa.',
    );
  });

  // Of the million that the question takes at most, nothing is contradicted.
  it.each([
    [{ size: 'large', employees: 1_000_000 }],
    [{ size: 'large', employees: null }],
    [{ size: 'small', employees: 14 }],
    [{ size: undefined, employees: 3 }],
  ])('says nothing of %j', (more) => {
    const run = of(more);
    expect(told(run).notes).toEqual([]);
    expect(run.err).toBe('firms.json: 1 firm in, 1 accepted, 0 refused.\n');
  });
});

describe('what no offer speaks of', () => {
  const of = (more: Written, ...args: readonly string[]) => runOn(JSON.stringify(firm('B', more)), ...args);
  const matchesOf = (run: { out: string }) => JSON.parse(run.out).matches;

  it.each<[Written, string, string]>([
    [
      { tokens: ['ISO50001'] },
      'tokens: "ISO50001" is no certificate or step that offers or questions speak of.',
      'tokens: "ISO50001" no es un certificado ni un paso',
    ],
    [{ tokens: ['ISO9002'] }, 'The most alike: ISO9001,', 'Los más parecidos: ISO9001,'],
    [
      { member_of: { I999: true } },
      'member_of: the catalogue has no institution "I999", so this opens no offer.',
      'member_of: el catálogo no tiene una institución "I999", así que esto no abre ninguna oferta.',
    ],
  ])('%j is remarked on, and the firm is matched', (more, english, spanish) => {
    const bare = of({ tokens: [], member_of: {} });
    const base = { tokens: [], member_of: {}, ...more };
    const told = of(base);
    expect(told).toMatchObject({ code: 0, lines: { length: 1 } });
    expect(told.err).toContain('firm B (no. 1), ');
    expect(told.err).toContain(english);
    expect(told.err).toContain('1 accepted, 0 refused.');
    if ('tokens' in more) expect(matchesOf(told)).toEqual(matchesOf(bare));
    expect(of(base, '--lang', 'es').err).toContain(spanish);
  });

  it('stands in the help, with what they do speak of', () => {
    for (const lang of ['en', 'es'])
      expect(run(['--firms', 'x', '--help', '--lang', lang]).out).toMatch(/^ {2}tokens .*ISO9001/m);
  });
});

it('tells all that is wrong with a firm at once', () => {
  const told = refusalOf(firm('B', { employees: 'many', country: 'ZZ', fee_max: 7, isic: '9999' }));
  const fields = told.split('\n').map((line) => / \(no\. 2\), (\w+):/.exec(line)?.[1]);
  expect(fields.toSorted()).toEqual(['country', 'employees', 'fee_max', 'isic']);
});

it('refuses a file that is not UTF-8, with the line where that shows', () => {
  const list = '[\n{"id": "A", "country": "AR", "employees": 5, "needs": ["diseño"]}]';
  const { code, out, err } = runOn(Buffer.from(list, 'latin1'));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('firms.json, line 2: the file is not UTF-8');
});

describe('a file without firms', () => {
  it.each([
    ['[]', 1, 'firms.json has no firms in it.'],
    ['{"firms": []}', 1, 'firms.json has no firms in it.'],
    ['{"a": ', 2, 'firms.json:1:7 This is not JSON'],
    ['[{"id": "A" "country": 1}]', 2, 'firms.json:1:13 This is not JSON'],
    ['  \n', 2, 'is empty'],
  ])('%s', (content, code, said) => {
    const run = runOn(content);
    expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
    expect(run.err).toContain(said);
    expect(run.err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--firms', 'none.json'], 'does not exist'],
    [['--firms', '.'], 'is a folder'],
    [['--firms', EXAMPLES, '--as-of', '2026-13-01'], '--as-of cannot be “2026-13-01”. It takes: a day'],
    [['--firms', EXAMPLES, '--lang', 'fr'], '--lang cannot be “fr”. It takes: en, es.'],
    [['--firms', EXAMPLES, '--out', 'x'], 'There is no option --out.'],
    [['--firms', EXAMPLES, '--catalog', 'x'], 'Perhaps you mean --catalogue.'],
    [['--firms='], '--firms needs a value after it'],
    [['--firms', '--lang', 'es'], 'A --firms le falta un valor'],
    [['--firms', EXAMPLES, 'more.json'], '“more.json” is not expected here.'],
  ])('%j', (args, said) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });

  it('is told in Spanish', () => {
    expect(runOn('[]', '--lang', 'es').err).toBe('No hay empresas en firms.json.\n');
  });
});

describe('why a firm cannot enter', () => {
  type Why = { offering: string; status: string; why: readonly Record<string, unknown>[] };
  const matchesOf = (written: Written, ...more: readonly string[]): readonly Why[] =>
    JSON.parse(runOn(JSON.stringify(written), '--as-of', '2026-06-01', ...more).out).matches;
  const whyOf = (written: Written, offering: string, ...more: readonly string[]) =>
    matchesOf(written, ...more).find((one) => one.offering === offering)?.why;

  it('is told for every status but "eligible", as a code and in a sentence', () => {
    const all = examplesFile.examples.flatMap(({ firm: one }) => matchesOf(one));
    const statuses = new Set(all.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual(expect.arrayContaining(['closed', 'later', 'no']));
    for (const { status, why } of all) {
      expect(why.length === 0).toBe(status.startsWith('eligible'));
      for (const one of why)
        expect(one).toMatchObject({
          code: expect.stringMatching(/./),
          text: expect.stringMatching(/^\p{Lu}.*\.$/u),
        });
    }
  });

  // O12 is for firms in Chile; O04 for medium-sized and large firms: demo-catalogue.json.
  it('names the gate, what is asked and what the firm has', () => {
    expect(whyOf(firm('A'), 'O12')?.slice(0, 1)).toMatchObject([
      {
        gate: 'G1',
        verdict: 'unmet',
        code: 'criterion.country',
        values: { asked: ['CL'], given: ['AR'] },
        text: 'Asks for: a firm in Chile. This firm: Argentina.',
      },
    ]);
    expect(whyOf(firm('A'), 'O04', '--lang', 'es')).toMatchObject([
      {
        gate: 'G3',
        code: 'criterion.size',
        text: expect.stringMatching(/^Pide: empresas medianas o empresas grandes\. Esta empresa: /),
      },
    ]);
  });

  it('names the question where something is not known', () => {
    const open = whyOf(firm('A', { languages: [] }), 'O01');
    expect(open).toMatchObject([
      {
        gate: 'G4',
        verdict: 'unknown',
        code: 'criterion.language',
        text: 'Asks for: people who can learn in Spanish. Not known yet of this firm. Question: In which languages can your people learn?',
      },
    ]);
  });

  it('names the shut door', () => {
    const [third] = examplesFile.examples.slice(2);
    expect(whyOf(third?.firm ?? {}, 'O26')).toMatchObject([
      {
        gate: 'G6',
        code: 'criterion.member',
        text: expect.stringMatching(/^Asks for: membership of .*\. This is not met\.$/),
      },
    ]);
  });
});

describe('help', () => {
  it.each([
    ['en', 'These may be left out'],
    ['es', 'Estos se pueden omitir'],
  ])('lists each field of a firm, in %s, with an example that can be matched', (lang, title) => {
    const { code, out, err } = run(['--firms', 'x', '--help', '--lang', lang]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [needed = '', optional = ''] = out.split(title);
    for (const field of Object.keys(exampleFirmSchema.shape)) {
      const isOptional = ['name', 'size', 'story'].includes(field);
      expect(isOptional ? optional : needed).toMatch(new RegExp(`^  ${field} `, 'm'));
    }
    const example = out.split('\n').find((line) => line.startsWith('  {')) ?? '';
    expect(runOn(example)).toMatchObject({ code: 0, lines: { length: 1 } });
  });
});

it('is asked for by its option', () => {
  expect(asksForFirms(['--firms', 'a.json'])).toBe(true);
  expect(asksForFirms(['--firms=a.json'])).toBe(true);
  expect(asksForFirms(['--register', '--out'])).toBe(false);
});
