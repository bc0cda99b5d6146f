import { z } from 'zod';

export const NextMailInput = z.strictObject({});

/** A mail that a worker has taken; `attempt` says which time it was. */
export const TakenMailInput = z.strictObject({ id: z.uuid(), attempt: z.int().positive() });

export const GiveUpMailInput = z.strictObject({});
