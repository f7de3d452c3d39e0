import type { Step as ChangeStep } from '../../src/changes/steps.ts';
import type { Step } from '../../src/incidents/incident.ts';
import type { Message } from '../../src/sandbox/state.ts';
import type { Make } from './requests.ts';
import type { Coffee } from './waiting-coffee.ts';
import type { Terms } from './waiting-terms.ts';
import type { Visits } from './waiting-visits.ts';

/** What is there to be pressed. */
export interface Scene {
  /** Incidents that rhine's OT asked of its IT, by the step that each waits for, with their numbers. */
  waiting: Record<Step, { id: string; number: number }>;
  /**
   * Changes that rhine's OT asked for and its IT does, by the step that each waits for; `plain` for an approval in one
   * press.
   */
  changes: Record<Exclude<ChangeStep, 'submit'> | 'plain', { id: string; number: number }>;
  /** A card, at IT's desk. */
  card: () => Message;
  /** What OT wrote under it. */
  reply: () => Message;
  /** Something of ours that is no card. */
  message: () => Message;
  /** What the forms of a site and of somebody carry along. */
  siteForm: string;
  placeForm: string;
  /** Windows of rhine's, on what OT owns, on what IT owns, and on the whole site. */
  windows: Record<'ot' | 'it' | 'site', string>;
  /** Changes of OT’s that rhine’s IT asked for, left with one restriction and something temporary, or with several. */
  left: Record<'one' | 'several', string>;
  terms: Terms;
  coffee: Coffee;
  visits: Visits;
  /** What could not be delivered. */
  dead: number;
}

/** What comes of a press for who may. */
export type Good =
  'done' | `opens ${string}` | 'is told' | 'is shown' | 'is offered' | 'is heard' | 'sees Home';

export interface Case {
  /** As the page calls it. */
  name: string;
  make: Make;
  /** By the name of who presses, where not all see the same. */
  good: Good | ((who: string) => Good);
  /** Names of the kinds of person that may. */
  may: readonly string[];
  /** Who may not hears nothing: an emoji is an emoji, and a menu can't say more than that it has nothing. */
  silent?: true;
  /** Left for later: nothing that became due is done in the test. */
  unsettled?: true;
}

/** The only one of its route. */
export const one = (name: string, make: Make, good: Case['good'], may: readonly string[]): Case[] => [
  { name, make, good, may, ...(good === 'is offered' && { silent: true }) },
];
