import type { Translator } from '@/lib/messages';

type Props = { t: Translator; value: string; problem: 'empty' | 'wrong' | 'expired' | undefined };

/** Where a code from paper is typed. */
export function CodeField({ t, value, problem }: Props) {
  return (
    <div className={problem ? 'field failed' : 'field'}>
      <p>{t('pages.resume.lede')}</p>
      <label className="q" htmlFor="code">
        {t('pages.resume.code')}
      </label>
      <p className="hint" id="code-hint">
        {t('pages.resume.codeHelp')}
      </p>
      {problem && (
        <p className="field-error" id="code-error">
          {t(`pages.resume.${problem}`)}
        </p>
      )}
      <input
        className="input middle"
        id="code"
        name="code"
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem ? 'code-hint code-error' : 'code-hint'}
      />
    </div>
  );
}
