import type { MembershipRole } from '@/lib/domain/people';
import type { Translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';

type Member = {
  membership: string;
  name: string;
  email: string;
  role: MembershipRole;
  since: string;
  isOneself: boolean;
  canBeEnded: boolean;
};
type Invitation = { email: string; role: MembershipRole | null; expiresAt: string };

type Props = {
  t: Translator;
  members: readonly Member[];
  invitations: readonly Invitation[];
  /** Page that ends somebody’s access; null for those who decide nothing about the others. */
  endPath: ((membership: string) => string) | null;
};

/** Who works for a firm or an institution, and who has been asked to. */
export function PeopleList({ t, members, invitations, endPath }: Props) {
  return (
    <>
      <ul className="rows">
        {members.map(({ membership, name, email, role, since, isOneself, canBeEnded }) => (
          <li key={membership} className="row">
            <h2>{isOneself ? `${name} (${t('account.people.you')})` : name}</h2>
            <p className="meta">
              {email}
              <br />
              {t('account.people.since', {
                role: t(`account.role.${role}`),
                since: formatDate(t.locale, since.slice(0, 10)),
              })}
            </p>
            {endPath && canBeEnded && (
              <p>
                <a className="tap" href={endPath(membership)}>
                  {t('account.people.end')}
                  <span className="visually-hidden"> {t('account.people.endHidden', { name })}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {invitations.map(({ email, role, expiresAt }) => (
        <p key={`${email} ${expiresAt}`} className="meta">
          {t('account.people.invited', {
            email,
            role: role ? t(`account.role.${role}`) : '',
            until: formatDate(t.locale, expiresAt.slice(0, 10)),
          })}
        </p>
      ))}
    </>
  );
}
