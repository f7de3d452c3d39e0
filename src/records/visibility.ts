import type { Person } from '../people/person.ts';

/** Who may know of a record. A kind of record may narrow it further; lists, cards, search and details ask the same. */
export type Visibility = { kind: 'everyone' } | { kind: 'restricted'; to: readonly string[] };

export const everyone: Visibility = { kind: 'everyone' };

/** A shared account sees what its side sees: never what only some may, since anybody may sit at it. */
export function maySee(visibility: Visibility, person: Person): boolean {
  return visibility.kind === 'everyone' || (!person.shared && visibility.to.includes(person.id));
}
