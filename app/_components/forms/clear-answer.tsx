import { isMessageKey, type Translator } from '@/lib/messages';
import { firstOf, type Typed } from './types';
import { words } from './words';

type Props = { t: Translator; name: string; typed: Typed };

/** Empties one question of radio buttons, which cannot be taken back by themselves; nothing while it is open. */
export function ClearAnswer({ t, name, typed }: Props) {
  if (firstOf(typed, name) === '') return null;
  const key = `diagnostic.${name}.name`;
  const question = words(t, isMessageKey(key) ? key : `diagnostic.${name}.text`);
  return (
    <button
      type="submit"
      className="quiet"
      name="go"
      value={`clear:${name}`}
      aria-label={`${t('common.clear')} ${t('common.clearHidden', { question })}`}
    >
      {t('common.clear')}
    </button>
  );
}
