import type { StatedPlace, TextReading } from './types';

/** Words after which a place is where firms are, and not where money comes from or somebody has an office. */
const WITHIN =
  /(?:\b(?:in|within|across|throughout|covering|areas?:)|\b(?:based|located) in(?: or [a-z ]+)?|\brelocating to|\bmoving to)$/;
const LEADING =
  /(?:\s+(?:the|rural|both|either|area|region|city|county|borough|district|districts|county council|boundary|boundaries|north|south|east|west|and|or|of|one|following|areas))*\s+$/i;
const EVERYWHERE = /\b(?:across|throughout)\s+(?:the\s+)?$/i;
const JOINED = /(?:,|\band|\bor|&|\/)\s+(?:the\s+)?$/;

/** ", and the " and the like. */
const LONGEST_JOIN = 10;
const LONGEST_EXCERPT = 60;

type Mention = StatedPlace & { from: number; to: number };

/** In: the title of a rule. Out: every place in it. */
export function placesOfTitle(title: string, reading: TextReading): readonly StatedPlace[] {
  return mentions(title, reading);
}

/** In: prose. Out: the places it says firms must be in; one that follows another in a list counts with it. */
export function statedPlaces(text: string, reading: TextReading): readonly StatedPlace[] {
  const stated: Mention[] = [];
  for (const mention of mentions(text, reading)) {
    const before = text.slice(0, mention.from);
    const last = stated.at(-1);
    const isListed = last !== undefined && JOINED.test(before) && mention.from - last.to <= LONGEST_JOIN;
    const isWide = reading.wide.includes(mention.name);
    if (isWide ? EVERYWHERE.test(before) : isListed || WITHIN.test(before.replace(LEADING, '')))
      stated.push(mention);
  }
  return stated;
}

/** Longer names first, so that West Wales is not read as Wales and North East of England not as England. */
function mentions(text: string, { places }: TextReading): readonly Mention[] {
  const names = Object.keys(places).toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![A-Za-z])(?:${names.map(escaped).join('|')})(?![A-Za-z])`, 'g');
  return [...text.matchAll(pattern)].map((match) => {
    const [name] = match;
    const excerpt = wordsUpTo(text, match.index + name.length);
    return { name, units: places[name] ?? [], excerpt, from: match.index, to: match.index + name.length };
  });
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The words that lead to a point of a text, whole ones alone. */
function wordsUpTo(text: string, end: number): string {
  const start = Math.max(0, end - LONGEST_EXCERPT);
  const cut = text.slice(start, end);
  return (start === 0 ? cut : cut.replace(/^\S*\s/, '')).trim();
}
