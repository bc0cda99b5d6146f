import { ownAddress } from '../../auth/own-address';
import type { FirmRole, InstitutionRole, MembershipRole } from '../../domain/people';
import type { Locale } from '../../domain/vocabulary';
import { type MessageValues, type Translator, translator } from '../../messages';

/** A path of this site, and for how many minutes it leads somewhere. */
type Link = { link: string; minutes: number };
type FirmInvitation = Link & { person: string; firm: string };

/** What each kind of mail says beside its fixed words. */
export type MailValues = {
  sign_up: Link;
  /** To the page for signing in, and to the one for a new password. */
  sign_up_known: { link: string; passwordLink: string };
  /** Somebody asked for a link, and there is no account: to the page for signing up. */
  no_account: { link: string };
  sign_in: Link;
  new_password: Link;
  /** To the page for a new password. */
  password_changed: { link: string };
  /** To the page for a new password. */
  second_step_on: { link: string };
  second_step_off: { link: string };
  /** A sign-in provider opens the account from now on, or no longer; `provider` by its name. To the page about it. */
  provider_on: { provider: string; link: string };
  provider_off: { provider: string; link: string };
  /** To the list of one's own sessions. */
  new_device: { device: string; link: string };
  invitation_firm_colleague: FirmInvitation;
  invitation_firm_adviser: FirmInvitation;
  /** `institution` by its name. */
  invitation_institution: Link & { person: string; institution: string; role: InstitutionRole };
  invitation_platform: Link & { role: Exclude<MembershipRole, FirmRole | InstitutionRole> };
  /** To somebody of a firm: its result has changed. To the notices. */
  notices: { link: string };
  /** To the firm: the institution has taken a step. */
  request_answered: AboutRequest;
  /** To the institution: a firm has taken a step. */
  request_news: AboutRequest;
  /** To the institution: a firm that had a place has erased its account. */
  place_free: AboutRequest;
  /** To the institution: an answer is due, or was. */
  request_due: AboutRequest & { due: string };
  request_late: AboutRequest & { due: string };
};

type AboutRequest = { offering: string; institution: string; link: string };

export type MailKind = keyof MailValues;
type Letter = { subject: string; text: string };
type Given = {
  link: string;
  passwordLink?: string;
  minutes?: number;
  role?: Exclude<MembershipRole, FirmRole>;
};

const [HOUR, DAY] = [60, 24 * 60];

/** The words of a mail. A subject holds nothing that somebody typed, and a link stands on a line of its own. */
export function writeLetter<Kind extends MailKind>(
  kind: Kind,
  locale: Locale,
  values: MailValues[Kind] & Given,
): Letter {
  const t = translator(locale);
  const text = t(`mail.${kind}.text`, filledIn(t, values));
  const greeting = t('mail.greeting');
  const sender = t('mail.sender', { site: ownAddress() });
  return { subject: t(`mail.${kind}.subject`), text: `${greeting}\n\n${text}\n\n${sender}\n` };
}

function filledIn(t: Translator, values: Given): MessageValues {
  const { link, passwordLink, minutes, role, ...typed } = values;
  const said = Object.entries<string>(typed).map(([name, text]) => [name, inOneLine(text)]);
  return {
    ...Object.fromEntries(said),
    link: ownAddress() + link,
    ...(passwordLink === undefined ? {} : { passwordLink: ownAddress() + passwordLink }),
    ...(minutes === undefined ? {} : { time: duration(t, minutes) }),
    ...(role === undefined ? {} : { role: t(`account.role.${role}`) }),
  };
}

/** So that a name cannot look like lines of ours. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
}

function duration(t: Translator, minutes: number): string {
  if (minutes % DAY === 0) return t('mail.time.days', { count: minutes / DAY });
  if (minutes % HOUR === 0) return t('mail.time.hours', { count: minutes / HOUR });
  return t('mail.time.minutes', { count: minutes });
}
