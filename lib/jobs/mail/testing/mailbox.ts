import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

type Received = { to: readonly string[]; from: string; source: string };

export type Mailbox = {
  url: string;
  received: Received[];
  /** Answers the recipient of a mail with this; a code of SMTP, or null to take it. */
  refuse: (to: string) => number | null;
  /** Waits before a mail is taken. */
  hold: () => Promise<unknown>;
  close: () => Promise<void>;
};

const LOGIN = { user: 'puente', pass: 'the-smtp-password' };

/** A mail server of this machine alone, which keeps what it gets. */
export async function aMailbox(): Promise<Mailbox> {
  const server = new SMTPServer({
    // Without a certificate; nothing leaves this machine.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) =>
      username === LOGIN.user && password === LOGIN.pass
        ? done(null, { user: username })
        : done(new Error(`wrong password ${password}`)),
    onRcptTo: ({ address }, _session, done) => {
      const code = mailbox.refuse(address);
      done(
        code === null ? null : Object.assign(new Error(`${address} is not welcome`), { responseCode: code }),
      );
    },
    onData: async (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      const source = await text(stream);
      await mailbox.hold();
      mailbox.received.push({ from: mailFrom.address, to: rcptTo.map(({ address }) => address), source });
      done();
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const mailbox: Mailbox = {
    url: `smtp://${LOGIN.user}:${LOGIN.pass}@127.0.0.1:${port}`,
    received: [],
    refuse: () => null,
    hold: async () => undefined,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return mailbox;
}
