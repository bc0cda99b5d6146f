import { peoplePage } from '@/app/_people/people-page';

/** Who works for the firm. */
export default peoplePage('firm');
