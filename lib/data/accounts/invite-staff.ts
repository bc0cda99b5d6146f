import type { InstitutionRole, MembershipRole } from '../../domain/people';
import { INSTITUTION_ROLES } from '../../domain/people';
import { InviteStaffInput } from '../../schemas/account';
import { queueMail } from '../mail/queue';
import { mutation } from '../mutation';
import { institutionName } from './institution-name';
import { makeLink } from './links';
import { newSalt } from './tokens';

/** Who invites where no person does. */
const FROM = 'Puente';

/**
 * Asks somebody to work for an institution or for the platform. For whoever runs the server: the first people of a new
 * installation have nobody else who could invite them. Out: the path of the link, which the mail holds too.
 */
export const inviteStaff = mutation({
  action: 'staff.invite',
  input: InviteStaffInput,
  target: async () => ({}),
  run: async (ctx, { email, role, institution, locale }) => {
    const name = institution === null ? null : await institutionName(ctx, institution, locale);
    const made = await makeLink(ctx.db, { purpose: 'invitation', email, role, institution });
    const { link, minutes, tokenHash } = made;
    const to = { to: email, locale };
    if (isOfInstitution(role) && name !== null) {
      const values = { person: FROM, institution: name, role, link, minutes };
      await queueMail(ctx.db, { ...to, kind: 'invitation_institution', values });
    } else if (role === 'agency_reviewer' || role === 'platform_admin') {
      await queueMail(ctx.db, { ...to, kind: 'invitation_platform', values: { role, link, minutes } });
    }
    const after = { role, institution };
    return {
      result: { link },
      audit: [{ kind: 'sign_in_link', id: tokenHash, salt: newSalt(), before: null, after }],
    };
  },
});

function isOfInstitution(role: MembershipRole): role is InstitutionRole {
  return INSTITUTION_ROLES.some((one) => one === role);
}
