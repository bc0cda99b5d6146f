import type { FilledBy } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';

/** Says on every page of the answers that an adviser gives them; nothing where the firm does. */
export function AdviserLine({ t, filledBy }: { t: Translator; filledBy: FilledBy }) {
  return filledBy === 'adviser' ? <p className="where">{t('common.adviser')}</p> : null;
}
