import { forgetDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { deleteDiagnostic } from '@/lib/data/diagnostics/delete';
import { paths } from '@/lib/paths';

export const POST = formRoute(async ({ context }) => {
  await deleteDiagnostic(context, {});
  await forgetDraft();
  return paths.delete('yes');
});

export const GET = leadTo(paths.delete());
