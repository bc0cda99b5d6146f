import 'server-only';
import { cache } from 'react';

/** For whom the person of this request acts, for the frame around every page. Filled where it is found out who asks. */
const holder = cache((): { who: string | null } => ({ who: null }));

export function noteActing(who: string): void {
  holder().who = who;
}

/** Name of the firm or institution; null for a visitor, and on pages that ask nobody who they are. */
export function actingFor(): string | null {
  return holder().who;
}
