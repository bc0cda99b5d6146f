import { beforeEach, expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { type Context, personOf } from '@/lib/data/context';
import { ofInstitution } from '@/lib/data/testing/people';
import { aVisitor } from '@/lib/data/testing/visitors';
import { typistMark } from '@/lib/data/typed/typist';
import { formRoute } from './form-route';
import { keepTyped, typedAgain } from './typed-forms';
import { readUnsent } from './unsent';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
const officer = await ofInstitution({ db, owner }, 'I01');
const colleague = await ofInstitution({ db, owner }, 'I01');
const markOf = (who: Context) => typistMark(personOf(who.actor) ?? '');

const browser = vi.hoisted(() => ({ jar: new Map<string, string>(), asks: { who: {} as unknown } }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ referer: 'http://localhost/desk/offerings/O01/edit?typed=x' }),
  cookies: async () => ({
    has: (name: string) => browser.jar.has(name),
    get: (name: string) => (browser.jar.has(name) ? { value: browser.jar.get(name) } : undefined),
    set: (name: string, value: string, { maxAge }: { maxAge?: number }) =>
      maxAge === 0 ? browser.jar.delete(name) : browser.jar.set(name, value),
  }),
}));
vi.mock('@/lib/auth/context', () => ({
  requestContext: async () => browser.asks.who,
  visitorContext: async () => visitor,
  requestAccount: async () => null,
  sessionHasEnded: async () => true,
}));

beforeEach(() => browser.jar.clear());

const taken: unknown[] = [];
const route = formRoute(async ({ fields }) => {
  taken.push({ ...fields });
  return '/done';
});
const params = { params: Promise.resolve({}) };

/** Sends a form that was drawn for somebody, as whoever is signed in now. Out: where it leads. */
async function send(as: Context, typist: string, fields: Record<string, string>, to = '/desk/a/save') {
  browser.asks.who = as;
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ typist, ...fields }).toString();
  const answer = await route(new Request(`http://localhost${to}`, { method: 'POST', headers, body }), params);
  return answer.headers.get('location') ?? answer.status;
}

const notes = async (who: Context) => (await readUnsent(who)).map(({ fields }) => fields.note?.[0]);

it('keeps what was sent after the session had ended for who typed it, and for nobody else', async () => {
  taken.length = 0;
  const typed = { 'how.en': 'Half a sentence', password: 'secret', code: '123456', current: 'secret' };
  expect(await send(visitor, markOf(officer), typed)).toBe('/account/unsent');
  expect(taken).toEqual([]);
  expect(await readUnsent(officer)).toEqual([
    {
      action: '/desk/a/save',
      page: '/desk/offerings/O01/edit?typed=x',
      fields: { 'how.en': ['Half a sentence'] },
    },
  ]);
  expect(await readUnsent(colleague)).toEqual([]);
  expect(await readUnsent(visitor)).toEqual([]);
  expect((await typedAgain(officer, '/desk/a/save', { again: '1' }))?.fields['how.en']).toEqual([
    'Half a sentence',
  ]);
  expect(await typedAgain(officer, '/desk/b/save', { again: '1' })).toBeNull();
});

it('takes it for nobody who has signed in meanwhile', async () => {
  taken.length = 0;
  expect(await send(colleague, markOf(officer), { note: 'Of the officer' })).toBe('/account/unsent');
  expect(taken).toEqual([]);
  expect(await notes(colleague)).toEqual([]);
  expect(await notes(officer)).toEqual(['Of the officer']);
});

it('keeps it through any number of sign-ins that fail', async () => {
  await send(visitor, markOf(officer), { note: 'One that waits' });
  for (let count = 0; count < 5; count += 1) {
    const errors = [{ field: 'password', code: 'wrong' }];
    await keepTyped(visitor, { form: '/sign-in/enter', fields: { email: ['a@b.example'] }, errors });
  }
  expect(await notes(officer)).toEqual(['One that waits']);
});

it('lets no message of a page take the place of what somebody sent, and forgets what was sent after all', async () => {
  await send(visitor, markOf(officer), { note: 'Sent' });
  expect(await send(visitor, markOf(officer), { note: 'By itself', go: 'keep' }, '/desk/b/save')).toBe(409);
  expect(await notes(officer)).toEqual(['Sent']);
  taken.length = 0;
  expect(await send(officer, markOf(officer), { note: 'Another form' }, '/desk/b/save')).toBe('/done');
  expect(await notes(officer)).toEqual(['Sent']);
  expect(await send(officer, markOf(officer), { note: 'Sent' })).toBe('/done');
  expect(taken).toEqual([{ note: ['Another form'] }, { note: ['Sent'] }]);
  expect(await notes(officer)).toEqual([]);
});

it('keeps the last of each form, five forms, and each for its person', async () => {
  for (const [as, note] of [
    [officer, 'First try'],
    [officer, 'Second try'],
    [colleague, 'Of a colleague'],
  ] as const)
    await send(visitor, markOf(as), { note });
  expect(await notes(officer)).toEqual(['Second try']);
  expect(await notes(colleague)).toEqual(['Of a colleague']);
  for (const name of ['b', 'c', 'd', 'e'])
    await send(visitor, markOf(officer), { note: name }, `/desk/${name}/save`);
  expect(await notes(officer)).toEqual(['e', 'd', 'c', 'b']);
  expect(await notes(colleague)).toEqual(['Of a colleague']);
});
