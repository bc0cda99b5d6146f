import nodemailer from 'nodemailer';
import type { ClaimedMail } from '@/lib/data/mail/claim';
import type { SmtpSettings } from './settings';

export type Send = (mail: ClaimedMail) => Promise<void>;

/** All of one attempt; much less than the time for which a worker holds a mail. */
const ATTEMPT_MS = 90_000;

const THIS_MACHINE = ['localhost', '127.0.0.1', '::1'];

/** In: the settings. Out: what hands one mail over to the server; it rejects where the server did not take it. */
export function smtpSender({ from, auth, ...server }: SmtpSettings): Send {
  const transport = nodemailer.createTransport({
    ...server,
    ...(auth ? { auth } : {}),
    // A password must not cross a network in plain text.
    requireTLS: auth !== null && !THIS_MACHINE.includes(server.host),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A text can name no file and no page to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.indexOf('@') + 1);
  return async ({ id, to, locale, subject, text }) => {
    const sent = transport.sendMail({
      from,
      // As a pair, so that commas and brackets in it are never read as more addresses.
      to: { name: '', address: to },
      subject,
      text,
      // The same at each attempt: if a server took the mail and we never heard so, it can drop the second one.
      messageId: `<${id}@${domain}>`,
      headers: { 'auto-submitted': 'auto-generated', 'content-language': locale },
    });
    await inTime(sent);
  };
}

/** A server that answers a little at a time must not hold the worker for ever. */
async function inTime(sent: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), ATTEMPT_MS);
  });
  try {
    await Promise.race([sent, late]);
  } finally {
    clearTimeout(timer);
  }
}
