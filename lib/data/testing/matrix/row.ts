import type { Context } from '../../context';
import type { Action } from '../../policy';
import type { Things } from './world';

/**
 * How one verb is called and who may call it. `who` has a letter for each column: `+` it works, `f` forbidden to such
 * actors, `n` nothing is found, `0` it works and there is nothing. Columns: visitor, with a draft, with a code of
 * nothing, with one that has expired, person | owner, colleague, adviser of a firm | officer, admin, seat holder of an
 * institution | agency, platform | suspended, job.
 */
export type Row = {
  verb: string;
  action: Action;
  who: string;
  call: (ctx: Context, things: Things) => Promise<unknown>;
  /** Mutations change something and leave an audit row; readings change nothing. */
  does: 'writes' | 'reads';
  /** Its input names something that may be another's. Those who may then find nothing. */
  named?: true;
  /** A text in its input opens something, whoever holds it: what it answers to one that opens nothing. */
  secret?: { otherwise: unknown };
  /** What it is asked about are ids of the catalogue, which is everybody's: one that is not there is missing. */
  public?: true;
  /** What its actor can lose between two requests, and what it then answers. */
  gone?: { what: 'person' | 'firm' | 'institution' | 'body'; answer: 'n' | '0' };
  /** Answer where there is nothing. */
  empty?: unknown;
  /** Text that must stand in the answer about one's own. */
  shows?: (things: Things) => string;
  /** Statement of the owner of the tables that makes the case. */
  given?: string;
  /** Name of the job that does it. */
  job?: string;
  /** A job sees them all. */
  jobSeesAll?: true;
  /** Why a change leaves no row in the audit log. */
  unaudited?: string;
  /** Calls it with input that cannot be read: who may not is told that, and nothing of the input. */
  unread?: (ctx: Context) => Promise<unknown>;
};

export const WHO = {
  everybody: '+++++ +++ +++ ++ ++',
  people: '+++++ +++ +++ ++ +f',
  visitors: '++++f fff fff ff +f',
  job: 'fffff fff fff ff f+',
  holder: 'n+nnf +++ fff ff nf',
  firmItself: 'n+nnf +ff fff ff nf',
  staff: 'fffff fff +++ ++ ff',
  oneself: 'ffff+ +++ +++ ++ ff',
  ofFirm: 'fffff +++ fff ff ff',
  owner: 'fffff +ff fff ff ff',
  peopleOf: 'fffff +++ f+f ff ff',
  heads: 'fffff +ff f+f ff ff',
  desk: 'fffff fff ++f ff ff',
  institutionAdmin: 'fffff fff f+f ff ff',
  bothSides: 'fffff +++ ++f ff ff',
} as const;
