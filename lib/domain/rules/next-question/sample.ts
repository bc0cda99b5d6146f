import type { FactValue } from '../types';

/** One answer that a fact may have, and how likely it is held to be. */
export type Sample = { value: FactValue; share: number };
