type Seen = { given: boolean; times: number };

/** What the box about reports shows, as its form brings it back. */
export function seenConsent({ given, times }: Seen = { given: false, times: 0 }): string {
  return `${given ? 'yes' : 'no'}.${times}`;
}

/** In: what came back. Out: what was shown; undefined for a form that does not tell. */
export function readSeenConsent(text: string | undefined): Seen | undefined {
  const [, given, times] = /^(yes|no)\.(\d{1,9})$/.exec(text ?? '') ?? [];
  return given === undefined ? undefined : { given: given === 'yes', times: Number(times) };
}
