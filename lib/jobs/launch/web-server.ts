import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Address, shownAddress } from './address';
import { nextProgram } from './build';

/** What one answer makes is thrown away after it; decision 0021 says what room it gets until then. */
const YOUNG_SPACE = '--max-semi-space-size=64';

/** Arguments for Node that start the web server, with the front door in front of it. */
export function webServer(input: { project: string; dev: boolean; address: Address }): string[] {
  const { project, dev, address } = input;
  return [
    YOUNG_SPACE,
    // Else `localhost` may come to mean ::1 alone, and 127.0.0.1 would not answer.
    '--dns-result-order=ipv4first',
    // As a URL: with a drive letter, a path would not be one.
    ...['--import', pathToFileURL(path.join(project, 'lib/jobs/launch/front-door.mjs')).href],
    nextProgram(project),
    ...(dev ? ['dev'] : ['start', '--keepAliveTimeout', '65000']),
    ...['--port', String(address.port), '--hostname', address.host],
  ];
}

/** What the web server and the worker are told. `demo`: the database is the launcher's own. */
export function environmentOf(input: {
  dev: boolean;
  url: string;
  secret: string;
  demo: boolean;
  address: Address;
}): NodeJS.ProcessEnv {
  const { dev, url, secret, demo, address } = input;
  if (secret === '') throw new Error('without a secret, codes could be tried against a copy of the tables');
  // Whoever sets it for a real database would open the accounts and mails of the demonstration there.
  const { PUENTE_DEMO: _, ...environment } = process.env;
  return {
    ...environment,
    ...(demo ? { PUENTE_DEMO: '1' } : {}),
    PUENTE_ADDRESS: shownAddress(address),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: url,
    PUENTE_SECRET: secret,
  };
}
