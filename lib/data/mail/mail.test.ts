import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mail } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { LOCALES } from '../../domain/vocabulary';
import type { Context } from '../context';
import { enterScope } from '../scope';
import { anOwner, aVisitor, contentHash, TODAY } from '../testing/visitors';
import { claimMail } from './claim';
import { mailDelivered } from './delivered';
import { giveUpOldMail } from './give-up';
import { type MailKind, type MailValues, writeLetter } from './letter';
import { getOutboxMail, listOutbox } from './outbox';
import { postponeMail } from './postpone';
import { queueMail } from './queue';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
const firm = await anOwner(db);
const job: Context = { db, actor: { kind: 'job', name: 'deliver-mail' }, today: TODAY, requestId: 'test' };

const link = '/sign-in/link/abc';
const SAMPLE: { [Kind in MailKind]: MailValues[Kind] } = {
  sign_up: { link, minutes: 24 * 60 },
  sign_up_known: { link: '/sign-in', passwordLink: '/sign-in/new-password' },
  no_account: { link: '/sign-up' },
  sign_in: { link, minutes: 30 },
  new_password: { link, minutes: 60 },
  password_changed: { link: '/sign-in/new-password' },
  second_step_on: { link: '/sign-in/new-password' },
  second_step_off: { link: '/sign-in/new-password' },
  provider_on: { provider: 'Agencia del Sur', link: '/account/details' },
  provider_off: { provider: 'Agencia del Sur', link: '/sign-in/new-password' },
  new_device: { device: 'Firefox on Windows', link: '/account/sessions' },
  invitation_firm_colleague: { person: 'Ana Ruiz', firm: 'Muebles del Sur', link, minutes: 7 * 24 * 60 },
  invitation_firm_adviser: { person: 'Ana Ruiz', firm: 'Muebles del Sur', link, minutes: 7 * 24 * 60 },
  invitation_institution: {
    ...{ person: 'Ana Ruiz', institution: 'Centro', role: 'programme_officer' },
    ...{ link, minutes: 2 * 24 * 60 },
  },
  invitation_platform: { role: 'agency_reviewer', link, minutes: 24 * 60 },
  notices: { link: '/account/notices' },
  request_answered: { offering: 'Curso', institution: 'Centro', link: '/account/requests/1' },
  place_free: { offering: 'Curso', institution: 'Centro', link: '/desk/requests' },
  request_news: { offering: 'Curso', institution: 'Centro', link: '/desk/requests/1' },
  request_due: { offering: 'Curso', institution: 'Centro', link: '/desk/requests/1', due: '31/1/2027' },
  request_late: { offering: 'Curso', institution: 'Centro', link: '/desk/requests/1', due: '31/1/2027' },
};
const KINDS = Object.keys(SAMPLE).filter((kind): kind is MailKind => kind in SAMPLE);

beforeEach(async () => {
  await owner.delete(mail);
  vi.stubEnv('PUENTE_DEMO', '1');
  vi.stubEnv('PUENTE_SMTP', undefined);
});
afterEach(() => vi.unstubAllEnvs());

async function queued(to = 'ana@firm.example', key?: string): Promise<string> {
  await db.transaction(async (tx) => {
    await enterScope(tx, visitor.actor);
    await queueMail(tx, {
      to,
      kind: 'sign_in',
      locale: 'en',
      values: SAMPLE.sign_in,
      ...(key ? { key } : {}),
    });
  });
  const [row] = await owner.select({ id: mail.id }).from(mail).where(eq(mail.to, to));
  return row?.id ?? '';
}

describe.each(LOCALES)('a letter in %s', (locale) => {
  it.each(KINDS)('%s says all it was given, with every link whole and on a line of its own', (kind) => {
    const { subject, text } = writeLetter(kind, locale, SAMPLE[kind]);
    const values = Object.entries(SAMPLE[kind]);
    for (const [name, value] of values) {
      if (/link$/i.test(name)) expect(text).toContain(`\n\nhttp://puente.test${value}\n\n`);
      else if (!['minutes', 'role'].includes(name)) expect(text).toContain(value);
    }
    const lines = text.split('\n').filter((line) => /^http/.test(line));
    expect(lines).toHaveLength(values.filter(([name]) => /link$/i.test(name)).length);
    expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|_/);
    expect(text).toContain('Puente, http://puente.test. ');
    expect(subject.length).toBeLessThan(70);
  });
});

