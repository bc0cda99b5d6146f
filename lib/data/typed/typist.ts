import 'server-only';
import { keyed } from '../keyed';

/** In: the id of a person. Out: what the forms carry that are drawn for them; opens nothing, and names nobody. */
export function typistMark(person: string): string {
  return keyed('typist', person).slice(0, 32);
}
