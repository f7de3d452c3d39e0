import type { Round as Pairs } from './matching/round.ts';
import { NOTICE, type Programme, type RoundTimes } from './programme.ts';

/**
 * `planned`: its members read that they are in it; `announced`: its pairs are made, once and for ever; `closed`: what
 * wasn't said by then counts as silence.
 */
export type RoundState = 'planned' | 'announced' | 'closed';

export type Cost = Pairs['cost'];
export type LeftOut = Pairs['leftOut'][number];
export type PairReasons = Pairs['groups'][number]['why'];

/** One round of a programme. */
export interface Round extends Omit<RoundTimes, 'notice'> {
  id: string;
  programmeId: string;
  /** Counts the programme's rounds from 1. */
  number: number;
  state: RoundState;
  /** The pairs are made of it and of what went in: the same again, the same pairs. */
  seed: string;
  /** What its pairs are given to begin with; empty where the programme has none. */
  prompt: string;
  /** Of what went in; empty before. */
  inputHash: string;
  cost: Cost | null;
  leftOut: readonly LeftOut[];
  version: number;
}

/** No round of a programme is announced before this one asks whether people met: two at once are one too many. */
export const notBefore = ({ announce, ask }: Pick<Round, 'announce' | 'ask'>): number =>
  Math.max(announce, ask - NOTICE);

/** So many rounds can be made again; of older ones what went in is forgotten. */
export const REPLAYED = 8;

/** Known long before: whoever previews a round sees what it will be, as long as nobody joins, leaves or skips. */
export const seedOf = ({ id }: Pick<Programme, 'id'>, number: number): string => `${id}:${number}`;
