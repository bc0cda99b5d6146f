import type { Translator } from '@/lib/messages';
import { ErrorSummary } from '../forms/error-summary';
import { DifferenceTable } from './difference-table';
import { mistakeLink } from './mistake-link';
import type { DifferenceRow } from './types';

type Props = {
  t: Translator;
  errors: readonly { field: string; text: string }[];
  conflict: { by: string | null; rows: readonly DifferenceRow[] } | null;
};

/** Why a form came back: fields to mend, or what somebody else has saved meanwhile, beside what was typed. */
export function EditProblems({ t, errors, conflict }: Props) {
  if (conflict)
    return (
      <>
        <ErrorSummary
          title={t('desk.edit.conflictTitle')}
          links={[{ href: '#both', label: t('desk.edit.conflictLink') }]}
          kept={t('desk.edit.conflictKept')}
        />
        <section id="both" aria-label={t('desk.edit.conflictCaption')}>
          {conflict.by && <p>{conflict.by}</p>}
          {conflict.rows.length > 0 ? (
            <DifferenceTable
              caption={t('desk.edit.conflictCaption')}
              what={t('desk.compare.what')}
              before={t('desk.edit.conflictTheirs')}
              after={t('desk.edit.conflictYours')}
              rows={conflict.rows}
            />
          ) : (
            <p>{t('desk.edit.conflictSame')}</p>
          )}
          <p className="hint">{t('desk.edit.conflictHelp')}</p>
        </section>
      </>
    );
  if (errors.length === 0) return null;
  return <ErrorSummary title={t('desk.edit.problem')} links={errors.map((one) => mistakeLink(t, one))} />;
}
