import 'server-only';
import { z } from 'zod';
import { type Actor, personOf } from '../context';
import { seal, unseal } from '../sealed';

const PURPOSE = 'new recovery codes';
const Codes = z.array(z.string());

/** New recovery codes for the cookie of the browser that shows them: the server itself keeps none that can be read. */
export function sealCodes(actor: Actor, codes: readonly string[]): string {
  return seal(PURPOSE, personOf(actor) ?? '', JSON.stringify(codes));
}

/** In: what the cookie carries. Out: the codes, if they are those of who asks; else null. */
export function unsealCodes(actor: Actor, sealed: string | null): readonly string[] | null {
  const text = sealed === null ? null : unseal(PURPOSE, personOf(actor) ?? '', sealed);
  return text === null ? null : Codes.parse(JSON.parse(text));
}
