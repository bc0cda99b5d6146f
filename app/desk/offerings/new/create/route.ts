import { randomUUID } from 'node:crypto';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { createOffering } from '@/lib/data/offerings/create';
import { paths, posts } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';
import { readNewOffering } from '@/lib/schemas/offering';

/** Begins a new offering that nobody else sees yet; a form with mistakes comes back. */
export const POST = formRoute(async ({ context, fields, field }) => {
  const read = readNewOffering(fields);
  if (!read.ok) {
    await keepTyped(context, { form: posts.createOffering(), fields, errors: read.errors });
    return paths.newOffering({ again: '1' });
  }
  const sent = field('key');
  const key = isId(sent) ? sent : randomUUID();
  const { id } = await createOffering(context, { key, ...read.begin });
  return paths.deskOffering(id, { done: 'created' });
});

export const GET = leadTo(paths.newOffering());
