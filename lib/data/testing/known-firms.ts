import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { consent, diagnostic, matchRun, sensitiveAnswer } from '@/db/schema';
import { type GivenAnswer, instrument } from '../../domain/facts';
import { TODAY } from './visitors';

/** What a firm said: in the answers that are everybody's to count by, and in the one that is kept apart. */
export type Said = { answers: readonly GivenAnswer[]; lead: readonly string[] | null };

type Value = Extract<GivenAnswer['answer'], { state: 'answered' }>['value'];

const PLACES = [
  ...['AR-M', 'AR-M', 'AR-M', 'AR-J', 'AR-C', 'AR-X', 'AR-Z', 'CL-RM', 'CL-MA', 'MX-JAL', 'MX-CMX', 'NI-BO'],
  ...['BR-SP', 'PE-LIM', 'EC-P', 'UY-MO'],
];
const ACTIVITIES = ['1102', '1102', '1050', '3100', '2592', '1410', '0121', '6201', '2651'];
const LANGUAGES = [['es'], ['es'], ['es', 'en'], ['pt'], ['other'], ['es', 'other']];
const LEADS = [['women'], ['women', 'rural'], ['youth'], ['none'], ['rural'], ['indigenous_afro']];
const HELD = { status: 'valid', until: null, askedBy: null };
const SHARE_UNANSWERED = 0.15;

/** In: seed and number of a firm. Out: what it says; the same for the same numbers. */
export function knownFirm(seed: number, index: number): Said {
  const random = randomFrom(seed * 1_000_003 + index);
  const one = <Item>(list: readonly [Item, ...Item[]] | readonly Item[]) =>
    list[Math.floor(random() * list.length)];
  const place = one(PLACES) ?? 'AR-M';
  const member = random() < 0.3;
  const levels = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep', 'cap.qms'];
  const said: readonly (readonly [string, Value | undefined])[] = [
    ['firm.country', place.slice(0, 2)],
    ['firm.subdivision', place],
    ['firm.isic', { main: one(ACTIVITIES), second: random() < 0.2 ? one(ACTIVITIES) : null }],
    ['firm.employees', Math.ceil(400 ** random())],
    ['firm.year_started', 2026 - Math.floor(30 * random())],
    ['firm.legal', one(['yes', 'yes', 'in_process', 'no'])],
    ['access.languages', one(LANGUAGES)],
    [
      'firm.associations',
      { kinds: member ? ['chamber'] : ['none'], members: member ? ['I12'] : [], asked: ['I12'] },
    ],
    ...levels.map((fact) => [fact, Math.floor(5 * random())] as const),
    ['standards.held', one([{}, {}, { ISO9001: HELD }, { HACCP: HELD }])],
    ['learn.programmes', one([{}, {}, { public_training: 'finished' }, { testing: 'running' }])],
  ];
  // A place without its country would not be kept.
  const isSaid = (fact: string) => fact === 'firm.country' || random() >= SHARE_UNANSWERED;
  return {
    answers: said.flatMap(([fact, value]) =>
      value === undefined || !isSaid(fact) ? [] : [given(fact, value)],
    ),
    lead: random() < 0.5 ? (one(LEADS) ?? null) : null,
  };
}

/** In: a diagnostic that has a result. Adds as many others with results of their own, all of which agree to be counted. */
export async function addKnownFirms(
  owner: Database,
  { like, seed, firms }: { like: string; seed: number; firms: number },
): Promise<void> {
  const [head] = await owner.select().from(diagnostic).where(eq(diagnostic.id, like));
  const [result] = await owner.select().from(matchRun).where(eq(matchRun.diagnosticId, like));
  if (!head || !result) throw new Error('There is no result to go by.');
  const { seq: _, ...run } = result;
  for (let index = 0; index < firms; index += 1) {
    const { answers, lead } = knownFirm(seed, index);
    const id = randomUUID();
    await owner.insert(diagnostic).values({ ...head, id, codeHash: id, expiresAt: '2999-01-01T00:00:00Z' });
    const input = JSON.stringify({ ...JSON.parse(run.input), answers });
    await owner.insert(matchRun).values({ ...run, id: randomUUID(), diagnosticId: id, input });
    await owner
      .insert(consent)
      .values({ diagnosticId: id, purpose: 'reports', given: true, textVersion: '1', locale: 'en' });
    if (lead)
      await owner.insert(sensitiveAnswer).values({
        ...{ diagnosticId: id, fact: 'people.lead_group', answer: { state: 'answered', value: lead } },
        ...{ source: 'firm', instrumentVersion: instrument.version },
      });
  }
}

function given(fact: string, value: Value): GivenAnswer {
  return {
    ...{ fact, answer: { state: 'answered', value }, source: 'firm' },
    ...{ givenAt: `${TODAY}T00:00:00Z`, instrumentVersion: instrument.version },
  };
}

/** Mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
