import { exportRoute } from '../export-route';

export const GET = exportRoute({
  file: 'puente-answers.csv',
  type: 'text/csv; charset=utf-8',
  // With the mark that spreadsheets know the encoding by.
  body: ({ csv }) => `\uFEFF${csv}`,
});
