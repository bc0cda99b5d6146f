import { claimMail } from '../../mail/claim';
import { mailDelivered } from '../../mail/delivered';
import { giveUpOldMail } from '../../mail/give-up';
import { getOutboxMail, listOutbox } from '../../mail/outbox';
import { postponeMail } from '../../mail/postpone';
import { populationCounts } from '../../population/counts';
import { loadPopulation } from '../../population/load';
import { offeringRules, revisionToday } from '../../population/offering-rules';
import { leadGroups, preparedVersion, storePrepared } from '../../population/prepared';
import { refreshPopulation } from '../../population/refresh';
import { storeCounts } from '../../population/store';
import { populationVersion } from '../../population/version';
import { type Row, WHO } from './row';

const mail = { action: 'mail.deliver', who: WHO.job, job: 'deliver-mail', does: 'writes' } as const;
const counting = { who: WHO.job, job: 'count-population' } as const;
const population = { ...counting, action: 'population.read', does: 'reads' } as const;

export const jobRows: readonly Row[] = [
  { verb: 'claimMail', ...mail, call: (ctx) => claimMail(ctx, {}), unaudited: 'only the time has changed' },
  { verb: 'mailDelivered', ...mail, call: (ctx, { mail: id }) => mailDelivered(ctx, { id, attempt: 1 }) },
  {
    ...{ verb: 'giveUpOldMail', ...mail, given: `update mail set created_at = now() - interval '10 days'` },
    call: (ctx) => giveUpOldMail(ctx),
  },
  {
    ...{ verb: 'postponeMail', ...mail, given: 'update mail set attempts = 1' },
    call: (ctx, { mail: id }) => postponeMail(ctx, { id, attempt: 1 }),
    unaudited: 'only the time has changed',
  },
  {
    ...{ verb: 'listOutbox', action: 'mail.readOutbox', who: WHO.people, does: 'reads' },
    call: (ctx) => listOutbox(ctx),
    shows: ({ mail: id }) => id,
  },
  {
    ...{ verb: 'getOutboxMail', action: 'mail.readOutbox', who: WHO.people, does: 'reads', public: true },
    call: (ctx, { mail: id }) => getOutboxMail(ctx, id),
    shows: ({ mail: id }) => id,
  },
  { verb: 'populationCounts', ...population, call: (ctx) => populationCounts(ctx) },
  {
    ...{ verb: 'preparedVersion', ...population },
    call: (ctx) => preparedVersion(ctx),
  },
  {
    ...{ verb: 'leadGroups', ...population },
    call: (ctx) => leadGroups(ctx),
  },
  { verb: 'populationVersion', ...population, call: (ctx) => populationVersion(ctx) },
  { verb: 'revisionToday', ...population, call: (ctx) => revisionToday(ctx), shows: () => '1' },
  { verb: 'offeringRules', ...population, call: (ctx) => offeringRules(ctx), shows: () => 'O01' },
  {
    ...{ verb: 'loadPopulation', ...population },
    call: (ctx) =>
      loadPopulation(ctx, () => {
        throw new Error('The copy has been reached.');
      }).catch(reached),
  },
  {
    ...{ verb: 'refreshPopulation', ...counting, action: 'population.refresh', does: 'writes' },
    call: (ctx) => refreshPopulation(ctx),
  },
  {
    ...{ verb: 'storePrepared', ...counting, action: 'population.store', does: 'writes' },
    call: async (ctx) => {
      const { version } = await populationVersion(ctx).catch(() => ({ version: 'another' }));
      return storePrepared(ctx, { dataVersion: version, parts: [{ firms: 0, columns: [] }] });
    },
  },
  {
    ...{ verb: 'storeCounts', ...counting, action: 'population.store', does: 'writes' },
    call: (ctx) => {
      const counts = [{ offering: 'O01', met: 0, unmet: 0, unknown: 0, soleBarriers: {} }];
      return storeCounts(ctx, { catalogueRevision: 1, dataVersion: '0', counts });
    },
  },
];

/** It would open a connection of its own, which sees nothing of a transaction that is taken back. */
function reached(error: unknown): string {
  if (error instanceof Error && error.message === 'The copy has been reached.') return error.message;
  throw error;
}
