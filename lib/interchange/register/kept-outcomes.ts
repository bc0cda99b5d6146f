import type { Outcome } from './outcome';

/**
 * What the matching said of firms so far. A line of matches.jsonl can hold a thousand offerings; kept as text for
 * every different firm it would fill the memory. The same verdict on an offering comes back in many firms, so its
 * text is kept once and a firm keeps the numbers of its texts.
 */
export type KeptOutcomes = {
  byFirm: Map<string, KeptOutcome>;
  texts: string[];
  numbers: Map<string, number>;
  bytes: number;
  mostBytes: number;
};

/** `head` opens the end of the line, `verdicts` are numbers of texts in order of rank. */
export type KeptOutcome = Pick<Outcome, 'counts' | 'whyNot'> & { head: string; verdicts: Uint32Array };

const MOST_BYTES = 64 * 2 ** 20;
/** What objects, map entries and string headers take besides their content; on the safe side. */
const ENTRY_BYTES = 1024;
const TEXT_BYTES = 160;

/** In: how much may be kept. Out: nothing kept yet. */
export function noOutcomes(mostBytes = MOST_BYTES): KeptOutcomes {
  return { byFirm: new Map(), texts: [], numbers: new Map(), bytes: 0, mostBytes };
}

/** Keeps an outcome under the facts of the firm; when the room is used up, all that was kept goes. */
export function keep(kept: KeptOutcomes, facts: string, head: string, outcome: Outcome): KeptOutcome {
  if (kept.bytes > kept.mostBytes) forget(kept);
  const { counts, whyNot, offerings } = outcome;
  const verdicts = Uint32Array.from(offerings, (offering) => numberOf(kept, JSON.stringify(offering)));
  const compact = { counts, whyNot, head, verdicts };
  kept.byFirm.set(facts, compact);
  kept.bytes += ENTRY_BYTES + 2 * (facts.length + head.length) + verdicts.byteLength;
  return compact;
}

/** The end of the line of a firm in matches.jsonl, offerings in order of rank. */
export function lineEnd({ texts }: KeptOutcomes, { head, verdicts }: KeptOutcome): string {
  return `${head},"offerings":[${Array.from(verdicts, (number) => texts[number]).join(',')}]}`;
}

function numberOf(kept: KeptOutcomes, text: string): number {
  const known = kept.numbers.get(text);
  if (known !== undefined) return known;
  const number = kept.texts.push(text) - 1;
  kept.numbers.set(text, number);
  kept.bytes += TEXT_BYTES + 2 * text.length;
  return number;
}

function forget(kept: KeptOutcomes): void {
  kept.byFirm.clear();
  kept.numbers.clear();
  kept.texts.length = 0;
  kept.bytes = 0;
}
