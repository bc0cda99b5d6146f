import { cookies } from 'next/headers';
import { COOKIES } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';

/** Ties this browser to a draft. Called again with every change, since the 90 days start anew. */
export async function keepDraft(code: string): Promise<void> {
  (await cookies()).set(COOKIES.draft, code, rememberFor('draft'));
}

export async function forgetDraft(): Promise<void> {
  (await cookies()).set(COOKIES.draft, '', { ...rememberFor('draft'), maxAge: 0 });
}
