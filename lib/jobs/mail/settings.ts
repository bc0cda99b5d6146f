/** Where mails are handed over, and what they say they come from. */
export type SmtpSettings = {
  host: string;
  port: number;
  /** TLS from the first byte, as `smtps:` says; otherwise it begins once the server offers it. */
  secure: boolean;
  auth: { user: string; pass: string } | null;
  from: { name: string; address: string };
};

const SMTP_RULE = 'PUENTE_SMTP must be an address such as smtp://user:password@mail.example:587';
const FROM_RULE = 'PUENTE_MAIL_FROM must be the sender of mails, such as Puente <no-reply@firms.example>';

/**
 * In: the environment. Out: what PUENTE_SMTP and PUENTE_MAIL_FROM say; null where no mail is sent. Throws a line for the
 * one who set them, without what was set: it may hold a password.
 */
export function smtpSettings(environment: NodeJS.ProcessEnv): SmtpSettings | null {
  const { PUENTE_SMTP: server, PUENTE_MAIL_FROM: from = '' } = environment;
  return server ? { ...serverOf(server), from: senderOf(from) } : null;
}

function serverOf(text: string): Omit<SmtpSettings, 'from'> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'smtps:';
  const known = secure || url?.protocol === 'smtp:';
  if (!url || !known || !url.hostname || !['', '/'].includes(url.pathname) || url.search || url.hash)
    throw new Error(`${SMTP_RULE}.`);
  const { username, password, port } = url;
  return {
    host: url.hostname.replace(/^\[(.+)\]$/, '$1'),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    auth: username ? { user: plain(username), pass: plain(password) } : null,
  };
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error(`${SMTP_RULE}, with % as %25.`);
  }
}

function senderOf(text: string): SmtpSettings['from'] {
  const [, name = '', inBrackets, bare] =
    /^(?:([^<>\p{C}]*)<([^\s<>@,;]+@[^\s<>@,;]+)>|([^\s<>@,;]+@[^\s<>@,;]+))$/u.exec(text.trim()) ?? [];
  const address = inBrackets ?? bare;
  if (address === undefined) throw new Error(`${FROM_RULE}.`);
  return { name: name.trim().replace(/^"(.*)"$/, '$1') || 'Puente', address };
}
