import type { Database } from '../client';
import { seedDemoAccounts } from './accounts';
import { seedCatalogue } from './catalogue';
import { seedReference } from './reference';

/**
 * Loads the reference data and publishes the illustrative catalogue. Every file is checked before a row is written;
 * all of it is one transaction; running it again changes nothing unless a file has changed. With `demo` also the
 * accounts of the demonstration.
 */
export async function seed(db: Database, { demo = false } = {}): Promise<void> {
  await db.transaction(async (tx) => {
    await seedReference(tx);
    await seedCatalogue(tx);
    if (demo) await seedDemoAccounts(tx);
  });
}
