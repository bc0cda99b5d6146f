import 'server-only';
import type { z } from 'zod';
import { type AuditEntry, writeAudit } from './audit';
import type { Context } from './context';
import { asDataError, DataError } from './errors';
import { type Action, requireAllowed, requireKind, type Target } from './policy';
import { enterScope } from './scope';

/** What a verb did. Where `audit` is empty, nothing was changed but the counts of wrong codes, which are of no diagnostic. */
export type Change<Out> = { result: Out; audit: readonly AuditEntry[] };

type Verb<Input extends z.ZodType, Found extends Target, Out> = {
  action: Action;
  input: Input;
  /** Loads and locks what is written to, within the actor's own scope; a miss is `not_found`. */
  target: (ctx: Context, input: z.output<Input>) => Promise<Found>;
  run: (ctx: Context, input: z.output<Input>, target: Found) => Promise<Change<Out>>;
};

/**
 * The only way to write: parse, authorize, write and audit in one transaction. If the audit row cannot be written,
 * neither is the change.
 */
export function mutation<Input extends z.ZodType, Found extends Target, Out>(verb: Verb<Input, Found, Out>) {
  return async (ctx: Context, raw: z.input<Input>): Promise<Out> => {
    requireKind(ctx.actor, verb.action);
    const input = parseInput(verb.input, raw);
    try {
      return await ctx.db.transaction(async (tx) => {
        const within = { ...ctx, db: tx };
        await enterScope(tx, ctx.actor);
        const target = await verb.target(within, input);
        requireAllowed(ctx.actor, verb.action, target);
        const { result, audit } = await verb.run(within, input, target);
        // Last of all, since the chain is locked from here to the end of the transaction.
        await writeAudit(within, verb.action, audit);
        return result;
      });
    } catch (error) {
      throw asDataError(error);
    }
  };
}

/** The same for verbs that do their slow work outside a transaction. Throws `invalid` with the name of the field. */
export function parseInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  // Names of known fields only: an unknown key or a value is what somebody sent.
  throw new DataError('invalid', { at: String(issue?.path[0] ?? ''), code: issue?.code ?? '' });
}
