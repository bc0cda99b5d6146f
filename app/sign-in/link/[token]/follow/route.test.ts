import { expect, it, vi } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { COOKIES } from '@/lib/auth/locale';
import { requestSignUp } from '@/lib/data/accounts/request-sign-up';
import { anAddress, DEVICE, sentToken } from '@/lib/data/accounts/testing/signed-up';
import type { Context } from '@/lib/data/context';
import { anOwner, aVisitor } from '@/lib/data/testing/visitors';
import { POST } from './route';

const browser = vi.hoisted(() => ({ set: vi.fn() }));
vi.mock('next/headers', () => ({ cookies: async () => ({ set: browser.set }) }));
vi.mock('@/app/_shell/sign-in-answers', () => ({
  whence: async () => ({ network: null, device: DEVICE, knownDevice: null }),
  signedIn: async () => undefined,
  halfWayIn: async () => '',
}));
// A posted form that has passed the guard.
vi.mock('@/app/_shell/form-route', async (load) => ({
  ...(await load<typeof import('@/app/_shell/form-route')>()),
  formRoute: (handle: unknown) => handle,
}));

const { db, owner: admin } = await withTestDatabase();

async function follow(asked: Context, context: Context): Promise<unknown> {
  browser.set.mockReset();
  const email = anAddress();
  const firm = { name: 'Rosa Díaz', firmName: 'Bodega Sur', password: null, network: null };
  await requestSignUp(asked, { ...firm, email });
  const token = await sentToken(admin, email);
  // @ts-expect-error the guard has made a posted form of the request
  await POST({ context, params: { token }, fields: {}, field: () => undefined });
  return browser.set.mock.calls.map(([name, value]) => [name, value]);
}

it('takes the code off the browser only of those answers that the account took', async () => {
  const [one, other, later] = [await anOwner(db), await anOwner(db), await anOwner(db)];
  expect(await follow(one.ctx, other.ctx)).toEqual([]);
  expect(await follow(other.ctx, other.ctx)).toEqual([[COOKIES.draft, '']]);
  expect(await follow(aVisitor(db), later.ctx)).toEqual([[COOKIES.draft, '']]);
});
