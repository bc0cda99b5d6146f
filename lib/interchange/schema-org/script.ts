import type { Json } from './types';

/** Characters that could end the script element or the JavaScript string around the JSON. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/** In: a description. Out: JSON that can stand inside a script element whatever its texts hold. */
export function jsonForScript(value: Json): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
