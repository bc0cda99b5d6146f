import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/index.ts',
  // The drift test generates into a folder of its own.
  out: process.env.PUENTE_MIGRATIONS_OUT ?? './db/migrations',
  strict: true,
});
