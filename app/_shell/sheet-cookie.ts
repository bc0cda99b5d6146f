import { cookies } from 'next/headers';
import { COOKIES } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';

/** Goes with the sheet itself, so that it stands only in browsers that fetched it. */
export async function keepSheet(mark: string): Promise<void> {
  (await cookies()).set(COOKIES.sheet, mark, rememberFor('year'));
}
