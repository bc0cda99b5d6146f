import { z } from 'zod';

const id = z.uuid();

/** In: an id out of an address or a form. Out: whether a row can have it: the database refuses any other text. */
export function isId(text: string | undefined): text is string {
  return id.safeParse(text).success;
}
