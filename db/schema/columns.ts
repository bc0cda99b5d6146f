import { timestamp } from 'drizzle-orm/pg-core';

/** A moment, read and written as text: the driver's own dates are changed by drizzle. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
