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
    <p>
      <button type="submit" className="quiet" name="go" value={`clear:${name}`}>
        {t('common.clear')} <span className="visually-hidden">{t('common.clearHidden', { question })}</span>
      </button>
    </p>
  );
}
