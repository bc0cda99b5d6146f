import { formRoute, seeOther } from '@/app/_shell/form-route';
import { DataError } from '@/lib/data/errors';
import { runImport } from '@/lib/data/offerings/import/run';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

type Params = { import: string };

/** Takes over what the page showed, part by part. Sent again, it goes on where it stopped. */
export const POST = formRoute<Params>(async ({ context, params: { import: id } }) => {
  if (!isId(id)) throw new DataError('not_found', { entity: 'import' });
  while ((await runImport(context, { import: id })).left > 0);
  return paths.importReview(id);
});

type Route = { params: Promise<Params> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.importReview((await params).import));
}
