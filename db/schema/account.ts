import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { MEMBERSHIP_ROLES, SIGN_IN_LINK_PURPOSES } from '../../lib/domain/people';
import { instant } from './columns';
import { diagnostic, locale } from './diagnostic';

export const membershipRole = pgEnum('membership_role', MEMBERSHIP_ROLES);
export const signInLinkPurpose = pgEnum('sign_in_link_purpose', SIGN_IN_LINK_PURPOSES);

/** Somebody who can sign in. What they may do comes from their memberships alone. */
export const person = pgTable('person', {
  id: uuid('id').primaryKey(),
  /** As it is compared: trimmed, in lower case. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  /** argon2id with its parameters; null for those who sign in by link alone. */
  passwordHash: text('password_hash'),
  locale: locale('locale').notNull(),
  /** Null until a link that was sent to the address has been used. */
  emailConfirmedAt: instant('email_confirmed_at'),
  suspendedAt: instant('suspended_at'),
  /** Exists only in a database that was made for the demonstration. */
  demo: text('demo'),
  auditSalt: text('audit_salt').notNull(),
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** A firm with an account. Its name is its own; what it answered stands in its diagnostic. */
export const firm = pgTable('firm', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  /** The diagnostic that was taken into the account. */
  diagnosticId: uuid('diagnostic_id')
    .unique()
    .references(() => diagnostic.id, { onDelete: 'set null' }),
  auditSalt: text('audit_salt').notNull(),
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** What a person may act as: for one firm, for one institution, or for the platform. Ended, never deleted. */
export const membership = pgTable(
  'membership',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    role: membershipRole('role').notNull(),
    firmId: uuid('firm_id').references(() => firm.id, { onDelete: 'cascade' }),
    /** Id of an institution of the catalogue. */
    institution: text('institution'),
    since: instant('since').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    /** Of an adviser: when the firm agreed to them, and to which version of the text. It is taken back by the end. */
    consentAt: instant('consent_at'),
    consentVersion: text('consent_version'),
  },
  (table) => [
    index('membership_person').on(table.personId),
    index('membership_firm').on(table.firmId),
    index('membership_institution').on(table.institution),
    check(
      'membership_scope',
      sql`case
        when ${table.role} in ('firm_owner', 'firm_colleague', 'firm_adviser')
          then ${table.firmId} is not null and ${table.institution} is null
        when ${table.role} in ('programme_officer', 'institution_admin', 'seat_holder')
          then ${table.firmId} is null and ${table.institution} is not null
        else ${table.firmId} is null and ${table.institution} is null end`,
    ),
  ],
);

/** One browser that is signed in. Read on every request, so that ending it is felt on the next one. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    /** Hash of what the cookie carries. */
    tokenHash: text('token_hash').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** What the person acts as now; null until they choose, or where they have nothing to choose from. */
    membershipId: uuid('membership_id').references(() => membership.id, { onDelete: 'set null' }),
    /** Browser and system in a few words, for the list of own sessions. */
    device: text('device').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    seenAt: instant('seen_at').notNull().defaultNow(),
    /** Whatever happens, it ends then. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('session_person').on(table.personId), index('session_expires_at').on(table.expiresAt)],
);

/** What a person turned on as a second step of signing in. While it is on, there is a row. */
export const secondFactor = pgTable('second_factor', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  /** What the app of the person works its codes out from, sealed with a key that the database does not hold. */
  secret: text('secret').notNull(),
  /** Thirty seconds of which a code was accepted last, counted from 1970: none is accepted twice. */
  lastStep: integer('last_step').notNull(),
  since: instant('since').notNull().defaultNow(),
});

/** In place of a code, for whoever has lost the app. Gone when it was used. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

/** Somebody who has taken the first step and not the second. Opens nothing; gone when it was used. */
export const halfSignIn = pgTable(
  'half_sign_in',
  {
    /** Hash of what the cookie carries. */
    tokenHash: text('token_hash').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('half_sign_in_person').on(table.personId),
    index('half_sign_in_expires_at').on(table.expiresAt),
  ],
);

/** Somebody as a sign-in provider knows them: by what it calls them, never by an address, which may pass to another. */
export const identity = pgTable(
  'identity',
  {
    id: uuid('id').primaryKey(),
    /** Address by which the provider names itself. */
    issuer: text('issuer').notNull(),
    /** What it calls the person. */
    subject: text('subject').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    since: instant('since').notNull().defaultNow(),
    /** The person took it away: it opens nothing, and no other of this provider takes its place. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    unique('identity_subject').on(table.issuer, table.subject),
    unique('identity_person').on(table.personId, table.issuer),
  ],
);

/** A link that was sent by mail, good for one use. */
export const signInLink = pgTable(
  'sign_in_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: signInLinkPurpose('purpose').notNull(),
    /** The address it was sent to; there need not be a person yet. */
    email: text('email').notNull(),
    personId: uuid('person_id').references(() => person.id, { onDelete: 'cascade' }),
    /** What an invitation leads to. */
    role: membershipRole('role'),
    firmId: uuid('firm_id').references(() => firm.id, { onDelete: 'cascade' }),
    institution: text('institution'),
    /** What was typed at sign-up and becomes a person and a firm when the link is used. */
    pending: jsonb('pending'),
    /** Version of the text that the firm agreed to when it invited an adviser. */
    consentVersion: text('consent_version'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    index('sign_in_link_expires_at').on(table.expiresAt),
    index('sign_in_link_person').on(table.personId),
  ],
);

/** A browser on which somebody has signed in before: what others try does not lock it out. */
export const knownDevice = pgTable(
  'known_device',
  {
    tokenHash: text('token_hash').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.tokenHash] })],
);

/** How often something was tried, counted here so that every server sees the same number. */
export const attempt = pgTable(
  'attempt',
  {
    /** What and by whom, with addresses and names only as keyed hashes. */
    scope: text('scope').primaryKey(),
    count: integer('count').notNull(),
    since: instant('since').notNull().defaultNow(),
  },
  (table) => [check('attempt_counts', sql`${table.count} >= 0`)],
);

/** A form that could not be taken, until it is sent again: what was typed is shown with what to mend. */
export const typedForm = pgTable(
  'typed_form',
  {
    /** Hash of a name that only this browser holds. */
    tokenHash: text('token_hash').primaryKey(),
    /** Path the form was sent to. */
    form: text('form').notNull(),
    fields: jsonb('fields').notNull(),
    errors: jsonb('errors').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Who had signed in on it, so that it goes with them; null for a visitor. */
    person: uuid('person').references(() => person.id, { onDelete: 'cascade' }),
  },
  (table) => [
    index('typed_form_expires_at').on(table.expiresAt),
    index('typed_form_person').on(table.person),
  ],
);

/** Mail that is to be sent, has been, or could not be. The text goes when it has been delivered. */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    to: text('to').notNull(),
    /** What it is about, where the same must not be sent twice: one mail a key. */
    key: text('key').unique(),
    /** Which message, for staff and tests; never what is in it. */
    kind: text('kind').notNull(),
    locale: locale('locale').notNull(),
    content: jsonb('content').$type<{ subject: string; text: string } | null>(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Not before then; rises with every failure. */
    dueAt: instant('due_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    sentAt: instant('sent_at'),
    failedAt: instant('failed_at'),
  },
  (table) => [index('mail_due').on(table.dueAt)],
);
