import { type Json, jsonForScript } from '@/lib/interchange/schema-org';

/** A description for machines. It holds texts of institutions, so it is escaped for the place where it stands. */
export function JsonLd({ value, nonce }: { value: Json; nonce: string | undefined }) {
  return (
    <script type="application/ld+json" nonce={nonce}>
      {jsonForScript(value)}
    </script>
  );
}
