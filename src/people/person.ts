/** Information technology or operational technology. */
export type Side = 'it' | 'ot';
export const sides: readonly Side[] = ['it', 'ot'];

/** `admin` looks after the installation; `lead` is escalated to. */
export type Role = 'lead' | 'admin';
export const roles: readonly Role[] = ['lead', 'admin'];

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