describe('a letter', () => {
  it.each([
    [1, 'for 1 minute from'],
    [30, 'for 30 minutes from'],
    [60, 'for 1 hour from'],
    [90, 'for 90 minutes from'],
    [1440, 'for 1 day from'],
    [10_080, 'for 7 days from'],
  ])('says %i minutes in words', (minutes, words) => {
    expect(writeLetter('sign_in', 'en', { link, minutes }).text).toContain(words);
  });

  it('keeps a name on the line it belongs to, and shows what looks like a placeholder as it is', () => {
    const person = 'Ana\r\n\r\nhttps://evil.example\u2028{link}\u0000<b>';
    const values = { ...SAMPLE.invitation_firm_adviser, person };
    const { subject, text } = writeLetter('invitation_firm_adviser', 'en', values);
    expect(text).toContain('\nAna https://evil.example {link} <b> invites you');
    expect(subject).toBe('Invitation to advise a firm on Puente');
  });

  it('is not written where nobody knows where its links would lead', () => {
    vi.stubEnv('PUENTE_ADDRESS', '');
    expect(() => writeLetter('sign_in', 'en', SAMPLE.sign_in)).toThrow('PUENTE_ORIGIN');
  });
});

describe('the queue', () => {
  it('takes a mail with what it tells about, or neither', async () => {
    await expect(
      db.transaction(async (tx) => {
        await enterScope(tx, visitor.actor);
        await queueMail(tx, { to: 'a@b.example', kind: 'sign_in', locale: 'en', values: SAMPLE.sign_in });
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await owner.select().from(mail)).toEqual([]);
  });

  it('takes the same once', async () => {
    await queued('ana@firm.example', 'request 1 accepted');
    await queued('ana@firm.example', 'request 1 accepted');
    await queued('ana@firm.example');
    await queued('ana@firm.example');
    expect(await owner.select().from(mail)).toHaveLength(3);
  });
});

describe('delivery', () => {
  it.each([
    ['visitor', visitor],
    ['visitor with answers', firm.ctx],
    ['person', { ...visitor, actor: { kind: 'platform_admin', person: 'p', session: 's' } }],
  ] as const)('is refused to a %s, and nothing changes', async (_name, ctx) => {
    const id = await queued();
    const before = await contentHash(owner);
    const taken = { id, attempt: 1 };
    for (const verb of [
      () => claimMail(ctx, {}),
      () => mailDelivered(ctx, taken),
      () => postponeMail(ctx, taken),
      () => giveUpOldMail(ctx),
    ])
      await expect(verb()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await contentHash(owner)).toBe(before);
  });

  it('is the work of one job: the database shows another no mail', async () => {
    await queued();
    expect(await claimMail({ ...job, actor: { kind: 'job', name: 'count-population' } }, {})).toBeNull();
    expect(await claimMail(job, {})).toMatchObject({ attempt: 1, to: 'ana@firm.example' });
  });
});

describe('the outbox of the demonstration', () => {
  it('shows the mails newest first, and one in full', async () => {
    const first = await queued('ana@firm.example');
    const second = await queued('eva@firm.example');
    const list = await listOutbox(visitor);
    expect(list.map(({ id }) => id)).toEqual([second, first]);
    const one = await getOutboxMail(visitor, first);
    expect(one).toEqual(list[1]);
    expect(one).toMatchObject({ to: 'ana@firm.example', locale: 'en', subject: 'Sign in to Puente' });
    expect(one.text).toContain(`http://puente.test${link}`);
    expect(one.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it.each([
    ['outside the demonstration', '', undefined],
    ['with another word for it', 'yes', undefined],
    ['where a mail server is set', '1', 'smtp://mail.example'],
  ])('does not exist %s', async (_name, demo, smtp) => {
    const id = await queued();
    vi.stubEnv('PUENTE_DEMO', demo);
    vi.stubEnv('PUENTE_SMTP', smtp);
    for (const ctx of [visitor, firm.ctx]) {
      await expect(listOutbox(ctx)).rejects.toMatchObject({ code: 'not_found' });
      await expect(getOutboxMail(ctx, id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it.each(['', 'x', "' or 1=1 --", '4c1f9a7e-0000-4000-8000-000000000000'])(
    'holds no mail %j',
    async (id) => {
      await queued();
      await expect(getOutboxMail(visitor, id)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  it('is no business of a job', async () => {
    await expect(listOutbox(job)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
