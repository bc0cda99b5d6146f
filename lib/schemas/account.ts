import { z } from 'zod';
import { FIRM_ROLES, INSTITUTION_ROLES, type MembershipRole } from '../domain/people';
import { LOCALES } from '../domain/vocabulary';
import { isStrange, keepable, readable, turnsDirection } from './fields';
import { readSecondStepCode } from './second-step';

/** Longest a person's or a firm's name may be. */
export const NAME_MAX = 120;
const EMAIL_MAX = 254;
/** In characters as people count them; staff decide about others and need more. */
export const PASSWORD_LENGTH = { least: 12, leastForStaff: 15, most: 128 } as const;
/** One character can be typed as up to four, of two units each; what is longer still is not read at all. */
const PASSWORD_UNITS = PASSWORD_LENGTH.most * 8;

export const PROVIDER_NAME_MAX = 60;

/** How a sign-in provider may call somebody, as OpenID Connect says. */
export const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** What is wrong with a field of the pages about accounts. */
export type AccountProblem =
  | 'missing'
  | 'too_short'
  | 'too_long'
  | 'too_common'
  | 'strange_characters'
  | 'not_an_address';

const EMAIL =
  /^[^\s@"(),:;<>[\]\\\p{C}]{1,64}@(?:[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}\p{M}-]{2,63}$/u;

/** In: an address as typed. Out: as it is compared and written to, or null if it cannot be one. */
export function readEmail(typed: string): string | null {
  if (typed.length > EMAIL_MAX * 2) return null;
  const email = readable(typed).toLowerCase().normalize('NFC');
  return email.length <= EMAIL_MAX && EMAIL.test(email) ? email : null;
}

/** In: an address as typed. Out: what to say about it; null if it will do. */
export function emailProblem(typed: string): AccountProblem | null {
  if (typed.trim() === '') return 'missing';
  return readEmail(typed) === null ? 'not_an_address' : null;
}

/** The same for the name of a person or of a firm. */
export function nameProblem(typed: string): AccountProblem | null {
  const name = readable(keepable(typed));
  if (name === '') return 'missing';
  if ([...name].length > NAME_MAX) return 'too_long';
  return isStrange(name) || turnsDirection(name) ? 'strange_characters' : null;
}

/** In: a password as typed. Out: as it is hashed, whatever keyboard it came from; null if it is too long to be one. */
export function readPassword(typed: string): string | null {
  if (typed.length > PASSWORD_UNITS) return null;
  const password = typed.normalize('NFC');
  return lengthOf(password) <= PASSWORD_LENGTH.most ? password : null;
}

/** In: a password to be set. Out: what is wrong with its length; null if nothing is. */
export function passwordLengthProblem(typed: string, isStaff: boolean): AccountProblem | null {
  if (typed === '') return 'missing';
  const password = readPassword(typed);
  if (password === null) return 'too_long';
  const least = isStaff ? PASSWORD_LENGTH.leastForStaff : PASSWORD_LENGTH.least;
  return lengthOf(password) < least ? 'too_short' : null;
}

function lengthOf(text: string): number {
  return [...text].length;
}

/** Roles in which one decides about others. */
export function isStaffRole(role: MembershipRole): boolean {
  return !FIRM_ROLES.some((one) => one === role);
}

const email = z
  .string()
  .max(EMAIL_MAX * 2)
  .transform((typed, issues) => {
    const read = readEmail(typed);
    if (read !== null) return read;
    issues.addIssue({ code: 'custom', message: 'not_an_address' });
    return z.NEVER;
  });
const name = z
  .string()
  .refine((typed) => nameProblem(typed) === null, { error: 'name' })
  .transform((typed) => readable(typed));
/** Any text: whether it will do is told by the verb. What is too long to be read stays too long. */
const newPassword = z.string().transform((typed) => typed.slice(0, PASSWORD_UNITS + 1));
/** A password or an address to be tried: what cannot be one is simply wrong. */
const triedPassword = z.string().transform((typed) => readPassword(typed) ?? '');
const triedEmail = z.string().transform((typed) => readEmail(typed) ?? '');
/** Name of the network the request came from, see `hashOfNetwork`; null where it is not known. */
const network = z.string().min(1).max(200).nullable();
/** Browser and system in a few words, from what the browser says of itself. */
const device = z.string().transform((said) => readable(keepable(said)).slice(0, NAME_MAX));
/** From a cookie or a link; what cannot be a token is looked up as nothing. */
const token = z.string().transform((text) => (/^[\w-]{43}$/.test(text) ? text : ''));
const knownDevice = token.nullable().default(null);

export const RequestSignUpInput = z.strictObject({
  email,
  name,
  firmName: name,
  /** Null: signs in by links alone. */
  password: newPassword.nullable(),
  network,
});

export const SendLinkInput = z.strictObject({
  email: triedEmail,
  purpose: z.enum(['sign_in', 'new_password']),
  network,
});

export const LinkInput = z.strictObject({ token });

export const UseLinkInput = z.strictObject({
  token,
  /** For a new password, and if somebody who is invited wants one. */
  password: newPassword.nullable().default(null),
  /** Of somebody who is invited and has no account. */
  name: name.nullable().default(null),
  device,
  knownDevice,
});

export const SignInInput = z.strictObject({
  email: triedEmail,
  password: triedPassword,
  network,
  device,
  /** What the cookie of a browser carries on which somebody has signed in before. */
  knownDevice,
});

/** Name of a sign-in provider, for its button and for mails. */
const provider = z.string().min(1).max(PROVIDER_NAME_MAX);

/** What a sign-in provider has said, once it is known that it has. */
export const ProviderSignInInput = z.strictObject({
  issuer: z.string().min(1).max(500),
  subject: z.string().regex(SUBJECT),
  provider,
  /** Null where the provider does not say that the address is the person's. */
  email: triedEmail.nullable(),
  /** What the browser was sent there with. */
  state: z.string().min(20).max(200),
  network,
  device,
  knownDevice,
});

export const IdentityInput = z.strictObject({ issuer: z.string().min(1).max(500) });

export const ChangeIdentityInput = z.strictObject({
  identity: z.uuid(),
  provider,
  /** Null for those who have none. */
  password: triedPassword.nullable(),
  /** Whether the provider may sign its owner in. */
  allowed: z.boolean(),
});

export const SignInDemoInput = z.strictObject({ key: z.string().min(1).max(40), device });

/** A code that is tried: what cannot be one is simply wrong. */
const triedCode = z.string().transform((typed) => readSecondStepCode(typed));

export const SecondStepInput = z.strictObject({ token, code: triedCode, device, knownDevice });

export const HalfWayInput = z.strictObject({ token });

/** What somebody who is signed in shows before the second step is turned on, changed or turned off. */
export const OwnCodeInput = z.strictObject({
  /** Null for those who have none. */
  password: triedPassword.nullable(),
  code: triedCode,
});

/** `offer`: the secret that the page showed, sealed as it came with the form. */
export const TurnOnInput = OwnCodeInput.extend({ offer: z.string().max(400) });

export const NoInput = z.strictObject({});

export const EndSessionInput = z.strictObject({ session: z.uuid() });

export const ChangePasswordInput = z.strictObject({
  /** Null for those who have none yet. */
  current: triedPassword.nullable(),
  password: newPassword,
});

export const ChangeProfileInput = z.strictObject({
  name,
  locale: z.enum(LOCALES),
  version: z.int().positive(),
});

export const ActAsInput = z.strictObject({ membership: z.uuid() });

/** Whom a firm or an institution asks to work for it. Seats on a board are not an institution's to give. */
export const INVITED_BY = {
  firm: ['firm_colleague', 'firm_adviser'],
  institution: ['programme_officer', 'institution_admin'],
} as const satisfies Record<string, readonly MembershipRole[]>;

export const InviteInput = z
  .strictObject({
    email,
    role: z.enum([...INVITED_BY.firm, ...INVITED_BY.institution]),
    /** An adviser sees and fills in the answers of the firm: it says yes to that in so many words. */
    consent: z.boolean().default(false),
  })
  .refine(({ role, consent }) => role !== 'firm_adviser' || consent, { path: ['consent'] });

export const SuspendPersonInput = z.strictObject({ email, lift: z.boolean() });

/** Roles that only whoever runs the server can give out. */
export const InviteStaffInput = z
  .strictObject({
    email,
    role: z.enum([...INSTITUTION_ROLES, 'agency_reviewer', 'platform_admin']),
    /** Id of the catalogue; for the roles of an institution alone. */
    institution: z.string().min(1).max(64).nullable(),
    locale: z.enum(LOCALES),
  })
  .refine(
    ({ role, institution }) => INSTITUTION_ROLES.some((one) => one === role) === (institution !== null),
    {
      path: ['institution'],
    },
  );

export const EndMembershipInput = z.strictObject({ membership: z.uuid() });

export const EraseInput = z.strictObject({
  /** Null for those who have none. */
  password: triedPassword.nullable(),
  confirm: z.literal(true),
});
