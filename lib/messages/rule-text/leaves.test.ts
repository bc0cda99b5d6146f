import { expect, it } from 'vitest';
import type { WrittenRule } from '../../domain/rules';
import { not, type Row, textsOf } from './rule-text.fixture';

const books: WrittenRule = { id: 'b', op: 'is', fact: 'project.books' };

const happened = (
  min: number | null,
  max: number | null,
  codes: readonly string[] = ['fair'],
): WrittenRule => ({
  ...{ id: 'h', op: 'happened', fact: 'support', codes },
  ...{ min, max },
});

const SETS: Row[] = [
  [
    { id: 'i', op: 'intersects', fact: 'access.languages', values: ['es', 'en'] },
    'Languages in which people can learn: Spanish or English.',
    'Idiomas en los que la gente puede aprender: español o inglés.',
  ],
  [
    not({ id: 'i', op: 'intersects', fact: 'access.languages', values: ['es'] }),
    'Languages in which people can learn: without Spanish.',
    'Idiomas en los que la gente puede aprender: sin español.',
  ],
  [
    not({ id: 'i', op: 'intersects', fact: 'access.languages', values: ['es', 'pt', 'sr'] }),
    'Languages in which people can learn: neither Spanish nor Portuguese nor Serbian.',
    'Idiomas en los que la gente puede aprender: ni español ni portugués ni serbio.',
  ],
  [
    { id: 'h', op: 'contains', fact: 'access.languages', values: ['es', 'en'] },
    'Languages in which people can learn: Spanish and English.',
    'Idiomas en los que la gente puede aprender: español e inglés.',
  ],
  [
    not({ id: 'h', op: 'contains', fact: 'access.languages', values: ['es', 'en'] }),
    'Languages in which people can learn: not all of this: Spanish and English.',
    'Idiomas en los que la gente puede aprender: no todo esto: español e inglés.',
  ],
  [books, 'Keeps books: yes.', 'Lleva libros: sí.'],
  [not(books), 'Keeps books: no.', 'Lleva libros: no.'],
  [
    { id: 'm', op: 'is', fact: 'member.I01' },
    'The firm is a member of INTI.',
    'La empresa es socia de INTI.',
  ],
  [
    { id: 'm', op: 'equals', fact: 'member.I01', value: false },
    'The firm is not a member of INTI.',
    'La empresa no es socia de INTI.',
  ],
  [
    { id: 'x', op: 'exists', fact: 'firm.isic' },
    'Main activity: there is an answer, whatever it says.',
    'Actividad principal: hay una respuesta, diga lo que diga.',
  ],
  [
    not({ id: 'x', op: 'exists', fact: 'firm.isic' }),
    'Main activity: there is no answer yet.',
    'Actividad principal: todavía no hay respuesta.',
  ],
];

const EVENTS: Row[] = [
  [
    happened(1, null),
    'Support used: the trade fair at least once.',
    'Apoyos usados: la feria, al menos una vez.',
  ],
  [happened(null, 0), 'Support used: never the trade fair.', 'Apoyos usados: nunca la feria.'],
  [not(happened(1, null)), 'Support used: never the trade fair.', 'Apoyos usados: nunca la feria.'],
  [
    not(happened(null, 0)),
    'Support used: the trade fair at least once.',
    'Apoyos usados: la feria, al menos una vez.',
  ],
  [
    happened(null, 1),
    'Support used: the trade fair at most once.',
    'Apoyos usados: la feria, como máximo una vez.',
  ],
  [
    not(happened(1, 1)),
    'Support used: the trade fair never or more than once.',
    'Apoyos usados: la feria, nunca o más de una vez.',
  ],
  [
    not(happened(1, 3)),
    'Support used: the trade fair never or more than 3 times.',
    'Apoyos usados: la feria, nunca o más de 3 veces.',
  ],
  [
    not(happened(2, 2)),
    'Support used: the trade fair fewer or more than 2 times.',
    'Apoyos usados: la feria, menos o más de 2 veces.',
  ],
  [
    happened(0, 2),
    'Support used: the trade fair at most 2 times.',
    'Apoyos usados: la feria, como máximo 2 veces.',
  ],
  [
    happened(1, 3),
    'Support used: the trade fair between 1 and 3 times.',
    'Apoyos usados: la feria, entre 1 y 3 veces.',
  ],
  [
    happened(null, 0, ['fair', 'course']),
    'Support used: never the trade fair or the export course.',
    'Apoyos usados: nunca la feria ni el curso de exportación.',
  ],
  [happened(null, 0, ['*']), 'Support used: never anything.', 'Apoyos usados: nunca nada.'],
  [
    {
      id: 'h',
      op: 'happened',
      fact: 'support',
      codes: ['fair', 'course'],
      min: null,
      max: 2,
      last: { count: 5, unit: 'years' },
    },
    'Support used: the trade fair or the export course at most 2 times in the last 5 years.',
    'Apoyos usados: la feria o el curso de exportación, como máximo 2 veces, en los últimos 5 años.',
  ],
  [
    not(happened(null, 2, ['*'])),
    'Support used: anything at all more than 2 times.',
    'Apoyos usados: cualquier cosa, más de 2 veces.',
  ],
];

it.each(SETS)('sets and answers: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});

it.each(EVENTS)('what took place: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});
