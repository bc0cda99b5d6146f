import { describe, expect, it } from 'vitest';
import { instrument } from '@/lib/domain/facts';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import type { FieldError } from './types';
import { errorLine, errorWords, words } from './words';

const standard = (id: string) => (id === 'ISO9001' ? 'ISO 9001' : id);

describe('a line of the error summary', () => {
  it.each<[FieldError, string, string]>([
    [
      { field: 'firm.year_started', code: 'not_a_year' },
      'Year it started: write four digits, for example 2014.',
      'Año en que comenzó: escriba cuatro cifras, por ejemplo 2014.',
    ],
    [
      { field: 'sales.export_breadth.countries', code: 'too_large', values: { max: 250 } },
      'Number of countries: write 250 or less.',
      'Número de países: escriba 250 o menos.',
    ],
    [
      { field: 'standards.held.ISO9001.until', code: 'not_a_date' },
      'ISO 9001: write the date with day, month and year, for example 31/12/2027.',
      'ISO 9001: escriba la fecha con día, mes y año, por ejemplo 31/12/2027.',
    ],
    [
      { field: 'need.priorities.1', code: 'gap_in_order' },
      'First choice: choose one here first. You have already chosen one further down.',
      'Primera elección: elija primero aquí. Más abajo ya eligió una.',
    ],
    [
      { field: 'ties.share_back', code: 'none_and_others', values: { option: 'not_now' } },
      'Sharing your experience: you chose “Not now” and other answers too. Keep one or the other.',
      'Compartir su experiencia: eligió «Por ahora no» y también otras respuestas. Deje una cosa o la otra.',
    ],
    [
      { field: 'firm.associations.member', code: 'none_and_others', values: { option: 'none' } },
      'Associations: you chose “None of these” and other answers too. Keep one or the other.',
      'Asociaciones: eligió «De ninguna de estas» y también otras respuestas. Deje una cosa o la otra.',
    ],
  ])('%j', (error, en, es) => {
    expect(errorLine(translator('en'), error, standard)).toBe(en);
    expect(errorLine(translator('es'), error, standard)).toBe(es);
  });

  it('has a name for every question and the words of every answer that stands alone', () => {
    for (const locale of LOCALES)
      for (const { fact, exclusive } of instrument.questions) {
        const line = errorLine(translator(locale), { field: fact, code: 'not_an_option' }, standard);
        expect(line).toMatch(/^[^:]{3,60}: \p{Ll}/u);
        for (const option of exclusive) {
          const error = { field: fact, code: 'none_and_others', values: { option } } as const;
          expect(errorWords(translator(locale), error)).toContain(
            words(translator(locale), `diagnostic.${fact}.option.${option}`),
          );
        }
      }
  });
});
