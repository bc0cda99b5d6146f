import { formRoute, seeOther } from '@/app/_shell/form-route';
import { createRun } from '@/lib/data/runs/create';
import { paths } from '@/lib/paths';

/** Works out what fits from the answers as they stand now. */
export const POST = formRoute(async ({ context }) => {
  await createRun(context, {});
  return paths.results();
});

/** The address may be opened again after an error: it then shows the last result. */
export function GET(): Response {
  return seeOther(paths.results());
}
