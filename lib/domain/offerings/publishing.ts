/** Somebody of the desk who asks somebody else to publish exactly what stands there now. */
export type PublishAsk = { person: string; at: string };

/**
 * What publishing needs of the one who looks: `free`: nothing; `ask`: to ask somebody else; `wait`: that somebody else
 * does what they asked for; `second`: a look of their own, since somebody else asked for it.
 */
export type PublishTurn = 'free' | 'ask' | 'wait' | 'second';

/** In: whether an institution wants two people, who asked for what stands there now, and who looks. Out: whose turn it is. */
export function publishTurn(
  twoPeople: boolean,
  ask: Pick<PublishAsk, 'person'> | null,
  person: string | null,
): PublishTurn {
  if (!twoPeople) return 'free';
  if (ask === null) return 'ask';
  return ask.person === person ? 'wait' : 'second';
}
