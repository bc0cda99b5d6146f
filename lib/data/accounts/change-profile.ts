import { eq } from 'drizzle-orm';
import { person } from '@/db/schema';
import { ChangeProfileInput } from '../../schemas/account';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lockOneself } from './own';
import { aboutPerson, nextVersion } from './people';

/** One's name and the language of one's mails. A form drawn from an older state is refused as a conflict. */
export const changeProfile = mutation({
  action: 'account.change',
  input: ChangeProfileInput,
  target: lockOneself,
  run: async (ctx, { name, locale, version }, { own }) => {
    if (own.version !== version) throw new DataError('conflict', { entity: 'person' });
    if (own.name === name && own.locale === locale) return { result: { version }, audit: [] };
    await ctx.db.update(person).set({ name, locale, version: nextVersion }).where(eq(person.id, own.id));
    const before = { name: own.name, locale: own.locale };
    return { result: { version: version + 1 }, audit: [aboutPerson(own, before, { name, locale })] };
  },
});
