import { expect, it } from 'vitest';
import { day } from '../../domain/dates';
import { not, type Row, textsOf } from './rule-text.fixture';

const TIMES: Row[] = [
  [
    { id: 't', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 3, max: null },
    'At least 3 years since the firm started.',
    'Al menos 3 años desde que la empresa comenzó.',
  ],
  [
    not({ id: 't', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 1, max: null }),
    'Less than 1 year since the firm started.',
    'Menos de 1 año desde que la empresa comenzó.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'last.sale', unit: 'months', min: null, max: 6 },
    'Last sale: at most 6 full months ago.',
    'Última venta: hace como máximo 6 meses cumplidos.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'last.sale', unit: 'days', min: 1, max: 30 },
    'Last sale: between 1 and 30 days ago.',
    'Última venta: hace entre 1 y 30 días.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 2.5, max: null },
    'At least 2.5 full years since the firm started.',
    'Al menos 2.5 años cumplidos desde que la empresa comenzó.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'last.sale', unit: 'years', min: null, max: 0 },
    'Last sale: less than 1 year ago.',
    'Última venta: hace menos de 1 año.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'firm.founded', unit: 'days', min: 0, max: null },
    'The firm started today or earlier.',
    'La empresa comenzó hoy o antes.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'last.sale', unit: 'days', min: null, max: -1 },
    'Last sale: later than today.',
    'Última venta: después de hoy.',
  ],
  [
    not({ id: 't', op: 'elapsed', fact: 'last.sale', unit: 'days', min: null, max: -1 }),
    'Last sale: today or earlier.',
    'Última venta: hoy o antes.',
  ],
  [
    { id: 't', op: 'elapsed', fact: 'last.sale', unit: 'months', min: -6, max: -3 },
    'Last sale: at most 6 months from now and more than 2 months from now.',
    'Última venta: dentro de 6 meses como máximo y dentro de más de 2 meses.',
  ],
  [
    not({ id: 't', op: 'elapsed', fact: 'last.sale', unit: 'years', min: -1, max: 5 }),
    'Last sale: more than 1 year from now or more than 5 full years ago.',
    'Última venta: dentro de más de 1 año o hace más de 5 años cumplidos.',
  ],
  [
    not({ id: 't', op: 'recent', fact: 'firm.founded', last: 3, unit: 'years' }),
    'The firm did not start in the last 3 years.',
    'La empresa no comenzó en los últimos 3 años.',
  ],
  [
    { id: 't', op: 'dates', fact: 'firm.founded', from: null, to: null },
    'Day the firm started: any day.',
    'Día en que comenzó la empresa: cualquier día.',
  ],
  [
    not({ id: 't', op: 'dates', fact: 'firm.founded', from: null, to: null }),
    'Day the firm started: no day fits.',
    'Día en que comenzó la empresa: ningún día sirve.',
  ],
  [
    { id: 't', op: 'recent', fact: 'last.sale', last: 1, unit: 'years' },
    'Last sale: in the last year.',
    'Última venta: en el último año.',
  ],
  [
    not({ id: 't', op: 'recent', fact: 'last.sale', last: 6, unit: 'months' }),
    'Last sale: not in the last 6 months.',
    'Última venta: no en los últimos 6 meses.',
  ],
  [
    { id: 't', op: 'calendarYear', fact: 'last.sale', back: 1 },
    'Last sale: in the last calendar year (2025).',
    'Última venta: en el año calendario anterior (2025).',
  ],
  [
    not({ id: 't', op: 'calendarYear', fact: 'last.sale', back: 0 }),
    'Last sale: not in this calendar year (2026).',
    'Última venta: no en este año calendario (2026).',
  ],
  [
    { id: 't', op: 'calendarYear', fact: 'last.sale', back: 2 },
    'Last sale: in the calendar year 2 years ago (2024).',
    'Última venta: en el año calendario de hace 2 años (2024).',
  ],
  [
    { id: 't', op: 'dates', fact: 'firm.founded', from: day('2020-01-01'), to: day('2023-12-31') },
    'The firm started between 1 January 2020 and 31 December 2023.',
    'La empresa comenzó entre el 1 de enero de 2020 y el 31 de diciembre de 2023.',
  ],
  [
    not({ id: 't', op: 'dates', fact: 'last.sale', from: day('2020-01-01'), to: null }),
    'Last sale: before 1 January 2020.',
    'Última venta: antes del 1 de enero de 2020.',
  ],
  [
    not({ id: 't', op: 'dates', fact: 'last.sale', from: day('2020-01-01'), to: day('2020-02-01') }),
    'Last sale: before 1 January 2020 or after 1 February 2020.',
    'Última venta: antes del 1 de enero de 2020 o después del 1 de febrero de 2020.',
  ],
];

it.each(TIMES)('days: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});
