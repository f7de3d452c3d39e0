import { Refusal } from '../kernel/refusal.ts';
import type { Content } from './concept.ts';

export const proposalStates = ['open', 'accepted', 'declined'] as const;

/** Another content for a concept, suggested by somebody who may not edit it. */
export interface Proposal {
  id: string;
  conceptId: string;
  content: Content;
  /** The version of the concept that they saw. */
  basedOn: number;
  by: string;
  at: number;
  state: (typeof proposalStates)[number];
  version: number;
}

export const proposalGone = (): Refusal =>
  new Refusal('not-found', 'This suggestion is no longer there. Look the word up again.');
