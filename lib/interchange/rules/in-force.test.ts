import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { rulesCommand } from './command';

/** Runs a task on 1 June 2026 on files with these contents, in a folder of their own that is taken away again. */
function runOn(contents: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'puente-rules-'));
  const [out, err]: [string[], string[]] = [[], []];
  try {
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
    const code = rulesCommand(args, {
      folder,
      today: day('2026-06-01'),
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
    });
    return { code, out: out.join(''), err: err.join(''), lines: out.join('').split('\n').filter(Boolean) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('rules outside their days', () => {
  it.each([
    [
      'to',
      'Not in force on 1 June 2026: it ended on 1 January 2021. After that day it decides about no firm.',
      'No está en vigor el 1 de junio de 2026: terminó el 1 de enero de 2021. Después de ese día no decide sobre ninguna empresa.',
    ],
    [
      'from',
      'Not in force on 1 June 2026: it begins on 1 January 2027. Before that day it decides about no firm.',
      'No está en vigor el 1 de junio de 2026: empieza el 1 de enero de 2027. Antes de ese día no decide sobre ninguna empresa.',
    ],
  ])('says that a rule is not in force, and judges no firm by it: %s', (field, english, spanish) => {
    const rule = { id: 'r', op: 'between', fact: 'firm.employees', min: 5, max: null };
    const head = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' } };
    const edge = field === 'to' ? '2021-01-01' : '2027-01-01';
    const dated = { ...head, [field]: edge, rule };
    const files = { 'one.json': JSON.stringify(dated), 'firm.json': JSON.stringify({ 'firm.employees': 7 }) };
    const told = runOn(files, ['explain', 'one.json']);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.lines[1]).toContain(english);
    expect(told.lines.length).toBeGreaterThan(2);
    expect(runOn(files, ['explain', 'one.json', '--lang', 'es']).lines[1]).toContain(spanish);
    const judged = runOn(files, ['explain', 'one.json', '--firm', 'firm.json']);
    expect(judged.lines).toEqual(told.lines.slice(0, 2));
    const then = ['explain', 'one.json', '--firm', 'firm.json', '--as-of', edge];
    const inForce = runOn(files, then);
    expect(inForce.out).not.toContain('Not in force');
    expect(inForce.lines.length).toBeGreaterThan(1);
  });

  it('counts no firms for a rule that is not in force on the day', () => {
    const of = (min: number) => {
      const rule = { id: 'r', op: 'between', fact: 'firm.employees', min, max: null };
      return JSON.stringify({
        ...{ language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' }, to: '2021-01-01' },
        rule,
      });
    };
    const firms = JSON.stringify(Array.from({ length: 40 }, () => ({ 'firm.employees': 7 })));
    const files = { 'a.json': of(10), 'b.json': of(5), 'firms.json': firms };
    const asked = ['diff', 'a.json', 'b.json', '--firms', 'firms.json'];
    const { err, out } = runOn(files, asked);
    expect(err).toContain('Rule one: Not in force on 1 June 2026: it ended on 1 January 2021.');
    expect(out).not.toContain('gained');
    expect(runOn(files, [...asked, '--as-of', '2020-12-31']).out).toContain('gained');
  });

  it.each([
    [undefined, 'from 1 January 2027 on', 'a partir del 1 de enero de 2027'],
    ['2027-06-30', 'from 1 January 2027 until 30 June 2027', 'del 1 de enero de 2027 al 30 de junio de 2027'],
  ])('tells the way into a rule to come once, with its days: %s', (to, english, spanish) => {
    const rule = { id: 'r', op: 'contains', fact: 'certificates', values: ['iso'] };
    const head = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' } };
    const fact = { kind: 'set', power: 'do', values: ['iso'], questions: ['q'] };
    const name = { en: 'certificates', es: 'certificados' };
    const files = {
      'one.json': JSON.stringify({ ...head, from: '2027-01-01', to, rule }),
      'facts.json': JSON.stringify({ certificates: { ...fact, name } }),
      'firm.json': JSON.stringify({ certificates: { set: [] } }),
    };
    const asked = ['near-miss', 'one.json', '--facts', 'facts.json', '--firm', 'firm.json'];
    expect(runOn(files, asked).lines.slice(2)).toEqual([
      `The shortest way that is in the power of the firm, ${english}:`,
      '- The firm can do this:',
      expect.stringContaining('iso'),
    ]);
    expect(runOn(files, [...asked, '--lang', 'es']).lines.slice(2)).toEqual([
      `El camino más corto que está en manos de la empresa, ${spanish}:`,
      '- La empresa puede hacer esto:',
      expect.stringContaining('iso'),
    ]);
  });
});
