import type { FileCode } from '@/app/_import/import-problems';
import { leadTo, uploadRoute } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { checkImport } from '@/lib/data/offerings/import/check';
import { requireKind } from '@/lib/data/policy';
import { readOfferingFile } from '@/lib/interchange/offerings';
import { paths, posts } from '@/lib/paths';

/** Reads a file and shows what each row would do. */
export const POST = uploadRoute(async ({ context, field }, file) => {
  // Before any file is read: it takes a while.
  requireKind(context.actor, 'offering.import');
  const form = field('form') ?? '';
  const again = async (code: FileCode, values: Readonly<Record<string, string | number>> = {}) => {
    const told = Object.entries(values).map(([name, value]) => [name, [String(value)]]);
    const fields = { form: [form], ...Object.fromEntries(told) };
    await keepTyped(context, { form: posts.checkImport(), fields, errors: [{ field: 'file', code }] });
    return paths.importOfferings({ again: '1' });
  };
  if (!file.ok) return again(file.why === 'tooLarge' ? 'large' : 'missing');
  const read = readOfferingFile(file.bytes, form);
  if (!read.ok) return again(read.code, read.values);
  const { id } = await checkImport(context, { rows: read.rows });
  return paths.importReview(id);
});

export const GET = leadTo(paths.importOfferings());
