import type { Translator } from '@/lib/messages';

/** What of the address could not be used, each in a sentence, and the search without it. */
export function LeftOut({ t, told, clean }: { t: Translator; told: readonly string[]; clean: string }) {
  if (told.length === 0) return null;
  return (
    <div className="note warn">
      {told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <a className="tap" href={clean}>
          {t('catalogue.list.clean', { count: told.length })}
        </a>
      </p>
    </div>
  );
}
