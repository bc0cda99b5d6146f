import { z } from 'zod';
import { isId } from './id';

/** Characters of a note; longer ones belong elsewhere. */
export const NOTE_LENGTH = 500;

const offering = z.string().regex(/^[\w.-]{1,64}$/);

export const KeepOfferingInput = z.strictObject({
  offering,
  /** Left out: a note written before stays. The database stores no NUL. */
  note: z
    .string()
    .trim()
    .max(NOTE_LENGTH)
    .refine((text) => !text.includes('\0'))
    .optional(),
});
export const LetGoInput = z.strictObject({ offering });

/** How many notices a page shows and one form can mark. */
export const NOTICES_SHOWN = 50;

export const MarkNoticesInput = z.strictObject({
  notices: z.array(z.string().refine(isId)).max(NOTICES_SHOWN),
  read: z.boolean(),
});
export const NoticeMailInput = z.strictObject({ wanted: z.boolean() });
