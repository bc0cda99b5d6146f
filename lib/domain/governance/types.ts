import type { SeatKind } from '../vocabulary';

/** A seat on the board of an institution. `community` is `SUBDIVISION:DIVISION`. */
export type Seat = { kind: SeatKind; body: string; community: string; votes: number };

/** Who pays: shares of the last full year, in percent of their sum. */
export type Contribution = { kind: SeatKind; body: string; share: number };
