import type { MembershipRole, SignInLinkPurpose } from '../../domain/people';
import { isStaffRole, LinkInput, PASSWORD_LENGTH } from '../../schemas/account';
import type { Context } from '../context';
import { parseInput } from '../mutation';
import { reading } from '../reading';
import { goOnFor } from '../scope';
import { findLink, type Link, nameOfFirm, Pending } from './links';
import { takesHeld } from './make-account';
import { rolesOf } from './people';

/** What the page behind a link shows beside its button. */
export type LookedAt = {
  purpose: SignInLinkPurpose;
  /** Whether the button needs a new password beside it, may have one, or takes none. */
  password: 'required' | 'optional' | 'none';
  /** Characters a password needs at least. */
  passwordLeast: number;
  /** Somebody without an account says their name. */
  asksName: boolean;
  /** Who will be made at sign-up, so that nobody opens an account that another has asked for. */
  name: string | null;
  /** The firm that will be made, or that invites. */
  firm: string | null;
  /** What an invitation leads to. */
  role: MembershipRole | null;
  /** Id of the institution that invites. */
  institution: string | null;
  /** Whether the account that will be made takes the answers of this browser. */
  takesHeld: boolean;
};

/** Changes nothing: programs that check mails open every link. Null for a link that is spent, over, or none. */
export const lookAtLink = reading(
  'account.useLink',
  async (ctx, raw: { token: string }): Promise<LookedAt | null> => {
    const { token } = parseInput(LinkInput, raw);
    const link = await findLink(ctx.db, token);
    if (link === null) return null;
    const isNew = link.purpose === 'invitation' && link.holder === null;
    const pending = link.purpose === 'sign_up' ? Pending.parse(link.pending) : null;
    return {
      purpose: link.purpose,
      password: link.purpose === 'new_password' ? 'required' : isNew ? 'optional' : 'none',
      passwordLeast: (await isForStaff(ctx, link)) ? PASSWORD_LENGTH.leastForStaff : PASSWORD_LENGTH.least,
      asksName: isNew,
      name: pending?.name ?? null,
      firm: pending?.firmName ?? (link.firmId === null ? null : await firmOf(ctx, link.firmId)),
      role: link.role,
      institution: link.institution,
      takesHeld: pending !== null && link.holder === null && (await takesHeld(ctx, pending)),
    };
  },
);

async function firmOf(ctx: Context, firm: string): Promise<string | null> {
  await goOnFor(ctx.db, { firm });
  return nameOfFirm(ctx.db, firm);
}

/** Whether who uses a link decides about others, or will. */
export async function isForStaff(ctx: Context, link: Link): Promise<boolean> {
  if (link.role !== null && isStaffRole(link.role)) return true;
  if (link.holder === null) return false;
  await goOnFor(ctx.db, { person: link.holder });
  return (await rolesOf(ctx.db, link.holder)).isStaff;
}
