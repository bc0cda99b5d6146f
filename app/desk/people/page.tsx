import { peoplePage } from '@/app/_people/people-page';

/** Who works for the institution. */
export default peoplePage('institution');
