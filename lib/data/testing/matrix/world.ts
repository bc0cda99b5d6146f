import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import {
  diagnostic,
  identity,
  knownDevice,
  mail,
  membership,
  notice,
  person,
  session,
  signInLink,
} from '@/db/schema';
import { seedDemoAccounts } from '@/db/seed/accounts';
import { FIRM_ROLES, INSTITUTION_ROLES, type MembershipRole } from '../../../domain/people';
import { actorOfSession } from '../../accounts/actor-of-session';
import { hashPassword } from '../../accounts/password';
import { hashOfToken, newToken } from '../../accounts/tokens';
import type { Context } from '../../context';
import { recordConsent } from '../../diagnostics/consent';
import { hashOfCode, newCode } from '../../draft-code';
import { checkImport } from '../../offerings/import/check';
import { saveDraft } from '../../offerings/save-draft';
import { prepareRequest } from '../../requests/prepare';
import { sendRequest } from '../../requests/send';
import { createRun } from '../../runs/create';
import { keepOffering } from '../../saved/keep';
import { keepTypedForm } from '../../typed/keep';
import { anIntake } from '../intakes';
import { anEdit, seenAtDesk } from '../offerings';
import { aFirm, aPerson, type Databases, ofInstitution, type Person } from '../people';
import { aJob, anOwner, answerFirstSection, aVisitor, expire } from '../visitors';
import { APP_SECRET, aHalfSignIn, anIdentity, aSecondStep } from './ways-in';

export const PASSWORD = 'tractor under nine pale moons';
export const FORM = '/account/requests/send';

/** What a verb can be asked about, by the name that its input gives it. */
export type Things = {
  request: string;
  /** A group that starts together, in which the request asks for a place. */
  intake: string;
  notice: string;
  run: string;
  /** Another browser of the person. */
  session: string;
  /** Another role of the person. */
  membership: string;
  /** Somebody else of the firm, or of the institution. */
  member: string;
  /** Written code of a diagnostic. */
  code: string;
  /** What a link in a mail carries. */
  link: string;
  /** What the browser carries between the two steps of signing in. */
  half: string;
  /** What an app works its codes out from. */
  app: string;
  /** What a sign-in provider calls somebody. */
  subject: string;
  /** One's own link with that provider. */
  identity: string;
  email: string;
  password: string;
  mail: string;
  /** What the browser carries that typed a form. */
  typed: string;
  /** Key of a person of the demonstration. */
  demo: string;
  /** Ids of the catalogue. */
  offering: string;
  institution: string;
  /** A file of offerings that has been read and not taken over. */
  import: string;
};

/** One who asks, with what is theirs, what is another's, and what never was. */
export type Column = { name: string; ctx: Context; own: Things; other: Things };

type Tenant = {
  visitor: Context;
  columns: ReadonlyMap<string, Column['ctx']>;
  things: (of: string) => Things;
};

/** Two of everybody: what is theirs, and what is another's. The other's rows are older, so that they come first. */
export async function aWorld(databases: Databases) {
  const { db, owner } = databases;
  await seedDemoAccounts(owner);
  const elsewhere = await aFirm(databases);
  const other = await aTenant(databases, { institution: 'I02', elsewhere: elsewhere.id });
  const own = await aTenant(databases, { institution: 'I01', elsewhere: elsewhere.id });
  const late = await anOwner(db);
  await answerFirstSection(late.ctx);
  await expire(owner, late.id);
  const nothing: Context = { ...aVisitor(db), actor: { kind: 'visitor', draft: hashOfCode(newCode()) } };
  const visitors: readonly [string, Context][] = [
    ['visitor', aVisitor(db)],
    ['visitor with a draft', own.visitor],
    ['visitor with a code of nothing', nothing],
    ['visitor whose draft has expired', late.ctx],
  ];
  const contexts: readonly [string, Context][] = [
    ...visitors,
    ...own.columns,
    ['suspended', await suspended(databases)],
    ['job', aJob(db)],
  ];
  const columns = contexts.map(
    ([name, ctx]): Column => ({ name, ctx, own: own.things(name), other: other.things(name) }),
  );
  return { columns, traces: await tracesOf(owner, other) };
}

/** Whatever could give away the other tenant: ids of its rows, addresses, hashes. */
async function tracesOf(owner: Database, { columns, visitor, things }: Tenant): Promise<readonly string[]> {
  const traces = new Set<string>();
  for (const [name, { actor }] of [['visitor', visitor] as const, ...columns].map(
    ([of, ctx]) => [of, ctx] as const,
  )) {
    const {
      request,
      intake,
      notice: told,
      run,
      session: also,
      membership: role,
      member,
      identity: linked,
      code,
      import: read,
    } = things(name);
    for (const id of [request, intake, told, run, also, role, member, linked, code, read]) traces.add(id);
    if ('person' in actor) {
      traces.add(actor.person).add(actor.session).add(`${actor.person}@example.org`);
    }
    if ('firm' in actor) traces.add(actor.firm);
    const draft = 'draft' in actor ? actor.draft : null;
    if (draft === null) continue;
    const [row] = await owner
      .select({ id: diagnostic.id })
      .from(diagnostic)
      .where(eq(diagnostic.codeHash, draft));
    traces.add(draft).add(row?.id ?? draft);
  }
  return [...traces].filter((text) => text.length > 10);
}

