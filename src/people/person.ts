/** Information technology or operational technology. */
export const sides = ['it', 'ot'] as const;
export type Side = (typeof sides)[number];

/** `admin` looks after the installation; `lead` is escalated to. */
export const roles = ['lead', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  /** Slack user id. */
  id: string;
  name: string;
  /** Someone of a bridge role belongs to both sides. */
  side: Side | 'bridge';
  siteId: string;
  roles: readonly Role[];
  /** Deactivated in Slack: may do nothing, is asked nothing. */
  left: boolean;
}

export const sideName: Record<Side, string> = { it: 'IT', ot: 'OT' };

export function otherSide(side: Side): Side {
  return side === 'it' ? 'ot' : 'it';
}

export function belongsTo(person: Person, side: Side): boolean {
  return person.side === side || person.side === 'bridge';
}
