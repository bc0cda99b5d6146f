import type { FormFields } from '@/lib/schemas/fields';

/** What was typed into a form, and what is wrong with it. Out: of a field by its name, what its element is to show. */
export function fieldOf(fields: FormFields, errors: readonly { field: string; text: string }[]) {
  return (name: string) => ({
    name,
    value: fields[name]?.[0] ?? '',
    error: errors.find(({ field }) => field === name)?.text,
  });
}
