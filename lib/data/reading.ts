import 'server-only';
import type { Context } from './context';
import { asDataError } from './errors';
import { type Action, requireKind } from './policy';
import { enterScope } from './scope';

type Read<Args extends readonly unknown[], Out> = (ctx: Context, ...args: Args) => Promise<Out>;

/** What is the same for everybody: no row of it is anybody's. */
const SHARED: readonly Action[] = ['catalogue.read', 'reference.read'];

/**
 * Wraps a verb that only reads. Which rows it may see stands in its where-clause, and the database is told who asks,
 * so that it shows no others.
 */
export function reading<Args extends readonly unknown[], Out>(action: Action, read: Read<Args, Out>) {
  return readingAtOnce(action, SHARED.includes(action) ? read : inScope(read));
}

/** The same for a verb whose queries say themselves who asks (`SCOPE`), and for one made of other verbs. */
export function readingAtOnce<Args extends readonly unknown[], Out>(action: Action, read: Read<Args, Out>) {
  return async (ctx: Context, ...args: Args): Promise<Out> => {
    requireKind(ctx.actor, action);
    try {
      return await read(ctx, ...args);
    } catch (error) {
      throw asDataError(error);
    }
  };
}

function inScope<Args extends readonly unknown[], Out>(read: Read<Args, Out>): Read<Args, Out> {
  return (ctx, ...args) =>
    ctx.db.transaction(async (tx) => {
      await enterScope(tx, ctx.actor);
      return read({ ...ctx, db: tx }, ...args);
    });
}
