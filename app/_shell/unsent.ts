import { randomBytes } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { visitorContext } from '@/lib/auth/context';
import { COOKIES } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import { type Context, personOf } from '@/lib/data/context';
import { keepTypedForm } from '@/lib/data/typed/keep';
import { readTypedForm } from '@/lib/data/typed/read';
import { typistMark } from '@/lib/data/typed/typist';
import { ownPath, paths } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';

/** Never kept, whatever else was typed beside them. */
const SECRETS = ['password', 'current', 'code'];
/** Where the form was sent, and the page it stood on. No field of a form can have these names. */
const [ACTION, PAGE] = ['/action', '/page'];

/** Forms of one browser that are kept; the oldest makes room. */
const MOST_UNSENT = 5;

/** A form that was sent when its session had ended. */
export type Unsent = { action: string; page: string; fields: Record<string, string[]> };

/** Kept under this name, so that nobody reads it but who typed it. */
function nameOf(typist: string): string {
  return `unsent of ${typist}`;
}

/**
 * Keeps a form that is not of who is signed in now, for the person it was drawn for. In: the mark it carries, where it
 * was sent, its fields as the database takes them. Out: where to go on.
 */
export async function keepUnsent(
  typist: string,
  { action, fields }: { action: string; fields: FormFields },
): Promise<string | Response> {
  const byItself = fields.go?.[0] === 'keep';
  const held = await tokens();
  // What a page sends by itself takes the place of nothing that somebody has sent.
  if (!(byItself && held.length > 0)) {
    const context = await visitorContext();
    const token = randomBytes(32).toString('base64url');
    const kept = Object.entries(fields).filter(
      ([name]) => !SECRETS.includes(name) && !(byItself && name === 'go'),
    );
    await keepTypedForm(context, {
      ...{ token, form: nameOf(typist), errors: [] },
      fields: { ...plain(kept), [ACTION]: [action], [PAGE]: [await pageOf()] },
    });
    const others: string[] = [];
    for (const one of held) if ((await readOne(context, one, typist))?.action !== action) others.push(one);
    await hold([token, ...others].slice(0, MOST_UNSENT));
  }
  return byItself
    ? new Response(null, { status: 409, headers: { 'cache-control': 'no-store' } })
    : paths.unsent();
}

/** Names of the forms that this browser holds, the last in front. */
async function tokens(): Promise<string[]> {
  const value = (await cookies()).get(COOKIES.unsent)?.value ?? '';
  return value
    .split('.')
    .filter((one) => /^[\w-]{43}$/.test(one))
    .slice(0, MOST_UNSENT);
}

async function hold(held: readonly string[]): Promise<void> {
  const life = rememberFor('typed');
  const settings = held.length > 0 ? life : { ...life, maxAge: 0 };
  (await cookies()).set(COOKIES.unsent, held.join('.'), settings);
}

function plain(entries: readonly (readonly [string, readonly string[]])[]): Record<string, string[]> {
  return Object.fromEntries(entries.map(([name, values]) => [name, [...values]]));
}

/** The page that the form stood on, as a path of this site. */
async function pageOf(): Promise<string> {
  const from = (await headers()).get('referer') ?? '';
  const { pathname, search } = URL.canParse(from) ? new URL(from) : { pathname: '', search: '' };
  return ownPath(pathname + search);
}

/** Whether a form was drawn for somebody else than who sends it, or for somebody whose session has ended. */
export function isOfAnother({ actor }: Context, typist: string | undefined): typist is string {
  if (typist === undefined || !/^[0-9a-f]{32}$/.test(typist)) return false;
  const person = personOf(actor);
  return person === null || typistMark(person) !== typist;
}

async function readOne(context: Context, token: string, typist: string): Promise<Unsent | null> {
  const form = await readTypedForm(context, token, nameOf(typist));
  if (!form) return null;
  const { [ACTION]: action, [PAGE]: page, ...fields } = form.fields;
  return { action: ownPath(action?.[0]), page: ownPath(page?.[0]), fields };
}

/** What the actor typed on this browser and could not send, the last in front. */
export async function readUnsent(context: Context): Promise<readonly Unsent[]> {
  const person = personOf(context.actor);
  if (person === null) return [];
  const found: Unsent[] = [];
  for (const token of await tokens()) {
    const one = await readOne(context, token, typistMark(person));
    if (one) found.push(one);
  }
  return found;
}

/** Forgets what the actor could not send to this address: it was sent after all, or is not wanted. */
export async function forgetUnsent(context: Context, action: string): Promise<void> {
  const person = personOf(context.actor);
  const held = await tokens();
  if (person === null || held.length === 0) return;
  const left: string[] = [];
  for (const token of held)
    if ((await readOne(context, token, typistMark(person)))?.action !== action) left.push(token);
  if (left.length < held.length) await hold(left);
}
