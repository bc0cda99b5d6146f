import { expect, it } from 'vitest';
import type { WrittenRule } from '../../domain/rules';
import { not, type Row, textsOf } from './rule-text.fixture';

const country = (...values: readonly string[]): WrittenRule => ({
  id: 'c',
  op: 'in',
  fact: 'firm.country',
  values,
});

const area = (
  op: 'under' | 'reaches',
  fact: string,
  codes: readonly string[],
  except?: readonly string[],
): WrittenRule => ({
  ...{ id: 'a', op, fact, codes },
  ...(except && { except }),
});

const CODES: Row[] = [
  [country('CL'), 'The firm is in Chile.', 'La empresa está en Chile.'],
  [country('CL', 'PE'), 'The firm is in Chile or Peru.', 'La empresa está en Chile o Perú.'],
  [not(country('CL')), 'The firm is not in Chile.', 'La empresa no está en Chile.'],
  [not(country('CL', 'PE')), 'The firm is not in Chile or Peru.', 'La empresa no está en Chile ni Perú.'],
  [
    country('PE', 'CL', 'UY'),
    'The firm is in Peru, Chile or Uruguay.',
    'La empresa está en Perú, Chile o Uruguay.',
  ],
  [
    { id: 'q', op: 'equals', fact: 'firm.country', value: 'PE' },
    'The firm is in Peru.',
    'La empresa está en Perú.',
  ],
  [
    { id: 's', op: 'in', fact: 'size.class', values: ['micro', 'small'] },
    'Size of the firm: micro firm or small firm.',
    'Tamaño de la empresa: microempresa o empresa pequeña.',
  ],
  [
    not({ id: 's', op: 'in', fact: 'size.class', values: ['large'] }),
    'Size of the firm: anything but large firm.',
    'Tamaño de la empresa: cualquiera menos empresa grande.',
  ],
  [
    area('under', 'firm.isic', ['C'], ['12']),
    'Main activity: Manufacturing, except Tobacco.',
    'Actividad principal: Industrias manufactureras, excepto Tabaco.',
  ],
  [
    not(area('under', 'firm.isic', ['C'], ['10', '12'])),
    'Main activity: anything but Manufacturing (allowed: Food and Tobacco).',
    'Actividad principal: cualquiera menos Industrias manufactureras (se admite: Alimentos y Tabaco).',
  ],
  [
    area('under', 'firm.isic', ['10..12', '25']),
    'Main activity: (Food to Tobacco); or Metal products, without machines.',
    'Actividad principal: (Alimentos a Tabaco); o Productos de metal, sin máquinas.',
  ],
  [
    area('under', 'firm.country', ['zone:mercosur', 'CL'], ['AR-A']),
    'The firm is in Mercosur or Chile, except Salta.',
    'La empresa está en Mercosur o Chile, excepto Salta.',
  ],
  [
    area('under', 'firm.subdivision', ['zone:north']),
    'The firm is in Salta or Jujuy, except Cafayate.',
    'La empresa está en Salta o Jujuy, excepto Cafayate.',
  ],
  [area('under', 'firm.country', ['*']), 'Country: any.', 'País: cualquiera.'],
  [not(area('under', 'firm.country', ['*'])), 'Country: nothing fits.', 'País: nada sirve.'],
  [
    area('under', 'firm.country', ['*'], ['CL']),
    'Country: any, except Chile.',
    'País: cualquiera, excepto Chile.',
  ],
  [not(area('under', 'firm.country', ['*'], ['CL'])), 'The firm is in Chile.', 'La empresa está en Chile.'],
  [
    area('reaches', 'markets.country', ['zone:mercosur'], ['UY']),
    '“markets.country”: at least one in Mercosur, except Uruguay.',
    '«markets.country»: al menos uno en Mercosur, excepto Uruguay.',
  ],
  [
    area('under', 'firm.country', ['zone:north', 'CL'], ['zone:north']),
    'The firm is in (Salta or Jujuy, except Cafayate) or Chile, except (Salta or Jujuy, except Cafayate).',
    'La empresa está en (Salta o Jujuy, excepto Cafayate) o Chile, excepto (Salta o Jujuy, excepto Cafayate).',
  ],
  [
    area('under', 'firm.country', ['CL'], ['PE', 'PE']),
    'The firm is in Chile, except Peru.',
    'La empresa está en Chile, excepto Perú.',
  ],
  [
    area('reaches', 'markets.country', ['*', 'PE']),
    '“markets.country”: at least one.',
    '«markets.country»: al menos uno.',
  ],
  [
    area('reaches', 'markets.country', ['*'], ['PE']),
    '“markets.country”: at least one outside Peru.',
    '«markets.country»: al menos uno fuera de Perú.',
  ],
  [
    not(area('reaches', 'markets.country', ['*'], ['PE'])),
    '“markets.country”: none outside Peru.',
    '«markets.country»: ninguno fuera de Perú.',
  ],
  [
    area('under', 'plot.place', ['AR-A', 'CL']),
    '“plot.place”: Salta or Chile.',
    '«plot.place»: Salta o Chile.',
  ],
  [
    area('under', 'last.trade', ['25', '99']),
    '“last.trade”: Metal products, without machines; or “99”.',
    '«last.trade»: Productos de metal, sin máquinas; o «99».',
  ],
  [
    not(area('reaches', 'markets.country', ['PE'])),
    '“markets.country”: none in Peru.',
    '«markets.country»: ninguno en Perú.',
  ],
];

it.each(CODES)('codes and areas: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});
