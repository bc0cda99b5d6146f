import { cookies } from 'next/headers';
import { COOKIES } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import { draftCode } from '@/lib/auth/request';

/** Ties this browser to a draft. */
export async function keepDraft(code: string): Promise<void> {
  (await cookies()).set(COOKIES.draft, code, rememberFor('draft'));
}

/** Called with every change, since the 90 days start anew. */
export async function renewDraft(): Promise<void> {
  const code = await draftCode();
  if (code) await keepDraft(code);
}

export async function forgetDraft(): Promise<void> {
  (await cookies()).set(COOKIES.draft, '', { ...rememberFor('draft'), maxAge: 0 });
}
