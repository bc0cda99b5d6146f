import { describe, expect, it } from 'vitest';
import { smtpSettings } from './settings';

const FROM = 'Puente <no-reply@firms.example>';
const read = (PUENTE_SMTP: string | undefined, PUENTE_MAIL_FROM: string | undefined = FROM) =>
  smtpSettings({ NODE_ENV: 'test', PUENTE_SMTP, PUENTE_MAIL_FROM });

describe('the mail server', () => {
  it.each([undefined, ''])('set as %j is none', (server) => {
    expect(read(server)).toBeNull();
  });

  it.each([
    ['smtp://mail.example', 'mail.example', 587, false, null],
    ['smtps://mail.example', 'mail.example', 465, true, null],
    ['smtp://mail.example:25/', 'mail.example', 25, false, null],
    ['smtp://[::1]:2525', '::1', 2525, false, null],
    [
      'smtp://postmaster%40firms.example:a%2Fb%25@mail.example:587',
      'mail.example',
      587,
      false,
      { user: 'postmaster@firms.example', pass: 'a/b%' },
    ],
  ])('set as %s', (server, host, port, secure, auth) => {
    expect(read(server)).toMatchObject({ host, port, secure, auth });
  });

  it.each([
    'mail.example',
    'mail.example:587',
    'http://mail.example',
    'smtp:mail.example',
    'smtp://',
    'smtp://mail.example/path',
    'smtp://mail.example?secret-word=1',
    'smtp://user:secret-word%@mail.example',
    'smtp://user:secret-word@mail.example:99999',
  ])('set as %s is refused without a word of it', (server) => {
    const error = thrown(() => read(server));
    expect(error).toMatch(/^PUENTE_SMTP must be an address such as smtp:\/\/user:password@mail\.example:587/);
    expect(error).not.toContain('secret-word');
  });
});

describe('the sender', () => {
  it.each([
    ['Puente <no-reply@firms.example>', 'Puente', 'no-reply@firms.example'],
    ['"Puente, Agencia" <no-reply@firms.example>', 'Puente, Agencia', 'no-reply@firms.example'],
    [' no-reply@firms.example ', 'Puente', 'no-reply@firms.example'],
    ['<no-reply@firms.example>', 'Puente', 'no-reply@firms.example'],
  ])('set as %j', (from, name, address) => {
    expect(read('smtp://mail.example', from)).toMatchObject({ from: { name, address } });
  });

  it.each([
    '',
    'Puente',
    'Puente <no-reply>',
    'a@b.example, c@d.example',
    'Puente <a@b.example> x',
    'Puente\r\nBcc: c@d.example <a@b.example>',
  ])('set as %j is refused', (from) => {
    expect(thrown(() => read('smtp://mail.example', from))).toMatch(/^PUENTE_MAIL_FROM must be .+\.$/);
  });

  it('must be set with a server', () => {
    const environment = { NODE_ENV: 'test', PUENTE_SMTP: 'smtp://mail.example' } as const;
    expect(() => smtpSettings(environment)).toThrow('PUENTE_MAIL_FROM');
  });
});

function thrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was thrown';
}
