import type { Locale } from '@/lib/domain/vocabulary';

/** A mail as it is shown instead of being sent. */
export type ShownMail = { id: string; to: string; locale: Locale; subject: string; text: string; at: string };
