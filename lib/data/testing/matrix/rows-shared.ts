import { isDemonstration } from '../../catalogue/demonstration';
import { getInstitution } from '../../catalogue/institution';
import { searchInstitutions } from '../../catalogue/institution-search';
import { listInstitutions } from '../../catalogue/institutions';
import { institutionsWithMembers } from '../../catalogue/memberships';
import { getOffering } from '../../catalogue/offering';
import { listOfferings, searchOfferings } from '../../catalogue/search';
import { getOfferingWithGroups } from '../../intakes/offering-with-groups';
import { searchActivities } from '../../reference/activities';
import { getInForce } from '../../reference/in-force';
import { getReferenceLists } from '../../reference/lists';
import { getScreenContext } from '../../reference/screen-context';
import { type Row, WHO } from './row';

const catalogue = { action: 'catalogue.read', who: WHO.everybody, does: 'reads' } as const;
const reference = { action: 'reference.read', who: WHO.everybody, does: 'reads' } as const;

/** What is the same for everybody. */
export const sharedRows: readonly Row[] = [
  {
    ...{ verb: 'getInstitution', ...catalogue, public: true },
    call: (ctx, { institution }) => getInstitution(ctx, institution),
    shows: ({ institution }) => institution,
  },
  { verb: 'isDemonstration', ...catalogue, call: (ctx) => isDemonstration(ctx), shows: () => 'true' },
  { verb: 'listInstitutions', ...catalogue, call: (ctx) => listInstitutions(ctx), shows: () => 'I01' },
  {
    verb: 'searchInstitutions',
    ...catalogue,
    call: (ctx) => searchInstitutions(ctx, {}),
    shows: () => 'I01',
  },
  {
    ...{ verb: 'institutionsWithMembers', ...catalogue },
    call: (ctx) => institutionsWithMembers(ctx, { country: 'AR', activities: [] }),
  },
  {
    ...{ verb: 'getOffering', ...catalogue, public: true },
    call: (ctx, { offering }) => getOffering(ctx, offering),
    shows: ({ offering }) => offering,
  },
  {
    ...{ verb: 'getOfferingWithGroups', ...catalogue, public: true },
    call: (ctx, { offering }) => getOfferingWithGroups(ctx, offering),
    shows: ({ offering }) => offering,
  },
  {
    verb: 'searchOfferings',
    ...catalogue,
    call: (ctx) => searchOfferings(ctx, {}),
    shows: () => '"total":49',
  },
  { verb: 'listOfferings', ...catalogue, call: (ctx) => listOfferings(ctx, {}), shows: () => 'O01' },
  {
    ...{ verb: 'searchActivities', ...reference, shows: () => '1102' },
    call: (ctx) => searchActivities(ctx, { query: 'wine', locale: 'en' }),
  },
  { verb: 'getInForce', ...reference, call: (ctx) => getInForce(ctx) },
  { verb: 'getReferenceLists', ...reference, call: (ctx) => getReferenceLists(ctx) },
  {
    ...{ verb: 'getScreenContext', ...reference },
    call: (ctx) => getScreenContext(ctx, { answers: {}, form: 'full' }),
  },
];
