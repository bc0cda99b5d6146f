import { Status } from '../status';
import type { MatchRow } from './types';

/** Whether one can take part and, in the same sentence, what speaks against it; that is never in the colour of a yes. */
export function MatchStatus({ status: { is, text, but } }: { status: MatchRow['status'] }) {
  return (
    <Status is={is}>
      {text}
      {but && <span className="but">{but}</span>}
    </Status>
  );
}
