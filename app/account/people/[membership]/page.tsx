import { endAccessPage } from '@/app/_people/end-access-page';

/** Before somebody's access to the firm is ended. */
export default endAccessPage('firm');
