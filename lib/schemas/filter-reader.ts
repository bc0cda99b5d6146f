import { westernDigits } from './digits';
import { keepable, plain } from './fields';

/** Query of a page as the framework hands it over. */
export type UrlParameters = Readonly<Record<string, string | readonly string[] | undefined>>;
/** A filter whose value means nothing: it is left out, and the page says so. */
export type Ignored<Filter extends string> = { filter: Filter; value: string };

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
    if (value === '') return null;
    if (isOne(value)) return value;
    ignored.push({ filter, value: value.slice(0, WORDS_MAX) });
    return null;
  };
  return { ignored, text, oneOf };
}

function firstOf(parameters: UrlParameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
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
