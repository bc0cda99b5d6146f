import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
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
function runOn(content: string, ...more: readonly string[]) {
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
      err: '',
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
    expect(both).toMatchObject({ code: 0, err: '' });
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

describe('what cannot be read', () => {
  it.each([
    [JSON.stringify([first, { ...second, isic: 'x' }]), '2.isic: '],
    [JSON.stringify([first, first]), 'id: F1 ×2'],
    [JSON.stringify([{ ...first, unheard: 1 }]), '1: '],
    ['{"a": ', 'firms.json is not a list of firms'],
    [`${JSON.stringify(first)}\n{`, '2: '],
    ['  \n', 'is empty'],
  ])('%#', (content, said) => {
    const { code, out, err } = runOn(content);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--firms', 'none.json'], 'does not exist'],
    [['--firms', '.'], 'is a folder'],
    [['--firms', EXAMPLES, '--as-of', '2026-13-01'], '--as-of cannot be'],
    [['--firms', EXAMPLES, '--lang', 'fr'], '--lang cannot be'],
    [['--firms', EXAMPLES, '--out', 'x'], '--out'],
    [['--firms='], '--firms is needed'],
  ])('%j', (args, said) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(said);
  });

  it('tells the file in Spanish', () => {
    expect(runOn('{', '--lang', 'es').err).toContain('no es una lista de empresas');
  });
});

it('is asked for by its option', () => {
  expect(asksForFirms(['--firms', 'a.json'])).toBe(true);
  expect(asksForFirms(['--firms=a.json'])).toBe(true);
  expect(asksForFirms(['--register', '--out'])).toBe(false);
});
