import { westernDigits } from './digits';
import { keepable, plain } from './fields';

/** Query of a page as the framework hands it over. */
export type UrlParameters = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What of a filter is left out, and the page says so: values that mean nothing, or those beside the one in use. */
export type Ignored<Filter extends string> = { filter: Filter; value: string; repeated?: true };

export const WORDS_MAX = 100;

/** Reads filters one by one, and keeps what it cannot use apart. Of several values the first that means something counts. */
export function filterReader<Filter extends string>(parameters: UrlParameters) {
  const ignored: Ignored<Filter>[] = [];
  const oneOf = <T extends string>(
    filter: Filter,
    isOne: (value: string) => value is T,
    asKept = (value: string) => value,
  ) => {
    const typed = valuesOf(parameters, filter).map((one) => asKept(plain(keepable(one))));
    const values = [...new Set(typed)].filter((value) => value !== '');
    const [used = null, ...others] = values.filter(isOne);
    const unknown = values.filter((value) => !isOne(value));
    if (unknown.length > 0) ignored.push({ filter, value: cut(unknown.join(', ')) });
    if (others.length > 0) ignored.push({ filter, value: cut(others.join(', ')), repeated: true });
    return used;
  };
  return { ignored, oneOf };
}

/** Whole characters alone: half of one is no text. */
function cut(value: string): string {
  return Array.from(value).slice(0, WORDS_MAX).join('');
}

/** What stands in the address itself, and nothing that objects have anyhow. */
function valuesOf(parameters: UrlParameters, name: string): readonly string[] {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Codes of countries and regions, however they are typed. */
export function inCapitals(value: string): string {
  return value.toUpperCase();
}

export function among<const T extends readonly string[]>(options: T) {
  return (value: string): value is T[number] => options.includes(value);
}

export function inSet(codes: ReadonlySet<string>) {
  return (value: string): value is string => codes.has(value);
}

/** In: what reads the filters of a list. Out: the page asked for, from 1. */
export function pageFrom({ oneOf }: Pick<ReturnType<typeof filterReader<'page'>>, 'oneOf'>): number {
  return Number(oneOf('page', isPage, westernDigits) ?? 1);
}

function isPage(value: string): value is string {
  return /^[1-9]\d{0,5}$/.test(value);
}

/** Signs alone name nothing that could be looked for. */
export function hasWords(value: string): value is string {
  return /[\p{L}\p{N}]/u.test(value);
}
