import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import examples from '@/lib/domain/matching/scenarios/worked-examples.json' with { type: 'json' };
import { rulesCommand } from './command';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/rules/examples');
const CATALOGUE = join(EXAMPLES, 'catalogue.json');
const [{ firm }] = worked();
const FACTS = ['--facts', join(EXAMPLES, 'facts.json')];

/** The first of the worked examples; the file has ten. */
function worked() {
  const [first] = examples.examples;
  if (!first) throw new RangeError('no worked examples');
  return [first] as const;
}

function run(args: readonly string[], folder = EXAMPLES) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = rulesCommand(args, {
    folder,
    today: day('2026-06-01'),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join(''), err: err.join(''), lines: out.join('').split('\n').filter(Boolean) };
}

/** Runs a task on files with these contents, in a folder of their own that is taken away again. */
function runOn(contents: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'puente-rules-'));
  try {
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
    return run(args, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The example catalogue with one text in place of another. */
function edited(from: string, to: string): string {
  const text = readFileSync(CATALOGUE, 'utf8');
  if (!text.includes(from)) throw new RangeError(`nothing to replace: ${from}`);
  return text.replace(from, to);
}

describe('what was asked', () => {
  it('prints help in both languages', () => {
    for (const [lang, word] of [
      ['en', 'in plain words'],
      ['es', 'en palabras sencillas'],
    ] as const) {
      const { code, err, out } = run(['--help', '--lang', lang]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(word);
      for (const option of [
        'lint',
        'explain',
        'diff',
        'test',
        '--as-of',
        '--level',
        '--firm',
        '--firms',
        '--by',
      ])
        expect(out).toContain(option);
      // Each task says which options it takes.
      expect(out).toMatch(/\n {2}test\n {2}--facts /);
    }
  });

  it.each([
    [[], 'Use lint, explain, near-miss, diff, test, import or export'],
    [['check', CATALOGUE], '"check" is not something to do with rules'],
    [['lint'], 'lint takes 1 file, not 0'],
    [['diff', CATALOGUE], 'diff takes 2 files, not 1'],
    [['lint', CATALOGUE, '--lang', 'fr'], '--lang cannot be “fr”. It takes: en, es.'],
    [['lint', CATALOGUE, '--as-of', '2026-02-30'], '--as-of cannot be “2026-02-30”'],
    [['lint', CATALOGUE, '--level', 'all'], '--level cannot be “all”. It takes: error, warning, hint.'],
    [['lint', CATALOGUE, '--unheard-of'], 'There is no option --unheard-of.'],
    [['lint', CATALOGUE, '--fact', 'none'], 'Perhaps you mean --facts.'],
    [['lint', CATALOGUE, '--facts', '--json'], '--facts needs a value after it.'],
    [['lint', CATALOGUE, '--firm', CATALOGUE], '--firm goes with explain, near-miss only.'],
    [['diff', CATALOGUE, CATALOGUE, '--by', 'firm.isic'], '--by goes with --firms only.'],
    [['lint', 'none.json'], 'does not exist'],
    [['lint', '.'], 'is a folder'],
    [['lint', CATALOGUE, '--facts', 'none-either.json'], 'does not exist'],
    [['explain', CATALOGUE, '--rule', 'unheard-of'], 'There is no rule unheard-of'],
  ])('%j ends with 2', (args, said) => {
    const { code, out, err } = run(args);
    expect({ code, out: code === 2 ? '' : out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });
});

describe('a file that cannot be read as rules', () => {
  it.each([
    ['{\n  "language": "puente-rules/1",\n  "rules" []\n}', 'bad.json:3:11 This is not JSON'],
    ['{"language": "puente-rules/1",\n "language": "x"}', 'bad.json:2:2 The name “language” stands twice'],
    [
      '{"language": "puente-rules/1", "library": {"predicates": {}, "parameters": {}, "zones": {}, "rates": []},\n"rules": 5}',
      'bad.json:2:10 rules: this has to be a list. Here it is “5”.',
    ],
    [
      '{"language": "puente-rules/2"}',
      'language: this has to be one of these: “puente-rules/1”. Here it is “puente-rules/2”. Perhaps “puente-rules/1” is meant.',
    ],
    [
      edited('"kind": "hard", "barrier": "place"', '"kind": "hart", "barrier": "place"'),
      'Rule growth-loan, node where, kind: this has to be one of these: “hard”, “declared”, “to_verify” and “informative”. Here it is “hart”. Perhaps “hard” is meant.',
    ],
    [
      edited('"id": "ten", "op": "between"', '"id": "ten", "op": "betwixt"'),
      ', node ten, op: this has to be one of these: “all”,',
    ],
    [
      edited('"kind": "hard", "barrier": "sector"', '"kind": "hard", "barier": "sector"'),
      'nothing is called “barier” here. Perhaps “barrier” is meant. What may stand here: “op”, “id”, “kind”, “barrier”',
    ],
    [edited('"value": "sole_trader"', '"values": "sole_trader"'), 'growth'],
    ['', 'is empty'],
  ])('%#', (content, said) => {
    const { code, out, err } = runOn({ 'bad.json': content }, ['lint', 'bad.json', ...FACTS]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(
      said === 'growth'
        ? 'Rule growth-loan, node alone, value: this is missing. It has to be a text, a number or true or false.'
        : said,
    );
  });

  it('tells it in Spanish', () => {
    expect(runOn({ 'bad.json': '{' }, ['lint', 'bad.json', '--lang', 'es']).err).toContain('Esto no es JSON');
  });
});

describe('lint', () => {
  it('finds nothing in the example catalogue, down to the last hint', () => {
    expect(run(['lint', 'catalogue.json', ...FACTS, '--level', 'hint'])).toMatchObject({
      code: 0,
      err: '',
      out: '4 rules: no errors, no warnings, no hints.\n',
    });
  });

  it('names rule, node, line and mend, with the node to put in place', () => {
    const file = edited('"min": 24, "max": null', '"min": 24, "max": 12');
    const { code, lines } = runOn({ 'a.json': file }, ['lint', 'a.json', ...FACTS]);
    expect(code).toBe(1);
    const line = file.split('\n').findIndex((text) => text.includes('"max": 12')) + 1;
    expect(lines[0]).toMatch(
      new RegExp(
        `^a\\.json:${line}:\\d+ error Rule growth-loan, node trading: The lower limit \\(24\\) is above`,
      ),
    );
    expect(lines[0]).toContain('Swap the limits: from 12 to 24.');
    expect(lines[0]).toContain('[min_above_max]');
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ id: 'trading', min: 12, max: 24 });
  });

  it('looks at single rules, predicates and the library too', () => {
    const rule = {
      language: 'puente-rules/1',
      id: 'one',
      version: 1,
      title: { en: 'One' },
      rule: { id: 'r', op: 'any', of: [] },
    };
    const alone = runOn({ 'one.json': JSON.stringify(rule) }, ['lint', 'one.json', '--facts', 'none']);
    expect(alone.code).toBe(1);
    expect(alone.lines[0]).toContain(
      'one.json:1:81 error Rule one, node r: This “any” has nothing in it, so nobody meets it.',
    );
    const inPredicate = runOn({ 'a.json': edited('"share", "min": 50', '"shares", "min": 50') }, [
      'lint',
      'a.json',
      ...FACTS,
    ]);
    expect(inPredicate.lines[0]).toMatch(
      /^a\.json:\d+:\d+ error Predicate small_firm, node majority: Nothing is known of a fact “firm\.owners\.shares”/,
    );
    const inLibrary = runOn({ 'a.json': edited('"except": ["AR-V"]', '"except": ["AR", "UY", "PY"]') }, [
      'lint',
      'a.json',
      ...FACTS,
    ]);
    expect(inLibrary.out).toMatch(
      /a\.json:\d+:\d+ error Library, zone:river_plate: The exceptions leave nothing of/,
    );
  });

  it('counts warnings but not hints, unless asked to', () => {
    const file = edited('"codes": ["B", "F"]', '"codes": ["B", "F", "41"]');
    expect(runOn({ 'a.json': file }, ['lint', 'a.json', ...FACTS])).toMatchObject({
      code: 0,
      out: '4 rules: no errors, no warnings, 1 hint. 1 is not shown. Use --level hint to see all.\n',
    });
    const hints = runOn({ 'a.json': file }, ['lint', 'a.json', ...FACTS, '--level', 'hint']);
    expect(hints).toMatchObject({ code: 1 });
    expect(hints.lines[0]).toContain(
      'These codes lie below others of the list: “41”. Leave these codes out: “41”.',
    );
  });

  it('knows the size bands of the registers that Puente reads', () => {
    const rule = {
      language: 'puente-rules/1',
      id: 'one',
      version: 1,
      title: { en: 'One' },
      rule: { id: 'r', op: 'between', fact: 'firm.employees', min: null, max: 25 },
    };
    const { lines } = runOn({ 'a.json': JSON.stringify(rule) }, ['lint', 'a.json']);
    expect(lines[0]).toContain('The limit 25 lies inside the band 11-30 of the register mx-denue.');
    expect(lines[0]).toContain('Limits that keep the band whole: 10 or 30.');
  });

  it('takes registers and accepted warnings from the command line', () => {
    const limit = { id: 'r', op: 'between', fact: 'firm.employees', min: null, max: 25 };
    const head = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' } };
    const lint = (...args: readonly string[]) =>
      runOn({ 'a.json': JSON.stringify({ ...head, rule: limit }) }, ['lint', 'a.json', ...args]);
    expect(lint('--register', 'none')).toMatchObject({ code: 0, lines: { length: 1 } });
    expect(lint('--register', 'mx-denue').lines[0]).toContain('[limit_in_band]');
    const accepted = lint('--accept', 'limit_in_band');
    expect(accepted).toMatchObject({ code: 0 });
    expect(accepted.out).toMatch(/^1 rule: no errors, no warnings, .*\. 1 is accepted\./);
    expect(lint('--accept', 'limit_in_band', '--lang', 'es').out).toContain('1 está aceptado.');
    expect(lint('--register', 'gb').code).toBe(2);
    // An error cannot be accepted.
    expect(lint('--accept', 'contradiction').code).toBe(2);
    expect(lint('--help').out).toMatch(/--register NAMES.*--accept CODES/s);
  });

  it('speaks Spanish and JSON', () => {
    const file = edited('"min": 24, "max": null', '"min": 24, "max": 12');
    const spanish = runOn({ 'a.json': file }, ['lint', 'a.json', ...FACTS, '--lang', 'es']);
    expect(spanish.lines[0]).toContain('Intercambie los límites: de 12 a 24.');
    const json = runOn({ 'a.json': file }, ['lint', 'a.json', ...FACTS, '--json']);
    expect(json.code).toBe(1);
    expect(json.lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        file: 'a.json',
        rule: 'growth-loan',
        node: 'trading',
        severity: 'error',
        code: 'min_above_max',
        mend: { code: 'swap_limits' },
      },
    ]);
  });
});

describe('explain', () => {
  it('puts rules into words, in both languages', () => {
    const english = run(['explain', 'catalogue.json']);
    expect(english).toMatchObject({ code: 0, err: '' });
    expect(english.lines).toContain('growth-loan, version 2: Growth loan (illustrative)');
    expect(english.lines).toContain('- At least 24 months since the firm started.');
    const spanish = run(['explain', 'catalogue.json', '--lang', 'es', '--rule', 'safe-work']);
    expect(spanish.lines[0]).toBe('safe-work, versión 3: Curso de trabajo seguro (ilustrativo)');
    expect(spanish.out).not.toContain('growth-loan');
  });

  it('tells what comes of them for a firm', () => {
    const { code, err, out } = run([
      'explain',
      'catalogue.json',
      '--rule',
      'safe-work',
      '--firm',
      'firm.json',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('“standards.held”: without “iso_45001”.');
    expect(out).toContain('between 11 and 30 people');
  });

  it('takes firms in the form of the worked examples too', () => {
    const rule = { id: 'r', op: 'under', fact: 'firm.isic', codes: [firm.isic.slice(0, 2)] };
    const document = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' }, rule };
    const files = {
      'one.json': JSON.stringify(document),
      'firm.json': JSON.stringify(firm),
      'wrapped.json': JSON.stringify({ firm }),
    };
    const told = runOn(files, ['explain', 'one.json', '--firm', 'firm.json']);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain(`(${firm.isic}).`);
    expect(runOn(files, ['explain', 'one.json', '--firm', 'wrapped.json']).out).toBe(told.out);
  });

  it('tells what keeps a rule from being read, and a fact of another kind', () => {
    const broken = runOn({ 'a.json': edited('"predicate": "small_firm"', '"predicate": "tiny_firm"') }, [
      'explain',
      'a.json',
    ]);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain('growth-loan, node is-small: There is no predicate called “tiny_firm”.');
    const firm = JSON.stringify({ 'firm.employees': true });
    const wrong = runOn({ 'a.json': edited('"', '"'), 'firm.json': firm }, [
      'explain',
      'a.json',
      '--rule',
      'safe-work',
      '--firm',
      'firm.json',
    ]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('firm.employees');
  });
});

describe('diff', () => {
  const before = readFileSync(CATALOGUE, 'utf8');

  it('finds nothing between a file and itself', () => {
    expect(run(['diff', 'catalogue.json', 'catalogue.json', ...FACTS])).toMatchObject({
      code: 0,
      out: 'Nothing changed.\n',
    });
  });

  it('tells each change, its effect and that of all together', () => {
    const after = edited('"min": 11, "max": null }', '"min": 6, "max": null }');
    const { code, lines } = runOn({ 'a.json': before, 'b.json': after }, [
      'diff',
      'a.json',
      'b.json',
      ...FACTS,
    ]);
    expect(code).toBe(1);
    expect(lines).toEqual([
      'Rule safe-work, node ten: it said: the firm has at least 11 people. Now it says: the firm has at least 6 people. (Lets in more firms and shuts out none.)',
      'safe-work, all changes together: lets in more firms and shuts out none.',
    ]);
  });

  it('counts the firms between, and keeps back small figures', () => {
    const after = edited('"min": 11, "max": null }', '"min": 6, "max": null }');
    const firm = (people: number, isic: string) => ({
      ...{ 'firm.employees': people, 'firm.isic': isic, 'standards.held': { set: [] } },
      'support.past': { events: [{ code: 'introduction', day: '2025-10-08' }] },
    });
    const firms = JSON.stringify([
      ...Array.from({ length: 12 }, () => firm(8, '1622')),
      ...Array.from({ length: 14 }, () => firm(20, '1622')),
      ...Array.from({ length: 3 }, () => firm(8, '1071')),
      ...Array.from({ length: 30 }, () => firm(20, '1071')),
    ]);
    const args = ['diff', 'a.json', 'b.json', ...FACTS, '--firms', 'firms.json', '--by', 'firm.isic'];
    const { lines } = runOn({ 'a.json': before, 'b.json': after, 'firms.json': firms }, args);
    expect(lines.slice(2)).toEqual([
      'safe-work, firms between the two versions:',
      '  59 firms: 15 gained, 0 lost, 0 no longer settled, 0 newly settled, 44 as before.',
      '  Gained: “1”, “2”, “3”, “4”, “5”, “6”, “7”, “8”, “9”, “10”, “11”, “12” and 3 more.',
      '  By group, so that it can be passed on (fewer than 10 are not shown):',
      '  firm.isic 1071: 33 firms: – gained, 0 lost, 0 no longer settled, 0 newly settled, – as before.',
      '  firm.isic 1622: 26 firms: – gained, 0 lost, 0 no longer settled, 0 newly settled, – as before.',
    ]);
  });
});

describe('test', () => {
  it('runs the example cases', () => {
    expect(run(['test', 'cases.json'])).toMatchObject({
      code: 0,
      err: '',
      out: '3 cases passed, none failed.\n',
    });
  });

  it('tells what came out otherwise, with its line', () => {
    const text = readFileSync(join(EXAMPLES, 'cases.json'), 'utf8');
    const file = text.replace(
      '"verdict": "unmet", "reasons": ["grown"]',
      '"verdict": "met", "reasons": ["staff"]',
    );
    const { code, lines } = runOn({ 'c.json': file }, ['test', 'c.json']);
    const line = file.split('\n').findIndex((one) => one.includes('The day before')) + 1;
    expect(code).toBe(1);
    expect(lines[0]).toBe(
      `c.json:${line}:5 “The day before it is two years old it is too young” should come out as: met. What decides: “staff”. Nothing is missing. It comes out as: unmet. What decides: “grown”. Nothing is missing.`,
    );
    expect(lines[1]).toBe('2 cases passed, 1 failed.');
    expect(runOn({ 'c.json': file }, ['test', 'c.json', '--lang', 'es']).out).toContain(
      '2 casos salieron bien, 1 mal.',
    );
  });

  it('refuses a file of another shape', () => {
    expect(run(['test', 'catalogue.json'])).toMatchObject({ code: 2, out: '' });
  });
});
