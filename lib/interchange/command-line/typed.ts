import { parseArgs } from 'node:util';
import { closestTo } from '@/lib/domain/rules';
import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { mistake } from './mistake';

/** What an option takes: a text, or nothing but being there. */
export type OptionKinds<Name extends string> = Readonly<Record<Name, 'text' | 'mark'>>;

/** What was typed: options by their names, what belongs to none of them, and whether help is wanted. */
export type Typed = {
  texts: ReadonlyMap<string, string>;
  marks: ReadonlySet<string>;
  others: readonly string[];
  lang: string;
  help: boolean;
};

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/** In: arguments. Out: the language they name, so that what is wrong with them can be told in it; English where they name none. */
export function languageOf(args: readonly string[]): Locale {
  const named = tokensOf(args, { lang: 'text' }).flatMap((token) =>
    token.kind === 'option' && token.name === 'lang' ? [token.value] : [],
  );
  return LOCALES.find((locale) => locale === named.at(-1)) ?? 'en';
}

/** In: arguments and the options there are. Out: what was typed. Throws a mistake that names what nobody knows. */
export function typed(args: readonly string[], options: OptionKinds<string>, t: Translator): Typed {
  const kinds: OptionKinds<string> = { ...options, lang: 'text', help: 'mark' };
  const texts = new Map<string, string>();
  const marks = new Set<string>();
  const others: string[] = [];
  for (const token of tokensOf(args, kinds)) {
    if (token.kind === 'positional') others.push(token.value);
    if (token.kind !== 'option') continue;
    if (kindOf(token, kinds, t) === 'mark') marks.add(token.name);
    else texts.set(token.name, textOf(token, t));
  }
  const lang = texts.get('lang') ?? 'en';
  return { texts, marks, others, lang, help: marks.has('help') };
}

/** Nothing is refused here: Node would do so in English. */
function tokensOf(args: readonly string[], kinds: OptionKinds<string>) {
  const options = Object.entries(kinds).map(([name, kind]) => [
    name,
    { type: kind === 'text' ? ('string' as const) : ('boolean' as const) },
  ]);
  return parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: { ...Object.fromEntries(options), help: { type: 'boolean', short: 'h' } },
  }).tokens;
}

function kindOf({ name, rawName, value }: OptionToken, kinds: OptionKinds<string>, t: Translator) {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) {
    const near = closestTo(name, Object.keys(kinds)).map((one) => `--${one}`);
    throw mistake(t('commands.unknownOption', { option: rawName, near: near[0] ?? '', count: near.length }));
  }
  if (kind === 'mark' && value !== undefined) throw mistake(t('commands.takesNone', { option: rawName }));
  return kind;
}

/** `--facts --json`: the name of the next option is no value, unless it is joined by "=". */
function textOf({ rawName, value, inlineValue }: OptionToken, t: Translator): string {
  if (value === undefined || value === '' || (!inlineValue && /^-./.test(value)))
    throw mistake(t('commands.takesOne', { option: rawName }));
  return value;
}
