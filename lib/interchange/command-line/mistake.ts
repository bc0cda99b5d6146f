type Mistake = Error & { mistake: string };

/** In: a sentence on what was typed. Out: an error that carries it to the one who typed. */
export function mistake(text: string): Mistake {
  return Object.assign(new Error(text), { mistake: text });
}

/** In: anything thrown. Out: the sentence it carries; null if it is a fault of ours. */
export function mistakeOf(error: unknown): string | null {
  return error instanceof Error && 'mistake' in error && typeof error.mistake === 'string'
    ? error.mistake
    : null;
}
