import { ownAddress } from '@/lib/auth/own-address';
import { inviteStaff } from '@/lib/data/accounts/invite-staff';
import { DataError } from '@/lib/data/errors';
import { InviteStaffInput } from '@/lib/schemas/account';
import { runCommand } from './command';

// `npm run staff:invite -- <e-mail> <role> [institution] [language]`: sends an invitation and prints its link, for
// people whom nobody on the site can invite: the first officers and admins of an installation.
const HOW = [
  'npm run staff:invite -- ana@example.org programme_officer I03 es',
  'npm run staff:invite -- ana@example.org platform_admin',
  'Roles: programme_officer, institution_admin, seat_holder (with the id of an institution); agency_reviewer, platform_admin.',
];

const [email = '', role = '', ...rest] = process.argv.slice(2);
const locale = rest.find((one) => one === 'en' || one === 'es') ?? 'en';
const institution = rest.find((one) => one !== 'en' && one !== 'es') ?? null;
const input = InviteStaffInput.safeParse({ email, role, institution, locale });
if (!input.success) {
  const named = input.error.issues.map(({ path }) => path.join('.') || 'input');
  process.stderr.write(`Cannot invite: look at ${[...new Set(named)].join(', ')}.\n${HOW.join('\n')}\n`);
  process.exit(1);
}

// The link must lead to the site, and be known to it by the same secret.
const missing = ['PUENTE_ORIGIN', 'PUENTE_SECRET', 'DATABASE_URL'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  process.stderr.write(`Set ${missing.join(', ')} as the site has it.\n`);
  process.exit(1);
}

await runCommand('invite-staff', async (ctx) => {
  try {
    const { link } = await inviteStaff(ctx, { email, role: input.data.role, institution, locale });
    process.stdout.write(`Invited ${email}. The link, good for seven days: ${ownAddress()}${link}\n`);
  } catch (error) {
    if (!(error instanceof DataError) || error.code !== 'not_found') throw error;
    process.stderr.write(`There is no institution ${institution}.\n`);
    process.exitCode = 1;
  }
});
