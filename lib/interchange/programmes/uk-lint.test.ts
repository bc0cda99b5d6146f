import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { rulesCommand } from '../rules/command';
import { ukSchemes } from './index';

function lint(...more: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'puente-uk-'));
  const lines: string[] = [];
  try {
    writeFileSync(join(folder, 'uk.json'), JSON.stringify(ukSchemes(), null, 1));
    const code = rulesCommand(['lint', 'uk.json', '--facts', 'programmes', ...more], {
      folder,
      today: day('2013-09-02'),
      out: (text) => void lines.push(...text.split('\n').filter(Boolean)),
      err: (text) => void lines.push(text),
    });
    return { code, lines };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('npm run rules -- lint, on the 249 schemes', () => {
  const { code, lines } = lint();

  it('names the contradictions between text and limit, with line, node and words', () => {
    const named = lines.filter((line) => line.includes('[text_contradicts_limit]'));
    expect(named).toHaveLength(18);
    expect(code).toBe(1);
    const fife = named.find((line) => line.includes('uk-331'));
    expect(fife).toMatch(/^uk\.json:\d+:\d+ /);
    expect(fife).toContain('The text says “employing up to 50 people”');
    expect(fife).toContain('people employed, 49');
  });

  // 47 schemes list all six kinds of business, and five all four stages: no rule asks for them.
  it('finds no list of every possible code, and no error', () => {
    expect(lines.filter((line) => line.includes('[tautology]'))).toEqual([]);
    expect(lines.at(-1)).toContain('249 rules: no errors,');
  });

  it('holds them against no register of another country, unless it is asked for', () => {
    expect(lines.filter((line) => line.includes('[limit_in_band]'))).toEqual([]);
    const asked = lint('--register', 'mx-denue').lines;
    expect(asked.filter((line) => line.includes('[limit_in_band]')).length).toBeGreaterThan(100);
    expect(asked.join('\n')).not.toMatch(/lies inside the band 0-5[^\n]*whole: 6/);
  });

  it('names places in words, with their codes', () => {
    const hertfordshire = lines.find((line) => line.includes('uk-712') && line.includes('text_contradicts'));
    expect(hertfordshire).toMatch(/“the [A-Z][\w ]+ \(GB-ENG-E120000\d\d\)”/);
    expect(lines.join('\n')).not.toMatch(/“GB-/);
  });

  it('says the same in Spanish', () => {
    const { lines: spanish } = lint('--lang', 'es');
    const named = spanish.filter((line) => line.includes('[text_contradicts_limit]'));
    expect(named).toHaveLength(18);
    expect(named.every((line) => line.includes('El texto dice «'))).toBe(true);
    expect(named.join('\n')).toMatch(/«las Midlands del Este \(GB-ENG-E12000004\)»/);
  });
});
