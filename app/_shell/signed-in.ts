import { requestAccount, requestContext } from '@/lib/auth/context';
import type { Account } from '@/lib/data/accounts/actor-of-session';
import type { Context } from '@/lib/data/context';

/** Who has signed in, for a page of an account; null for a visitor. */
export async function signedInAccount(): Promise<{ context: Context; account: Account | null }> {
  const context = await requestContext();
  return { context, account: await requestAccount() };
}
