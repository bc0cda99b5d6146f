import 'server-only';
import { cache } from 'react';

/** For whom the person of this request acts, for the frame around every page. Filled where it is found out who asks. */
const holder = cache((): { who: string | null; typist: string | null } => ({ who: null, typist: null }));

export function noteTypist(mark: string): void {
  holder().typist = mark;
}

/** Mark of who has signed in, for the forms of the page; null as for the name below. */
export function typist(): string | null {
  return holder().typist;
}

export function noteActing(who: string): void {
  holder().who = who;
}

/** Name of the firm or institution; null for a visitor, and on pages that ask nobody who they are. */
export function actingFor(): string | null {
  return holder().who;
}
