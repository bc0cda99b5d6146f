import 'server-only';
import type { Context } from './context';
import { asDataError } from './errors';
import { type Action, requireKind } from './policy';

/** Wraps a verb that only reads. Which rows it may see stands in its where-clause. */
export function reading<Args extends readonly unknown[], Out>(
  action: Action,
  read: (ctx: Context, ...args: Args) => Promise<Out>,
) {
  return async (ctx: Context, ...args: Args): Promise<Out> => {
    requireKind(ctx.actor, action);
    try {
      return await read(ctx, ...args);
    } catch (error) {
      throw asDataError(error);
    }
  };
}
