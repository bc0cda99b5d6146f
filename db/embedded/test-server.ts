import { startTestServer } from '../testing';

/** Vitest calls this once per run, before the first test file that needs a database. */
export default async function setUp() {
  const server = await startTestServer();
  return server.stop;
}
