import type { Blockers } from '@/lib/domain/eligibility';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

type Props = { t: Translator; id: string; blockers: Blockers };

/** Why a rule keeps an offering from being published, and the way to mend it. */
export function RuleBlockers({ t, id, blockers: { empty, errors, failed } }: Props) {
  return (
    <div className="note warn">
      <p>
        <strong>{t('desk.rule.blocked')}</strong>
      </p>
      <ul>
        {empty && <li>{t('desk.rule.blockedEmpty')}</li>}
        {errors.length > 0 && <li>{t('desk.rule.blockedErrors', { count: errors.length })}</li>}
        {failed.length > 0 && <li>{t('desk.rule.blockedFirms', { count: failed.length })}</li>}
      </ul>
      <p>
        <a className="tap" href={paths.offeringRule(id)}>
          {t('desk.rule.blockedLink')}
        </a>
      </p>
    </div>
  );
}
