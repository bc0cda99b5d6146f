import { forgetDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { deleteDiagnostic } from '@/lib/data/diagnostics/delete';
import { paths } from '@/lib/paths';
import { DRAFT } from '../../_screen/drawn-with';

export const POST = formRoute(async ({ context, field }) => {
  await deleteDiagnostic(context, { draft: field(DRAFT) });
  await forgetDraft();
  return paths.delete('yes');
});

export const GET = leadTo(paths.delete());
