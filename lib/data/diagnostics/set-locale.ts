import type { Locale } from '../../domain/vocabulary';
import { SetLocaleInput } from '../../schemas/diagnostic';
import type { Context } from '../context';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { touch } from './lifetime';
import { lockOwn } from './scope';

/** The language the diagnostic is shown in when it is opened elsewhere. */
export const setLocale = mutation({
  action: 'diagnostic.setLocale',
  input: SetLocaleInput,
  target: lockOwn,
  run: async (ctx, { locale }, own) => {
    if (own.locale === locale) return { result: undefined, audit: [] };
    await touch(ctx.db, own.id, { locale });
    const [before, after] = [{ locale: own.locale }, { locale }];
    return {
      result: undefined,
      audit: [{ kind: 'diagnostic', id: own.id, salt: own.auditSalt, before, after }],
    };
  },
});

/** The same for anybody: who has no diagnostic, such as the people of an institution, has nothing to remember it with. */
export async function keepLocale(ctx: Context, locale: Locale): Promise<void> {
  if (!('draft' in ctx.actor) || ctx.actor.draft === null) return;
  try {
    await setLocale(ctx, { locale });
  } catch (error) {
    if (!(error instanceof DataError) || error.code !== 'not_found') throw error;
  }
}
