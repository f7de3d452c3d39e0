import type { Delegation } from '../changes/deciding.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Person, Role, Side } from './person.ts';
import type { Site } from './site.ts';

/** Who there is and where. Kept by the store; never asks Slack, so that a press is answered in time. */
export interface Directory {
  person(id: string): Promise<Person | undefined>;
  /** Everybody we know, also who left. */
  everybody(): Promise<Person[]>;
  /** Everybody of a site, also who left; ordered by name. */
  at(siteId: string): Promise<Person[]>;
  /** Those still here with the role and no guests, of one side (bridge included) and site where given; ordered by name. */
  withRole(role: Role, where?: { side: Side; siteId: string }): Promise<Person[]>;
  /** For whom somebody decides now, ordered by name: those who said so, while it holds. @param now milliseconds */
  delegationsTo(personId: string, now: number): Promise<Delegation[]>;
  site(id: string): Promise<Site | undefined>;
  /** All sites, ordered by name. */
  sites(): Promise<Site[]>;
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/**
 * The person behind a press.
 *
 * @throws Refusal `unknown-person`, `person-left`
 */
export async function whoIs(directory: Directory, id: string): Promise<Person> {
  const person = await directory.person(id);
  if (!person) {
    throw new Refusal(
      'unknown-person',
      'I don’t know yet which side you are on, IT or OT. Ask your Common Ground admin to add you, or join your side’s desk; nothing was changed.',
    );
  }
  if (person.left) {
    throw new Refusal(
      'person-left',
      'Your account is marked as having left. Ask your Common Ground admin to add you again.',
    );
  }
  return person;
}

/** Somebody whom we may not know: a stranger is nobody's guest, and may do what anybody may. */
export async function anybody(directory: Directory, id: string): Promise<Person> {
  return (
    (await directory.person(id)) ?? {
      id,
      name: 'Somebody',
      picture: null,
      side: 'bridge',
      sideFrom: 'hand',
      siteId: '',
      roles: [],
      guest: true,
      shared: false,
      left: false,
      delegate: null,
      updated: 0,
      version: 0,
      auditHead: '',
    }
  );
}

/** The site of a record or a person; the store's foreign keys promise that there is one. */
export async function siteOf(directory: Directory, siteId: string): Promise<Site> {
  const site = await directory.site(siteId);
  if (!site) throw new Error(`site ${siteId} is missing from the store`);
  return site;
}

export const notFound = (): Refusal =>
  new Refusal('not-found', 'That site is no longer there. Ask your Common Ground admin.');
