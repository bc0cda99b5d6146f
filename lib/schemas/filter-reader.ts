import { westernDigits } from './digits';
import { keepable, plain } from './fields';

/** Query of a page as the framework hands it over. */
export type UrlParameters = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What of a filter is left out, and the page says so: a value that means nothing, or those after the first. */
export type Ignored<Filter extends string> = { filter: Filter; value: string; repeated?: true };

export const WORDS_MAX = 100;

/** Reads filters one by one, and keeps those that mean nothing apart. */
export function filterReader<Filter extends string>(parameters: UrlParameters) {
  const ignored: Ignored<Filter>[] = [];
  const text = (name: Filter) => plain(keepable(firstOf(parameters, name)));
  const oneOf = <T extends string>(
    filter: Filter,
    isOne: (value: string) => value is T,
    value = text(filter),
  ) => {
    const isKnown = isOne(value);
    if (value !== '' && !isKnown) ignored.push({ filter, value: value.slice(0, WORDS_MAX) });
    const others = othersOf(parameters, filter);
    if (others !== '') ignored.push({ filter, value: others.slice(0, WORDS_MAX), repeated: true });
    return value !== '' && isKnown ? value : null;
  };
  return { ignored, text, oneOf };
}

function firstOf(parameters: UrlParameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** What stands in the address for a filter beside its first value. */
function othersOf(parameters: UrlParameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined || typeof value === 'string') return '';
  const [first, ...others] = value.map((one) => plain(keepable(one)));
  return [...new Set(others)].filter((one) => one !== '' && one !== first).join(', ');
}

export function among<const T extends readonly string[]>(options: T) {
  return (value: string): value is T[number] => options.includes(value);
}

export function inSet(codes: ReadonlySet<string>) {
  return (value: string): value is string => codes.has(value);
}

/** In: what reads the filters of a list. Out: the page asked for, from 1. */
export function pageFrom({
  oneOf,
  text,
}: Pick<ReturnType<typeof filterReader<'page'>>, 'oneOf' | 'text'>): number {
  return Number(oneOf('page', isPage, westernDigits(text('page'))) ?? 1);
}

function isPage(value: string): value is string {
  return /^[1-9]\d{0,5}$/.test(value);
}

/** Signs alone name nothing that could be looked for. */
export function hasWords(value: string): value is string {
  return /[\p{L}\p{N}]/u.test(value);
}
