// What the tests use of a package that comes without types.
declare module 'smtp-server' {
  import type { Readable } from 'node:stream';

  type Answer = (error?: (Error & { responseCode?: number }) | null) => void;
  type Address = { address: string };

  export class SMTPServer {
    constructor(options: {
      authOptional?: boolean;
      disabledCommands?: readonly string[];
      disableReverseLookup?: boolean;
      onAuth?: (
        auth: { username?: string; password?: string },
        session: object,
        done: (error: Error | null, response?: { user: string }) => void,
      ) => void;
      onRcptTo?: (address: Address, session: object, done: Answer) => void;
      onData?: (
        stream: Readable,
        session: { envelope: { mailFrom: Address; rcptTo: readonly Address[] } },
        done: Answer,
      ) => void;
    });
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    server: import('node:net').Server;
  }
}
