import { peoplePage } from '@/app/_people/people-page';
import '@/app/_styles/content.css';

/** Who works for the institution. */
export default peoplePage('institution');
