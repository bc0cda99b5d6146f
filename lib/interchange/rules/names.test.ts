import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { LOCALES } from '@/lib/domain/vocabulary';
import { plain } from '@/lib/messages/rule-text/rule-text.fixture';
import { PROGRAMME_FACTS } from '../programmes';
import { loadCodeTitles } from './code-titles';
import { rulesCommand } from './command';

const EXAMPLES = resolve(import.meta.dirname, '../../domain/rules/examples');
const FACTS = ['--facts', join(EXAMPLES, 'facts.json')];

function run(args: readonly string[], folder = EXAMPLES) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = rulesCommand(args, {
    folder,
    today: day('2026-06-01'),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, err: err.join(''), lines: plain(out.join('')).split('\n').filter(Boolean) };
}

/** Explains one rule with these facts, in a folder of its own that is taken away again. */
function explained(rule: object, facts: object, args: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'puente-names-'));
  const document = { language: 'puente-rules/1', id: 'one', version: 1, title: { en: 'One' }, rule };
  try {
    writeFileSync(join(folder, 'one.json'), JSON.stringify(document));
    writeFileSync(join(folder, 'facts.json'), JSON.stringify(facts));
    return run(['explain', 'one.json', '--facts', 'facts.json', ...args], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a rule told with the names of its facts', () => {
  const asked = (lang: string, rule: string) =>
    run(['explain', 'catalogue.json', ...FACTS, '--rule', rule, '--lang', lang]).lines;

  it('says its days and its source above it', () => {
    expect(asked('en', 'growth-loan').slice(0, 5)).toEqual([
      'growth-loan, version 2: Growth loan (illustrative)',
      'In force from 1 January 2026 to 31 December 2030.',
      'Source: Rules of the growth loan, 2026 (illustrative).',
      'All of these:',
      expect.stringContaining('the River Plate countries or Chile'),
    ]);
    expect(asked('es', 'growth-loan').slice(0, 3)).toEqual([
      'growth-loan, versión 2: Préstamo para crecer (ilustrativo)',
      'Rige desde el 1 de enero de 2026 hasta el 31 de diciembre de 2030.',
      'Fuente: Rules of the growth loan, 2026 (illustrative).',
    ]);
  });

  it('shows the address of a source, and where a number of the library comes from', () => {
    expect(asked('en', 'growth-loan').join('\n')).toContain(
      'Source of “most people of a small firm”: Recommendation 2003/361/EC, annex, article 2, 6 May 2003 (https://eur-lex.europa.eu/eli/reco/2003/361/oj).',
    );
  });

  it('is Spanish throughout in Spanish', () => {
    expect(asked('es', 'new-machines')).toEqual([
      'new-machines, versión 1: Apoyo para máquinas nuevas (ilustrativo)',
      'Todos estos puntos:',
      '- De qué trata el proyecto: máquinas o programas de computación.',
      '- Costo del proyecto: entre EUR 5000 («costo mínimo de un proyecto», 1 de junio de 2026) y EUR 250 000. Fuente de «costo mínimo de un proyecto»: Call 2026 (illustrative).',
      '- Comienzo del proyecto: entre el 1 de enero de 2026 y el 31 de diciembre de 2027.',
      '- El resultado de dividir «dinero propio en el proyecto» por «costo del proyecto»: al menos (30 % si vale esto (dirigida por mujeres: sí); 40 % si vale esto (la empresa tiene como máximo 10 personas); si no, 50 %).',
      '- Personas o empresas dueñas: esto no vale en ningún caso:',
      '  - Todos estos puntos:',
      '    - Parte de la empresa en por ciento: al menos 25.',
      '    - Qué es la parte dueña: cualquiera menos una persona.',
      '- Total del balance: hay una respuesta, diga lo que diga.',
      '- Últimas cuentas anuales: en los últimos 18 meses.',
    ]);
    expect(asked('es', 'growth-loan').join('\n')).toContain(
      '- La empresa está en los países del Río de la Plata o Chile, excepto',
    );
  });

  it('tells what a firm said of money in its own currency', () => {
    const { lines } = run([
      'explain',
      'catalogue.json',
      ...FACTS,
      '--rule',
      'growth-loan',
      '--firm',
      'firm.json',
    ]);
    expect(lines.join('\n')).toContain(
      'The firm said USD 900,000, which is about EUR 810,000 (1 USD = 0.9 EUR, rate of 2 January 2026). This fits.',
    );
  });
});

describe('a file of facts', () => {
  const fact = { kind: 'code', power: 'do', questions: [] };
  const rule = { id: 'r', op: 'in', fact: 'firm.form', values: ['coop', 'fund'] };

  it('names facts and codes per language; what has no name is told by its code', () => {
    const facts = {
      'firm.form': {
        ...{ ...fact, name: { es: 'forma jurídica' } },
        valueNames: { coop: { en: 'cooperative', es: 'cooperativa' } },
      },
    };
    expect(explained(rule, facts).lines[1]).toBe('“firm.form”: cooperative or “fund”.');
    expect(explained(rule, facts, ['--lang', 'es']).lines[1]).toBe('Forma jurídica: cooperativa o «fund».');
  });

  it('refuses a language it does not know, and an empty name', () => {
    for (const name of [{ fr: 'forme' }, { en: '' }])
      expect(explained(rule, { 'firm.form': { ...fact, name } })).toMatchObject({ code: 2, lines: [] });
  });
});

it('has a title in both languages for every sector, and a name for the places of the reference data', () => {
  const { sector, place } = loadCodeTitles();
  expect(LOCALES.map((locale) => sector('10', locale))).toEqual([
    'Manufacture of food products',
    'Elaboración de productos alimenticios',
  ]);
  expect([sector('C', 'en'), sector('1071', 'es'), sector('ZZ', 'en')]).toEqual([
    'Manufacturing',
    'Elaboración de productos de panadería',
    null,
  ]);
  const named = (locale: 'en' | 'es', ...codes: string[]) => codes.map((code) => place(code, locale));
  expect(named('en', 'AR-M', 'GB-ENG', 'PA-NT', 'AR-?')).toEqual([
    'Mendoza',
    'England',
    'Naso Tjër Di',
    null,
  ]);
  const nations = ['GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS'];
  expect(named('en', ...nations)).toEqual(['England', 'Northern Ireland', 'Scotland', 'Wales']);
  expect(named('es', ...nations)).toEqual(['Inglaterra', 'Irlanda del Norte', 'Escocia', 'Gales']);
});

it('names every fact of the published programmes, and every code of their closed lists, in both languages', () => {
  const own = ['firm.employees', 'firm.turnover', 'firm.founded', 'checked.*'];
  for (const [key, { name, values = [], valueNames = {} }] of Object.entries(PROGRAMME_FACTS)) {
    if (own.includes(key)) continue;
    for (const locale of LOCALES) {
      expect(name?.[locale], key).toBeTruthy();
      for (const value of values) expect(valueNames[value]?.[locale], `${key} ${value}`).toBeTruthy();
    }
    expect(Object.keys(valueNames).filter((value) => values.length > 0 && !values.includes(value))).toEqual(
      [],
    );
  }
});
