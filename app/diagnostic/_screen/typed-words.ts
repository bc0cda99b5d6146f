import { answerWords, type Names, sourceWords } from '@/app/_components/answers/answer-words';
import type { IsoDate } from '@/lib/domain/dates';
import type { Answer, AnswerSheet } from '@/lib/domain/facts';
import { isMessageKey, type Translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { isFieldOf, parseScreen, type ScreenContext } from '@/lib/schemas/screen';
import { savedSources } from './draw-special';

type Say = { t: Translator; names: Names };

/** One page whose fields were kept, and what they are checked against. */
export type KeptPage = { screen: string; today: IsoDate; context: ScreenContext };

/** Fields that only tell what was on the page. */
const UNSEEN = /\.(seen|asked|list)$/;

/** In: kept fields of a page. Out: the answers that can be read from them, for whoever names what they hold. */
export function readAnswers(page: KeptPage, fields: FormFields): AnswerSheet {
  const { asked } = parseScreen({ ...page, fields, drawn: [] });
  return Object.fromEntries(
    asked.flatMap(({ fact, answer }) =>
      answer
        ? [[fact, { fact, answer, source: 'firm', givenAt: '', instrumentVersion: '' } as const] as const]
        : [],
    ),
  );
}

/**
 * In: kept fields of a page and one of its questions. Out: what was answered there in words, as a saved answer is told;
 * what cannot be read as an answer stands as it was typed. Nothing for a question left empty.
 */
export function typedWords(say: Say, page: KeptPage, fact: string, fields: FormFields): readonly string[] {
  const own = only(fields, (name) => isFieldOf(name, [fact]));
  const { answer, wrong } = read(page, fact, own);
  if (answer) return answerWords(say, fact, answer);
  const sound = only(own, (name) => !wrong.has(name));
  const rest = read(page, fact, sound).answer;
  const told = rest ? answerWords(say, fact, rest) : asTyped(say, fact, sound);
  return [
    ...told,
    ...asTyped(
      say,
      fact,
      only(own, (name) => wrong.has(name)),
    ),
  ];
}

function read(
  page: KeptPage,
  fact: string,
  fields: FormFields,
): { answer: Answer | null; wrong: ReadonlySet<string> } {
  const { asked, errors } = parseScreen({ ...page, fields, drawn: [] });
  const answer = asked.find((one) => one.fact === fact)?.answer ?? null;
  return { answer, wrong: new Set(errors.map(({ field }) => field)) };
}

function asTyped(say: Say, fact: string, fields: FormFields): readonly string[] {
  return Object.entries(fields).flatMap(([name, values]) => {
    if (UNSEEN.test(name)) return [];
    if (name === `${fact}.saved`) return savedSources(values[0] ?? '').map((tie) => sourceWords(say, tie));
    return values.filter((value) => value.trim() !== '').map((value) => valueWords(say, fact, name, value));
  });
}

/** Options and codes by their words, the rest as it stands. */
function valueWords({ t, names }: Say, fact: string, name: string, value: string): string {
  if (value === 'dont_know') return t('common.dontKnow');
  const key = [
    `diagnostic.${name}.option.${value}`,
    `diagnostic.${fact}.option.${value}`,
    `diagnostic.${fact}.status.${value}`,
    `vocabulary.tieKind.${value}`,
    `vocabulary.tiePlace.${value}`,
  ].find(isMessageKey);
  const said = names.amount(fact, value) ?? (key ? t(key) : nameOf(names, name, value));
  const [, , certificate = ''] = name.split('.');
  const isCertificate = fact === 'standards.held' && !['', 'none', 'unknown'].includes(certificate);
  return isCertificate ? `${names.standard(certificate)}: ${said}` : said;
}

function nameOf(names: Names, name: string, value: string): string {
  if (/\.country$/.test(name)) return names.country(value);
  if (/\.subdivision$/.test(name)) return names.region(value);
  if (/\.(isic|second|division)$/.test(name)) return names.activity(value);
  return /\.member$/.test(name) ? names.institution(value) : value;
}

function only(fields: FormFields, counts: (name: string) => boolean): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => counts(name)));
}
