import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { COOKIES } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import type { Context } from '@/lib/data/context';
import { keepTypedForm } from '@/lib/data/typed/keep';
import { readTypedForm, type TypedForm } from '@/lib/data/typed/read';
import { type FormFields, withStandIns } from '@/lib/schemas/fields';
import { readUnsent } from './unsent';

export type FormProblem = { field: string; code: string };

/**
 * Keeps a form that could not be taken, so that its page can show it again with what to mend. In: the path it was sent
 * to, its fields without any password, and what is wrong. The page is then opened with `?again=1`.
 */
export async function keepTyped(
  context: Context,
  { form, fields, errors }: { form: string; fields: FormFields; errors: readonly FormProblem[] },
): Promise<void> {
  const jar = await cookies();
  const token = randomBytes(32).toString('base64url');
  await keepTypedForm(context, { token, form, fields: storable(fields), errors: [...errors] });
  jar.set(COOKIES.typed, token, rememberFor('typed'));
}

/** In: fields of a form. Out: the same as the database takes them. */
export function storable(fields: FormFields): Record<string, string[]> {
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.map(withStandIns)]));
}

/** In: the path the form of this page is sent to, and the page's query. Out: what was typed; null on a first visit. */
export async function typedAgain(
  context: Context,
  form: string,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Promise<TypedForm | null> {
  if (query.again !== '1') return null;
  const unsent = (await readUnsent(context)).find(({ action }) => action === form);
  if (unsent) return { fields: unsent.fields, errors: [] };
  const token = (await cookies()).get(COOKIES.typed)?.value;
  return token ? readTypedForm(context, token, form) : null;
}
