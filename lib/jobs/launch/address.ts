import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isCode } from '@/db/embedded/error-code';
import { StartError } from '@/db/embedded/start-error';
import { configuredOrigin } from '@/lib/auth/configured-origin';

/** Where the web server listens; unless told otherwise, for this machine only. */
export type Address = { host: string; port: number };

export function readAddress(environment: NodeJS.ProcessEnv): Address {
  const { PORT = '3000', HOST } = environment;
  const port = Number(PORT);
  if (!/^\d+$/.test(PORT) || port < 1 || port > 65_535) {
    throw new StartError(`PORT must be a number from 1 to 65535, not "${PORT}".`);
  }
  return { host: HOST || 'localhost', port };
}

/** Before anything is started: with an address that cannot be used, every page would fail. */
export function requireOrigin(environment: NodeJS.ProcessEnv): void {
  try {
    configuredOrigin(environment.PUENTE_ORIGIN);
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

const EVERYWHERE = ['0.0.0.0', '::'];

/** As a person types it. */
export function shownAddress({ host, port }: Address): string {
  const local = [...EVERYWHERE, '127.0.0.1', '::1'].includes(host);
  return `http://${local ? 'localhost' : bracketed(host)}:${port}`;
}

/** As this machine reaches it. */
export function localAddress({ host, port }: Address): string {
  return `http://${bracketed(EVERYWHERE.includes(host) ? '127.0.0.1' : numeric(host))}:${port}`;
}

// The name may also stand for ::1; the web server is started so that it takes the same one.
function numeric(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** With patience, the port may still be in use by a killed start that is being cleaned up. */
export async function requireFree(address: Address, patienceMs = 0): Promise<void> {
  try {
    await listenOnce(address);
  } catch (error) {
    if (patienceMs > 0 && isCode(error, 'EADDRINUSE')) {
      await sleep(250);
      return requireFree(address, patienceMs - 250);
    }
    const { host, port } = address;
    if (isCode(error, 'EADDRINUSE')) {
      throw new StartError(`Port ${port} is taken by another program. Choose another one with PORT.`);
    }
    if (isCode(error, 'EACCES')) {
      throw new StartError(`This account may not listen on port ${port}. Choose another one with PORT.`);
    }
    throw new StartError(
      `Cannot listen on HOST ${host}, port ${port}: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

function listenOnce({ host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host: numeric(host) }, () => server.close(() => resolve()));
  });
}
