import { getOffering } from '@/lib/data/catalogue/offering';
import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import type { OwnQuestion } from '@/lib/domain/eligibility';

/** What an offering of today's catalogue asks itself; nothing where there is no such offering. */
export async function ownQuestionsOf(context: Context, offering: string): Promise<readonly OwnQuestion[]> {
  try {
    const found = await getOffering(context, offering);
    return found.offering.eligibility?.questions ?? [];
  } catch (error) {
    if (error instanceof DataError && error.code === 'not_found') return [];
    throw error;
  }
}
