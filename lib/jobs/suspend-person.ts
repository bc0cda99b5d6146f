import { suspendPerson } from '@/lib/data/accounts/suspend-person';
import { DataError } from '@/lib/data/errors';
import { SuspendPersonInput } from '@/lib/schemas/account';
import { runCommand } from './command';

// `npm run person:suspend -- <e-mail> [--lift]`: shuts somebody out with their next request, or lets them in again.
const HOW = 'npm run person:suspend -- ana@example.org\nnpm run person:suspend -- ana@example.org --lift';

const given = process.argv.slice(2);
const [email = '', ...more] = given.filter((one) => one !== '--lift');
const lift = given.includes('--lift');
const input = SuspendPersonInput.safeParse({ email, lift });
if (!input.success || more.length > 0) {
  process.stderr.write(`Cannot suspend: one address is needed.\n${HOW}\n`);
  process.exit(1);
}
if (!process.env.DATABASE_URL) {
  process.stderr.write('Set DATABASE_URL as the site has it.\n');
  process.exit(1);
}

await runCommand('suspend-person', async (ctx) => {
  try {
    const { outcome, sessions } = await suspendPerson(ctx, { email, lift });
    const told = {
      suspended: `Suspended ${email}. Sessions ended: ${sessions}.`,
      lifted: `${email} can sign in again.`,
      already: lift ? `${email} is not suspended.` : `${email} is suspended already.`,
    };
    process.stdout.write(`${told[outcome]}\n`);
  } catch (error) {
    if (!(error instanceof DataError) || error.code !== 'not_found') throw error;
    process.stderr.write(`There is no account of ${email}.\n`);
    process.exitCode = 1;
  }
});
