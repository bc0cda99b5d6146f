import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  REFUSAL_CODES,
  REQUEST_KINDS,
  REQUEST_SIDES,
  REQUEST_STATES,
  REQUEST_STEPS,
} from '../../lib/domain/people';
import { firm } from './account';
import { instant } from './columns';

export const requestState = pgEnum('request_state', REQUEST_STATES);
export const requestKind = pgEnum('request_kind', REQUEST_KINDS);
export const requestStep = pgEnum('request_step', ['send', ...REQUEST_STEPS]);
export const requestSide = pgEnum('request_side', REQUEST_SIDES);
export const refusalCode = pgEnum('refusal_code', REFUSAL_CODES);

/** What a firm asks of an institution about one offering. The institution sees this row, never the firm's answers. */
export const request = pgTable(
  'request',
  {
    id: uuid('id').primaryKey(),
    firmId: uuid('firm_id')
      .notNull()
      .references(() => firm.id, { onDelete: 'cascade' }),
    /** Ids of the catalogue. */
    institution: text('institution').notNull(),
    offering: text('offering').notNull(),
    kind: requestKind('kind').notNull(),
    state: requestState('state').notNull(),
    /** What the firm chose to show, as it was then: contact, answers, and the match with the versions it rests on. */
    shared: jsonb('shared').notNull(),
    /** Wants a mail at every change. */
    notify: boolean('notify').notNull(),
    refusal: refusalCode('refusal'),
    /** Who declined: an appeal goes to somebody else. */
    declinedBy: uuid('declined_by'),
    /** Day that was offered, or the day expected on the waiting list. */
    onDay: date('on_day', { mode: 'string' }),
    auditSalt: text('audit_salt').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [
    // However often a form is sent, one request of a kind is open at a time. One that was agreed stands in the way of
    // another until its day, which an index cannot know: there the lock of the firm's answers keeps two apart.
    uniqueIndex('request_one_open')
      .on(table.firmId, table.offering, table.kind)
      .where(sql`${table.state} in ('sent', 'asked', 'listed', 'offered', 'appealed')`),
    index('request_institution').on(table.institution, table.state, table.changedAt),
    check('request_refusal', sql`(${table.refusal} is null) = (${table.declinedBy} is null)`),
  ],
);

/** Every step of a request, added and never changed. */
export const requestEvent = pgTable(
  'request_event',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id, { onDelete: 'cascade' }),
    /** From 1. */
    number: integer('number').notNull(),
    step: requestStep('step').notNull(),
    side: requestSide('side').notNull(),
    /** Who took it; the other side is told the side, not the person. Null where a published rule did. */
    person: uuid('person'),
    text: text('text').notNull(),
    onDay: date('on_day', { mode: 'string' }),
    refusal: refusalCode('refusal'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.number] })],
);