async function aTenant(
  databases: Databases,
  { institution, elsewhere }: { institution: string; elsewhere: string },
): Promise<Tenant> {
  const { db, owner } = databases;
  const visitor = await anOwner(db);
  await answerFirstSection(visitor.ctx);
  const visitorRun = await createRun(visitor.ctx, {});
  const offering = await offeringOf(owner, institution);
  const firm = await aFirm(databases);
  await recordConsent(firm.ctx, { purpose: 'reports', given: true, textVersion: '1' });
  const run = await createRun(firm.ctx, {});
  const intake = await anIntake(await ofInstitution(databases, institution), offering);
  const { answersVersion } = await prepareRequest(firm.ctx, offering);
  const request = await sendRequest(firm.ctx, {
    ...{ offering, kind: 'place', message: 'We want to learn.', phone: '', share: [], notify: true },
    answersVersion,
  });
  if (request.outcome !== 'sent') throw new Error('The request was not sent.');
  await keepOffering(firm.ctx, { offering, note: `For ${firm.id}` });
  const signer = await aPerson(owner, { role: 'firm_colleague', firmId: firm.id });
  await owner.insert(signInLink).values({
    ...{ tokenHash: randomUUID(), purpose: 'invitation', role: 'firm_adviser', firmId: firm.id },
    ...{ email: `${firm.id}@example.org`, expiresAt: '2999-01-01T00:00:00Z' },
  });
  const passwordHash = await hashPassword(PASSWORD);
  await owner.update(person).set({ passwordHash }).where(eq(person.id, signer.id));
  const shared = {
    notice: await aNotice(owner, firm.diagnostic),
    ...{ request: request.id, intake, code: visitor.code, offering, institution, demo: 'owner' },
    ...{
      email: signer.email,
      password: PASSWORD,
      link: await aLink(owner, signer),
      mail: await aMail(owner),
    },
    half: await aHalfSignIn(owner),
    subject: await anIdentity(owner, signer.id),
    app: APP_SECRET,
    typed: await aTypedForm(visitor.ctx),
  };
  const colleague = await aPerson(owner, { role: 'programme_officer', institution });
  const members = {
    firm: await membershipOf(owner, signer.id),
    institution: await membershipOf(owner, colleague.id),
  };
  const people = new Map<string, { ctx: Context } & Spares>();
  for (const role of ROLES) {
    const scope = scopeOf(role, { firmId: firm.id, institution });
    const made =
      role === 'person' ? await nobodyYet(owner, elsewhere) : await aPerson(owner, { role, ...scope });
    people.set(role, { ctx: await signedIn(databases, made), ...(await spares(owner, made.id, elsewhere)) });
  }
  const read = await aDraft(people.get('programme_officer')?.ctx, offering);
  const first = people.get('firm_owner');
  if (!first) throw new Error('There is no owner.');
  return {
    visitor: visitor.ctx,
    columns: new Map([...people].map(([role, { ctx }]) => [role, ctx])),
    things: (of) => {
      const { session: also, membership: role, identity: linked } = people.get(of) ?? first;
      const ran = of.startsWith('visitor') ? visitorRun.id : run.id;
      const member = INSTITUTION_ROLES.some((one) => one === of) ? members.institution : members.firm;
      const spare = { session: also, membership: role, identity: linked };
      return { ...shared, ...spare, import: read, run: ran, member };
    },
  };
}

const ROLES = [
  'person',
  ...FIRM_ROLES,
  ...INSTITUTION_ROLES,
  'agency_reviewer',
  'platform_admin',
] as const satisfies readonly (MembershipRole | 'person')[];

function scopeOf(
  role: MembershipRole | 'person',
  { firmId, institution }: { firmId: string; institution: string },
) {
  if (FIRM_ROLES.some((one) => one === role)) return { firmId };
  return INSTITUTION_ROLES.some((one) => one === role) ? { institution } : {};
}

/** As a cookie would, so that the matrix starts from what a request starts from. */
async function signedIn({ db, owner }: Databases, { session: id }: Person): Promise<Context> {
  const token = newToken();
  await owner
    .update(session)
    .set({ tokenHash: hashOfToken('session', token) })
    .where(eq(session.id, id));
  const signed = await actorOfSession(db, token);
  return { ...aVisitor(db), ...(signed ? { actor: signed.actor } : {}) };
}

/** Nobody is behind the cookie any more, so that they are a visitor. */
async function suspended(databases: Databases): Promise<Context> {
  const made = await aPerson(databases.owner, { role: 'platform_admin' });
  await databases.owner.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.id, made.id));
  return signedIn(databases, made);
}

/** Signed in, with nothing chosen to act as. */
async function nobodyYet(owner: Database, firmId: string): Promise<Person> {
  const made = await aPerson(owner, { role: 'firm_adviser', firmId });
  await owner.update(session).set({ membershipId: null }).where(eq(session.id, made.session));
  return made;
}

