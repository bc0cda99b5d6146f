import { question } from '@/lib/domain/facts';
import type { Translator } from '@/lib/messages';
import type { Option } from './types';
import { words } from './words';

/** The options of a question of the instrument, in its order. */
export function instrumentOptions(t: Translator, fact: string): readonly Option[] {
  return question(fact).options.map((value) => ({
    value,
    label: words(t, `diagnostic.${fact}.option.${value}`),
  }));
}
