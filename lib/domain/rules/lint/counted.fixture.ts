import type { WrittenRule } from '../language';
import { group } from './lint.fixture';

const FLAGS = Array.from({ length: 40 }, (_, index) => `f${index}`);
const is = (id: string, fact: string): WrittenRule => ({ id, op: 'is', fact });
const isNot = (id: string, fact: string): WrittenRule => ({ id, op: 'equals', fact, value: false });

/** More than half of the flags, and half of their opposites: no firm has both, and only counting tells. */
export const counted: WrittenRule = {
  ...{ id: 'r', op: 'all' },
  of: [
    { id: 'yes', op: 'atLeast', count: 21, of: FLAGS.map((fact) => is(`yes.${fact}`, fact)) },
    { id: 'no', op: 'atLeast', count: 20, of: FLAGS.map((fact) => isNot(`no.${fact}`, fact)) },
    ...Array.from({ length: 18 }, (_, index) =>
      group(
        'any',
        `g${index}`,
        ...[0, 1, 2].map((place) => is(`g${index}.${place}`, `f${2 * index + place}`)),
      ),
    ),
  ],
};
