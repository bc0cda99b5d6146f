import { forgetDraft } from '@/app/_shell/draft-cookie';
import { formRoute } from '@/app/_shell/form-route';
import { deleteDiagnostic } from '@/lib/data/diagnostics/delete';
import { paths } from '@/lib/paths';

export const POST = formRoute(async ({ context }) => {
  await deleteDiagnostic(context, {});
  await forgetDraft();
  return paths.delete('yes');
});
