import { closeOffering } from '../../offerings/close';
import { discardDraft } from '../../offerings/discard-draft';
import { duplicateOffering } from '../../offerings/duplicate';
import { getDeskOffering } from '../../offerings/get';
import { listDeskOfferings } from '../../offerings/list';
import { publishOffering } from '../../offerings/publish';
import { saveDraft } from '../../offerings/save-draft';
import { anEdit, seenAtDesk } from '../offerings';
import { type Row, WHO } from './row';

const read = { action: 'offering.read', who: WHO.desk, does: 'reads' } as const;
const edit = { action: 'offering.edit', who: WHO.desk, does: 'writes', named: true } as const;
const publish = { ...edit, action: 'offering.publish' } as const;
const gone = { what: 'institution', answer: 'n' } as const;

/** Offerings at the desk of their institution. There is a draft of each. */
export const offeringRows: readonly Row[] = [
  {
    ...{ verb: 'getDeskOffering', ...read, named: true, gone },
    call: (ctx, { offering }) => getDeskOffering(ctx, offering),
    shows: ({ offering }) => offering,
  },
  {
    ...{ verb: 'listDeskOfferings', ...read },
    call: async (ctx) => {
      const { rows, total } = await listDeskOfferings(ctx, { state: null, type: null, q: '' });
      return { rows, total };
    },
    shows: ({ offering }) => offering,
    gone: { what: 'institution', answer: '0' },
    empty: { rows: [], total: 0 },
  },
  {
    ...{ verb: 'saveDraft', ...edit, gone },
    call: async (ctx, { offering }) =>
      saveDraft(ctx, { offering, seen: await seenAtDesk(ctx, offering), edit: anEdit({ seats: 7 }) }),
  },
  {
    ...{ verb: 'discardDraft', ...edit, gone },
    call: async (ctx, { offering }) => discardDraft(ctx, { offering, seen: await seenAtDesk(ctx, offering) }),
  },
  {
    ...{ verb: 'duplicateOffering', ...edit, gone },
    call: (ctx, { offering }) => duplicateOffering(ctx, { offering }),
  },
  {
    ...{ verb: 'publishOffering', ...publish, gone },
    call: async (ctx, { offering }) =>
      publishOffering(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'state') }),
  },
  {
    ...{ verb: 'closeOffering', ...publish, gone },
    call: async (ctx, { offering }) => {
      const seen = await seenAtDesk(ctx, offering, 'state');
      return closeOffering(ctx, { offering, seen, step: 'pause' });
    },
  },
];
