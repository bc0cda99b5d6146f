import { headers } from 'next/headers';
import { keepDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { networkAddress } from '@/lib/auth/network';
import { resumeDiagnostic } from '@/lib/data/diagnostics/resume';
import { hashOfNetwork } from '@/lib/data/draft-code';
import { DataError } from '@/lib/data/errors';
import { paths } from '@/lib/paths';
import { DRAFT } from '../../_screen/drawn-with';

const LONGEST = 60;

/** Opens a draft by its code. A wrong code comes back to the form, as typed, with what to check. */
export const POST = formRoute(async ({ context, field }) => {
  const code = (field('code') ?? '').slice(0, LONGEST);
  if (code.trim() === '') return paths.resume(undefined, 'empty');
  const address = networkAddress(await headers());
  const network = address === null ? null : hashOfNetwork(address);
  const resumed = await resumeDiagnostic(context, { code, network, draft: field(DRAFT) });
  switch (resumed.outcome) {
    case 'opened':
      await keepDraft(resumed.code);
      return paths.check();
    case 'not_found':
      return paths.resume(code, 'wrong');
    case 'expired':
      return paths.resume(undefined, 'expired');
    case 'held':
      return paths.resume(code, 'held');
    case 'too_many':
      throw new DataError('too_many');
  }
});

export const GET = leadTo(paths.resume());
