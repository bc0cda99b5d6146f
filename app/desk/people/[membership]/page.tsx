import { endAccessPage } from '@/app/_people/end-access-page';

/** Before somebody's access to the institution is ended. */
export default endAccessPage('institution');
