import { APPLICATION_ROLE, type Sql } from './client';
import { StartError } from './embedded/start-error';

/**
 * Makes the role the application works as, and lets this login take it. Roles belong to the whole server, so another
 * database of it may have made it, and a database that was moved to another server may lack it: asked at every start.
 */
export async function ensureApplicationRole(sql: Sql): Promise<void> {
  try {
    await sql.unsafe(ENSURE);
  } catch (error) {
    if (!isRefused(error)) throw error;
    throw new StartError(
      `The user of DATABASE_URL may not make or take the role ${APPLICATION_ROLE}. Ask an administrator of the server for: create role ${APPLICATION_ROLE} nologin; grant ${APPLICATION_ROLE} to <this user>;`,
    );
  }
}

const ENSURE = `do $$ begin
  if not exists (select from pg_roles where rolname = '${APPLICATION_ROLE}') then
    begin
      create role ${APPLICATION_ROLE} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  begin
    set local role ${APPLICATION_ROLE};
    reset role;
  exception when insufficient_privilege then
    execute format('grant ${APPLICATION_ROLE} to %I', session_user);
  end;
end $$`;

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}
