import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { screens } from '../../domain/facts';
import { keptFields } from '../../schemas/fields';
import { factsOf } from '../../schemas/screen';
import { verifyAudit } from '../audit';
import { anOwner } from '../testing/visitors';
import { getDiagnostic } from './get';
import { saveScreen } from './save-screen';

const { db, owner: admin } = await withTestDatabase();

const PARTS = [
  '',
  '.1',
  '.query',
  '.unknown',
  '.none',
  '.saved',
  '.kind',
  '.place',
  '.what',
  '.products',
  '.ISO9001',
];
const TEXTS = [
  '',
  'AR',
  '3',
  'x',
  'dont_know',
  'valid',
  '\u0000',
  '\u202E',
  '😀',
  '\uD800',
  "';--",
  '[',
  'ñandú',
  '�',
];
const post = fc.constantFrom(...screens.map((screen) => screen.id)).chain((screen) =>
  fc.record({
    screen: fc.constant(screen),
    intent: fc.constantFrom('save' as const, 'keep' as const),
    fields: fc.dictionary(
      fc.oneof(
        fc
          .tuple(fc.constantFrom(...factsOf(screen)), fc.constantFrom(...PARTS))
          .map(([fact, part]) => `${fact}${part}`),
        fc.string(),
      ),
      fc.array(fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 30 })), {
        maxLength: 3,
      }),
      { maxKeys: 5 },
    ),
  }),
);

it('takes any post of any screen: stored is what was typed, or what is shown again', {
  timeout: 120_000,
}, async () => {
  const { ctx } = await anOwner(db);
  const versions: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(post, async ({ screen, intent, fields }) => {
      const saved = await saveScreen(ctx, { screen, intent, fields, version: versions[screen] ?? 0 });
      const { screens: states } = await getDiagnostic(ctx);
      for (const [id, state] of Object.entries(states)) versions[id] = state.version;
      const typed = keptFields(fields, (name) =>
        factsOf(screen).some((fact) => name === fact || name.startsWith(`${fact}.`)),
      );
      if (saved.outcome === 'rejected') expect(states[screen]?.pending?.fields).toEqual(typed);
      if (saved.outcome === 'saved') expect(states[screen]?.pending ?? null).toBeNull();
      expect(['saved', 'rejected', 'kept']).toContain(saved.outcome);
    }),
    { numRuns: 400 },
  );
  expect((await verifyAudit(admin)).problems).toEqual([]);
});
