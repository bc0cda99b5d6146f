import { listConsents } from '../../history/consents';
import { listResultDays } from '../../history/list';
import { countUnreadNotices, listNotices } from '../../notices/list';
import { markNotices } from '../../notices/mark';
import { tellNotices } from '../../notices/tell';
import { wantNoticeMail } from '../../notices/want-mail';
import { keepOffering } from '../../saved/keep';
import { letGoOffering } from '../../saved/let-go';
import { listSaved, savedOfferings } from '../../saved/list';
import { type Row, WHO } from './row';

const saved = { action: 'saved.read', who: WHO.ofFirm, does: 'reads' } as const;
const keeping = { action: 'saved.change', who: WHO.ofFirm, does: 'writes' } as const;
const notices = { action: 'notice.read', who: WHO.ofFirm, does: 'reads' } as const;
const noticed = { action: 'notice.change', who: WHO.ofFirm, does: 'writes' } as const;
const lost = { what: 'firm', answer: 'n' } as const;
const empty = { what: 'firm', answer: '0' } as const;

/** What a firm keeps of its results, and what it is told of them. */
export const keptRows: readonly Row[] = [
  {
    ...{ verb: 'listSaved', ...saved, gone: empty, empty: { rows: [], asOf: null } },
    call: async (ctx) => {
      const { rows, asOf } = await listSaved(ctx);
      return { rows, asOf };
    },
    shows: ({ offering }) => offering,
  },
  {
    ...{ verb: 'savedOfferings', ...saved, gone: empty, empty: [] },
    call: async (ctx) => [...(await savedOfferings(ctx))],
    shows: ({ offering }) => offering,
  },
  {
    ...{ verb: 'keepOffering', ...keeping, public: true, gone: lost },
    call: (ctx, { offering }) => keepOffering(ctx, { offering, note: 'Ask for the dates.' }),
  },
  {
    ...{ verb: 'letGoOffering', ...keeping, public: true, gone: lost },
    call: (ctx, { offering }) => letGoOffering(ctx, { offering }),
  },
  {
    ...{ verb: 'listResultDays', action: 'history.read', who: WHO.ofFirm, does: 'reads' },
    ...{ gone: empty, empty: [] },
    call: (ctx) => listResultDays(ctx),
    shows: () => '"day":"2026-12-01"',
  },
  {
    ...{ verb: 'listConsents', action: 'history.read', who: WHO.ofFirm, does: 'reads' },
    ...{ gone: empty, empty: [] },
    call: (ctx) => listConsents(ctx),
    shows: () => '"purpose":"reports","given":true,"textVersion":"1"',
  },
  {
    ...{ verb: 'listNotices', ...notices, gone: empty, empty: [] },
    call: async (ctx) => (await listNotices(ctx)).rows,
    shows: ({ notice }) => notice,
  },
  {
    ...{ verb: 'countUnreadNotices', ...notices, gone: empty, empty: 0 },
    call: (ctx) => countUnreadNotices(ctx),
    shows: () => '1',
  },
  {
    ...{ verb: 'markNotices', ...noticed, named: true, gone: lost },
    call: (ctx, { notice }) => markNotices(ctx, { notices: [notice], read: true }),
  },
  {
    ...{ verb: 'wantNoticeMail', ...noticed, gone: lost },
    call: (ctx) => wantNoticeMail(ctx, { wanted: true }),
  },
  {
    ...{ verb: 'tellNotices', action: 'notice.tell', who: WHO.job, does: 'writes', job: 'tell-notices' },
    call: (ctx) => tellNotices(ctx, {}),
    unaudited: 'what was told stands in the notices, and nothing of a firm has changed',
  },
];
