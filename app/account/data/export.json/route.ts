import { exportRoute } from '../export-route';

export const GET = exportRoute({
  file: 'puente.json',
  type: 'application/json; charset=utf-8',
  body: ({ json }) => `${JSON.stringify(json, null, 2)}\n`,
});
