import type { Span } from '../../kernel/spans.ts';
import type { Side } from '../../people/person.ts';

/** Who takes part in a round, with all that pairing looks at. */
export interface Participant {
  id: string;
  /** Someone who belongs to both sides takes part on one of them. */
  side: Side;
  siteId: string;
  /** When they are at work: a place in the round's `hours`, where those stand person by person. */
  kind: number;
  wants: readonly string[];
  offers: readonly string[];
  /** With whom they don't want to be paired; it holds for both, whoever said it. */
  doNotPair: readonly string[];
  managerId: string | null;
  /** So many of the last rounds in a row they could have come to, and sat out. */
  roundsWaited: number;
  /** Of all rounds that they could have come to, so many they sat out. */
  satOut: { times: number; of: number };
  /** With whom they met, and in which round; what stands with one of two counts for both. */
  met: readonly { with: string; round: number }[];
}

/** Plain data: it can be stored as JSON and handed to another thread, and makes the same round there. */
export interface RoundInput {
  /** Counted within the programme, as in who met in which round. */
  round: number;
  /** The same seed and the same input make the same round. */
  seed: string;
  /** Where a side has more people: whether they take turns, or join pairs. */
  sittingOut: 'rotate' | 'trios';
  /** Nobody meets the same person again within so many rounds, as long as there is another. */
  repeatWindow: number;
  /** Who takes part, in any order: who is away, paused or gone isn't among them. */
  people: readonly Participant[];
  /**
   * When people of each kind are at work until the next round, in order and merged, see `hours.ts`; a number where any
   * two have so many hours together.
   */
  hours: number | readonly (readonly Span[])[];
}
