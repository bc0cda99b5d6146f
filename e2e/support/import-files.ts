/** A file as a browser sends it. */
export type SentFile = { name: string; mimeType: string; buffer: Buffer };

/** A new offering in the columns of the import, with a mark of its own. */
export function newOffering(mark: string): Readonly<Record<string, string>> {
  return {
    ...{ id: `ours-${mark}`, name_en: `Course ${mark}`, name_es: `Curso ${mark}` },
    ...{ summary_en: 'Short.', summary_es: 'Corto.', conditions_en: 'You make parts.' },
    ...{ conditions_es: 'Usted hace piezas.', how_en: 'In class.', how_es: 'En aula.' },
    ...{ type: 'training_course', price_usd: '50', modality: 'onsite', place: 'AR-X', languages: 'es' },
    ...{ seats: '10', intake: 'open', hours_month: '4', months: '3', learning_form: 'class' },
    ...{ countries: 'AR', rule_employees_max: '49' },
  };
}

/** In: rows. Out: a file with semicolons and the mark of its encoding, as a spreadsheet of Latin America saves it. */
export function csvFile(rows: readonly Readonly<Record<string, string>>[]): SentFile {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => `"${row[name] ?? ''}"`))];
  const text = `\uFEFF${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`;
  return { name: 'offerings.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}
