import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { diagnostic, firm, membership, person, session } from '@/db/schema';
import type { InstitutionRole, MembershipRole } from '../../domain/people';
import type { Context } from '../context';
import { anOwner, answerFirstSection, aVisitor } from './visitors';

/** Verbs run as the application; rows are made by the owner. */
export type Databases = { db: Database; owner: Database };

export type Person = { id: string; session: string; email: string };

/** Somebody who has signed in, with the membership that says for whom. */
export async function aPerson(
  owner: Database,
  acts: { role: MembershipRole; firmId?: string; institution?: string },
): Promise<Person> {
  const id = randomUUID();
  const email = `${id}@example.org`;
  const auditSalt = randomBytes(16).toString('hex');
  await owner.insert(person).values({ id, email, name: `Person ${id.slice(0, 4)}`, locale: 'en', auditSalt });
  const membershipId = randomUUID();
  await owner.insert(membership).values({ id: membershipId, personId: id, ...acts });
  const sessionId = randomUUID();
  const expiresAt = '2999-01-01T00:00:00Z';
  const token = { tokenHash: randomUUID(), device: 'test', expiresAt };
  await owner.insert(session).values({ id: sessionId, personId: id, membershipId, ...token });
  return { id, session: sessionId, email };
}

export type TestFirm = { ctx: Context; id: string; diagnostic: string };

/** A firm with an account, its owner signed in; the first section of its diagnostic is answered. */
export async function aFirm({ db, owner }: Databases): Promise<TestFirm> {
  const visitor = await anOwner(db);
  await answerFirstSection(visitor.ctx);
  const id = randomUUID();
  const auditSalt = randomBytes(16).toString('hex');
  await owner
    .insert(firm)
    .values({ id, name: `Firm ${id.slice(0, 4)}`, diagnosticId: visitor.id, auditSalt });
  const [own] = await owner
    .select({ draft: diagnostic.codeHash })
    .from(diagnostic)
    .where(eq(diagnostic.id, visitor.id));
  const { id: personId, session: signedIn } = await aPerson(owner, { role: 'firm_owner', firmId: id });
  const actor = {
    kind: 'firm_owner',
    person: personId,
    session: signedIn,
    firm: id,
    draft: own?.draft ?? null,
  } as const;
  return { id, diagnostic: visitor.id, ctx: { ...aVisitor(db), actor } };
}

/** Somebody of an institution. */
export async function ofInstitution(
  { db, owner }: Databases,
  institution: string,
  role: InstitutionRole = 'programme_officer',
): Promise<Context> {
  const { id, session: signedIn } = await aPerson(owner, { role, institution });
  return { ...aVisitor(db), actor: { kind: role, person: id, session: signedIn, institution } };
}
