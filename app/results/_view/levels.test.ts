import { expect, it } from 'vitest';
import { LOCALES } from '@/lib/domain/vocabulary';
import { levelsView } from './levels';
import { empty, sayIn } from './runs.fixture';

it.each(LOCALES)('names every part on the lowest and on the highest level, however many, in %s', (locale) => {
  const { t } = sayIn(locale);
  const at = (value: number) => ({ kind: 'exact', value }) as const;
  const levels = { OPS: at(1), QMS: at(1), IMP: at(1), DIG: at(1), PPL: at(2), MKT: at(3) };
  const { finding } = levelsView(t, { ...empty, levels: { ...empty.levels, ...levels } });
  const told =
    locale === 'en' ? /^Furthest ahead: (.*)\. Most room to grow: (.*)\.$/ : /: (.*)\. .*: (.*)\.$/;
  const [, high, low] = told.exec(finding) ?? [];
  expect(high).toBe({ en: 'customers and markets', es: 'clientes y mercados' }[locale]);
  expect(low).toBe(
    {
      en: 'daily work, quality, solving problems for good and digital tools',
      es: 'trabajo diario, calidad, resolver problemas de raíz y herramientas digitales',
    }[locale],
  );
});
