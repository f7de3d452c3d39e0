/** Information technology or operational technology. */
export const sides = ['it', 'ot'] as const;
export type Side = (typeof sides)[number];

/**
 * `admin` looks after the installation; `lead` is escalated to; `steward` looks after the glossary; the others decide
 * on changes.
 */
export const roles = ['lead', 'approver', 'safety approver', 'shift lead', 'steward', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Where somebody's side is known from. What was set by hand no channel and no user group changes. */
export const sideSources = ['hand', 'desk', 'group'] as const;
export type SideSource = (typeof sideSources)[number];

export interface Person {
  /** Slack user id. */
  id: string;
  name: string;
  /** Address of their picture in Slack; null where there is none. */
  picture: string | null;
  /** Someone of a bridge role belongs to both sides. */
  side: Side | 'bridge';
  sideFrom: SideSource;
  siteId: string;
  roles: readonly Role[];
  /** A guest of the workspace: sees what they reported themselves, takes no steps. */
  guest: boolean;
  /** An account that several people share, as in a control room: reports and replies, takes no steps. */
  shared: boolean;
  /** Deactivated in Slack: may do nothing, is asked nothing. */
  left: boolean;
  /** Who decides for them before a moment, in milliseconds, while they are away; null where nobody does. */
  delegate: { id: string; until: number } | null;
  /** When Slack last changed what it says of them, in its own seconds: what it says of before is late news. */
  updated: number;
  /** Counts every change, each with one entry in the history. */
  version: number;
  /** The seal of its last entry. */
  auditHead: string;
}

/** Whether they can take steps and be asked to: guests and shared accounts only report and reply. */
export const takesSteps = ({ left, guest, shared }: Person): boolean => !left && !guest && !shared;

export const sideName: Record<Side, string> = { it: 'IT', ot: 'OT' };

export function otherSide(side: Side): Side {
  return side === 'it' ? 'ot' : 'it';
}

/** The sides that somebody belongs to. */
export const sidesOf = ({ side }: Pick<Person, 'side'>): Side[] => (side === 'bridge' ? [...sides] : [side]);

export function belongsTo(person: Person, side: Side): boolean {
  return person.side === side || person.side === 'bridge';
}

/** Whether they can be asked to act for a side of a site, and may. */
export const canActFor = (person: Person, side: Side, siteId: string): boolean =>
  takesSteps(person) && belongsTo(person, side) && person.siteId === siteId;

/** A site's or a person's id together with a side, as messages and buttons carry it. */
export const withSide = (id: string, side: Side): string => `${id}:${side}`;

/** @returns undefined for what {@link withSide} didn't write */
export function readWithSide(written: string): { id: string; side: Side } | undefined {
  const [id, word, ...more] = written.split(':');
  const side = sides.find(one => one === word);
  return id && side && more.length === 0 ? { id, side } : undefined;
}
