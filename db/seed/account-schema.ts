import { z } from 'zod';
import { MEMBERSHIP_ROLES } from '../../lib/domain/people';
import { LOCALES } from '../../lib/domain/vocabulary';

// Shape of the accounts of the demonstration. For whom each role acts is held by the table itself.

const membership = z.strictObject({
  id: z.uuid(),
  role: z.enum(MEMBERSHIP_ROLES),
  firm: z.uuid().optional(),
  institution: z
    .string()
    .regex(/^I\d{2}$/)
    .optional(),
});

export const demoAccountsFile = z.strictObject({
  note: z.string(),
  firms: z.array(z.strictObject({ id: z.uuid(), name: z.string().min(1) })),
  persons: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z_]+$/),
      id: z.uuid(),
      name: z.string().min(1),
      locale: z.enum(LOCALES),
      memberships: z.array(membership).nonempty(),
    }),
  ),
});
