import { createContext, useContext } from 'react';
import type { Conversation, Deed, Face, Outcome, Screen } from '../protocol.ts';
import type { Address } from './address.ts';
import type { Notice } from './use-notices.ts';

/** What the acting person can do; who acts is the window's. */
export type Act = Deed extends infer One ? (One extends Deed ? Omit<One, 'as'> : never) : never;

/** The acting person's Slack, for everything on the page. */
export interface Slack {
  screen: Screen;
  address: Address;
  /** Goes elsewhere as the same person. */
  show: (to: Omit<Address, 'as'>) => void;
  /** Looks through another person's eyes in this window. */
  become: (as: string, place: string | undefined) => void;
  /** Resolves once the app has acknowledged (or failed to) and the page shows what came of it. */
  act: (deed: Act) => Promise<Outcome>;
  /** Slack's own words in the person's conversations. */
  notices: Notice[];
  dismiss: (notice: string) => void;
  /** Shows what Slack says about something that didn't work. */
  tell: (problem: string | undefined) => void;
}

export const SlackContext = createContext<Slack | undefined>(undefined);

/** @throws {Error} outside the workspace */
export function useSlack(): Slack {
  const slack = useContext(SlackContext);
  if (!slack) throw new Error('useSlack needs a SlackContext around it');
  return slack;
}

/** A person by id; somebody who has left the list is shown by the id. */
export function faceOf(screen: Screen, id: string): Face {
  return screen.people.find(face => face.id === id) ?? { id, name: id, title: '', zone: screen.me.zone };
}

/** What a conversation is called among others: `#desk`, or the names of a group. */
export function calledIn({ name, others }: Conversation): string {
  return others ? name : `#${name}`;
}

/** The app's own face. */
export function appOf(screen: Screen): Face {
  const app = screen.people.find(face => face.isApp);
  return app ?? { id: 'app', name: 'Common Ground', title: '', zone: screen.me.zone, isApp: true };
}
