import 'server-only';

/** Whether this is the demonstration: the launcher says so for its own embedded database, and for no other. */
export function isDemo(): boolean {
  return process.env.PUENTE_DEMO === '1';
}

/** Whether mails are shown on a page, since nothing would send them. */
export function outboxIsOpen(): boolean {
  return isDemo() && !process.env.PUENTE_SMTP;
}
