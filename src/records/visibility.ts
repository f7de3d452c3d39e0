import type { Person } from '../people/person.ts';

/** Who may know of a record. Lists, cards, search and details all ask {@link maySee}. */
export type Visibility = { kind: 'everyone' } | { kind: 'restricted'; to: readonly string[] };

export const everyone: Visibility = { kind: 'everyone' };

export function maySee(visibility: Visibility, person: Person): boolean {
  return visibility.kind === 'everyone' || visibility.to.includes(person.id);
}