type Spares = Pick<Things, 'session' | 'membership' | 'identity'>;

/** A second browser and a second role; a browser that is known, what was sent to the address, and a provider. */
async function spares(owner: Database, personId: string, firmId: string): Promise<Spares> {
  const [also, role] = [randomUUID(), randomUUID()];
  await owner.insert(membership).values({ id: role, personId, role: 'firm_adviser', firmId });
  await owner.insert(session).values({
    ...{ id: also, personId, tokenHash: randomUUID(), device: 'another' },
    expiresAt: '2999-01-01T00:00:00Z',
  });
  const email = `${personId}@example.org`;
  await aSecondStep(owner, personId);
  await owner.insert(knownDevice).values({ personId, tokenHash: randomUUID() });
  await owner.insert(mail).values({ id: randomUUID(), to: email, kind: 'sign_in', locale: 'en' });
  await owner.insert(signInLink).values({
    ...{ tokenHash: randomUUID(), purpose: 'sign_in', email, personId },
    expiresAt: '2999-01-01T00:00:00Z',
  });
  await anIdentity(owner, personId);
  const [linked] = await owner
    .select({ id: identity.id })
    .from(identity)
    .where(eq(identity.personId, personId));
  return { session: also, membership: role, identity: linked?.id ?? '' };
}

async function membershipOf(owner: Database, personId: string): Promise<string> {
  const [row] = await owner
    .select({ id: membership.id })
    .from(membership)
    .where(eq(membership.personId, personId));
  return row?.id ?? '';
}

async function aLink(owner: Database, { id, email }: Person): Promise<string> {
  const token = newToken();
  await owner.execute(sql`
    insert into sign_in_link (token_hash, purpose, email, person_id, expires_at)
    values (${hashOfToken('link', token)}, 'sign_in', ${email}, ${id}, now() + interval '1 day')`);
  return token;
}

async function aNotice(owner: Database, diagnosticId: string): Promise<string> {
  const id = randomUUID();
  await owner.insert(notice).values({
    ...{ id, diagnosticId, offering: 'O01', before: 'no', after: 'eligible', because: { why: 'new' } },
    ...{ catalogueRevision: 1, asOf: '2026-12-01' },
  });
  return id;
}

async function aMail(owner: Database): Promise<string> {
  const id = randomUUID();
  await owner.execute(sql`
    insert into mail (id, "to", kind, locale, content)
    values (${id}, 'somebody@example.org', 'sign_in', 'en', '{"subject": "A link", "text": "A link."}')`);
  return id;
}

async function aTypedForm(ctx: Context): Promise<string> {
  const token = newToken();
  await keepTypedForm(ctx, { token, form: FORM, fields: { message: ['We want'] }, errors: [] });
  return token;
}

/** What the desk of the institution is changing about it. Out: a file that has been read there. */
async function aDraft(officer: Context | undefined, offering: string): Promise<string> {
  if (!officer) throw new Error('There is no officer.');
  const saved = await saveDraft(officer, {
    ...{ offering, seen: await seenAtDesk(officer, offering, 'main'), edit: anEdit() },
  });
  if (saved.outcome !== 'saved') throw new Error('The draft was not saved.');
  const cells = { id: offering, price_usd: '33' };
  const rows = [cells, { ...cells, id: 'another', price_usd: 'free' }];
  const { id } = await checkImport(officer, {
    rows: rows.map((row, place) => ({ line: place + 2, cells: row, problems: [] })),
  });
  return id;
}

async function offeringOf(owner: Database, institution: string): Promise<string> {
  const [row] = await owner.execute<{ id: string }>(sql`
    select id from offering_version where institution = ${institution} and to_revision is null order by id limit 1`);
  return row?.id ?? '';
}

/** Things that never existed. */
export function nothingOf(own: Things): Things {
  return {
    ...own,
    ...{
      request: randomUUID(),
      intake: randomUUID(),
      notice: randomUUID(),
      run: randomUUID(),
      session: randomUUID(),
      membership: randomUUID(),
      identity: randomUUID(),
      subject: randomUUID(),
    },
    ...{ member: randomUUID(), mail: randomUUID(), code: newCode(), link: newToken(), typed: newToken() },
    ...{ half: newToken(), app: 'MZXW6YTBOI======' },
    import: randomUUID(),
    ...{ password: 'another wall of quiet rivers', demo: 'nobody', offering: 'O99', institution: 'I99' },
  };
}

/** The same actor after what they act for is gone: a session that was read just before. */
export function without(ctx: Context, what: 'person' | 'firm' | 'institution' | 'body'): Context {
  const { actor } = ctx;
  if (what === 'body') return without(ctx, 'firm' in actor ? 'firm' : 'institution');
  if (what === 'person' && 'person' in actor)
    return { ...ctx, actor: { ...actor, person: randomUUID(), session: randomUUID() } };
  if (what === 'firm' && 'firm' in actor)
    return { ...ctx, actor: { ...actor, firm: randomUUID(), draft: hashOfCode(newCode()) } };
  if (what === 'institution' && 'institution' in actor)
    return { ...ctx, actor: { ...actor, institution: 'I99' } };
  return ctx;
}
