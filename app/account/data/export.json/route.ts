import { fileRoute } from '@/app/_shell/file-route';
import { exportOwn } from '@/lib/data/accounts/export-own';
import { paths } from '@/lib/paths';

export const GET = fileRoute({
  file: 'puente.json',
  type: 'application/json; charset=utf-8',
  page: paths.accountData,
  body: async (context) => `${JSON.stringify((await exportOwn(context)).json, null, 2)}\n`,
});
