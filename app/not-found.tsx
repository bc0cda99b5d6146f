import { NotFoundDocument } from './_shell/no-such-page';

/** An address that no route takes. */
export default function NotFound() {
  return <NotFoundDocument />;
}
