import type { IsoDate } from '@/lib/domain/dates';
import type { Translator } from '@/lib/messages';
import { CODES, type Code } from './codes';
import { failureInWords } from './failure';
import type { Asked } from './read';

/** What a command is run with: where relative paths start, the day, where lines go. */
export type Surroundings = {
  folder: string;
  today: IsoDate;
  out: (text: string) => void;
  err: (text: string) => void;
};

/** In: what was asked, surroundings and the work. Out: the code to end with, after help, a mistake or a failure was told. */
export function answer<Options>(
  asked: Asked<Options>,
  { out, err }: Pick<Surroundings, 'out' | 'err'>,
  work: (options: Options, t: Translator) => Code,
): Code {
  if (asked.kind !== 'run') return told(asked, { out, err });
  try {
    return work(asked.options, asked.t);
  } catch (error) {
    err(`${failureInWords(error, asked.t)}\n`);
    return CODES.unusable;
  }
}

/** The same for work that takes its time. */
export async function answerLater<Options>(
  asked: Asked<Options>,
  { out, err }: Pick<Surroundings, 'out' | 'err'>,
  work: (options: Options, t: Translator) => Promise<Code>,
): Promise<Code> {
  if (asked.kind !== 'run') return told(asked, { out, err });
  try {
    return await work(asked.options, asked.t);
  } catch (error) {
    err(`${failureInWords(error, asked.t)}\n`);
    return CODES.unusable;
  }
}

function told(
  { kind, text }: { kind: 'help' | 'wrong'; text: string },
  { out, err }: Pick<Surroundings, 'out' | 'err'>,
): Code {
  if (kind === 'help') out(`${text}\n`);
  else err(`${text}\n`);
  return kind === 'help' ? CODES.fine : CODES.unusable;
}
