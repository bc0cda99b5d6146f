import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/argon2';
import { load, machine, say, shown, spread, warnIfBusy } from './figures';
import { type BenchServer, withServer } from './server';

/** Each address is asked about once a form, so that no limit on attempts comes into it. */
const SAMPLES = 200;
const WARM_UP = 20;
/** How far apart the medians may be: what a stranger could tell from the time alone. */
const LIMITS = { share: 0.05, milliseconds: 10 };
/** Between two requests, so that no work left over from one is counted to the next. */
const PAUSE_MS = 15;
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

type Form = { name: string; path: string; fields: (email: string) => Readonly<Record<string, string>> };
type Answer = { status: number; text: string; location: string; took: number };
type Kind = 'known' | 'unknown';

const FORMS: readonly Form[] = [
  { name: 'password', path: '/sign-in/enter', fields: (email) => ({ email, password: 'not the right one' }) },
  { name: 'link', path: '/sign-in/send-link', fields: (email) => ({ email, purpose: 'sign_in' }) },
  {
    name: 'new password',
    path: '/sign-in/send-link',
    fields: (email) => ({ email, purpose: 'new_password' }),
  },
  {
    name: 'sign-up',
    path: '/sign-up/send',
    fields: (email) => ({ email, name: 'Ana', firmName: 'Muebles', password: 'cuatro sillas y una mesa' }),
  },
];

/**
 * Whether the answer to a form, or the time it takes, tells that an address has an account: asked in turns about one
 * that has and one that has not. Prints medians; false if an answer differs or the medians are too far apart.
 */
export async function benchAccounts(): Promise<boolean> {
  warnIfBusy();
  return withServer(async (server) => {
    say(`${machine()}; ${SAMPLES} pairs a form, asked in turns`);
    await addPersons(server);
    const held: boolean[] = [];
    for (const form of FORMS) held.push(await measure(server.base, form));
    say(`${load()} at the end, our own included`);
    return held.every(Boolean);
  });
}

/** Of the same length, so that the answers are too. */
function address(kind: Kind, index: number): string {
  return `${kind === 'known' ? 'a' : 'b'}${String(index).padStart(4, '0')}@firm.example`;
}

async function addPersons({ sql }: BenchServer): Promise<void> {
  const passwordHash = await hash('the right one of all of them', COST);
  const rows = Array.from({ length: WARM_UP + SAMPLES }, (_, index) => ({
    id: randomUUID(),
    email: address('known', index),
    name: 'Ana',
    password_hash: passwordHash,
    locale: 'es',
    email_confirmed_at: new Date().toISOString(),
    audit_salt: randomUUID(),
  }));
  await sql`insert into person ${sql(rows)}`;
}

async function measure(base: string, form: Form): Promise<boolean> {
  const times: Record<Kind, number[]> = { known: [], unknown: [] };
  const answers = new Set<string>();
  for (let index = 0; index < WARM_UP + SAMPLES; index += 1) {
    const kinds: readonly Kind[] = index % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known'];
    for (const kind of kinds) {
      const answer = await post(base, form, address(kind, index));
      answers.add(`${answer.status} ${answer.location} ${answer.text}`);
      if (index >= WARM_UP) times[kind].push(answer.took);
      await sleep(PAUSE_MS);
    }
  }
  const [known, unknown] = [spread(times.known), spread(times.unknown)];
  const apart = Math.abs(known.median - unknown.median);
  const isLike =
    apart <= LIMITS.milliseconds && apart <= LIMITS.share * Math.max(known.median, unknown.median);
  const verdict = isLike && answers.size === 1 ? 'pass' : 'FAIL';
  say(`  ${form.name}: with an account ${shown(known, 1)} ms, without ${shown(unknown, 1)} ms`);
  say(`    ${apart.toFixed(1)} ms apart, ${answers.size} different answers: ${verdict}`);
  return verdict === 'pass';
}

async function post(base: string, { path, fields }: Form, email: string): Promise<Answer> {
  const start = performance.now();
  const response = await fetch(base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields(email)).toString(),
  });
  const text = await response.text();
  const took = performance.now() - start;
  return { status: response.status, text, location: response.headers.get('location') ?? '', took };
}
