import type { Sheet } from './sheet';

/** Stands for sheet.ts in what browsers load: they are sent the text as style, never as a part of a script. */
export function sheet(): Sheet {
  throw new Error('the style of the pages is put together on the server');
}
