import { MINUTE, type Clock } from '../kernel/clock.ts';
import { inTime } from '../kernel/in-time.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import { whoIs, type Directory } from './directory.ts';
import type { Members } from './members.ts';
import type { Person } from './person.ts';

/** Somebody who may set up the installation; before there is a site they have no place in it yet. */
export interface Admin {
  id: string;
}

/** Who may set up: those with the role, whom the environment names, and while there is no other, the workspace's owner. */
export interface Admins {
  isAdmin(id: string): Promise<boolean>;
  /** @throws Refusal `not-yours` */
  admin(id: string): Promise<Admin>;
}

/**
 * @param named by the environment: may always set up, unless they have left
 * @param owner of the workspace: may while there is no admin and nobody is named
 */
export function adminsOf(
  directory: Directory,
  named: string | undefined,
  owner: () => Promise<string | undefined>,
): Admins {
  async function isAdmin(id: string): Promise<boolean> {
    if (id === named) return !(await directory.person(id))?.left;
    const admins = (await directory.withRole('admin')).filter(admin => !admin.guest && !admin.shared);
    if (admins.length > 0 || named !== undefined) return admins.some(admin => admin.id === id);
    return id === (await owner());
  }
  return {
    isAdmin,
    async admin(id) {
      if (await isAdmin(id)) return { id };
      const names = (await directory.withRole('admin')).map(admin => admin.name);
      const whom =
        names.length > 0
          ? `Ask ${names.join(' or ')}.`
          : named === undefined
            ? 'Ask the owner of this workspace. If that is you, try again in a minute.'
            : 'Ask whoever runs it: FIRST_ADMIN in its settings names who sets it up.';
      throw new Refusal('not-yours', `Only an admin of Common Ground can do that. ${whom}`);
    },
  };
}

/** Somebody who may have no place here yet. */
export interface Visitor {
  id: string;
  person: Person | undefined;
  isAdmin: boolean;
}

/** @returns the visitor; who left is none. @throws Refusal `person-left` */
export async function visitor(directory: Directory, admins: Admins, id: string): Promise<Visitor> {
  const isKnown = (await directory.person(id)) !== undefined;
  const person = isKnown ? await whoIs(directory, id) : undefined;
  return { id, person, isAdmin: await admins.isAdmin(id) };
}

/** An owner may hand the workspace on. In milliseconds. */
const KEPT = MINUTE;

/** Answers who owns the workspace; undefined while Slack doesn't say. Asked for when it matters, and kept a minute. */
export function ownerIn(members: Members, clock: Clock, log: Log): () => Promise<string | undefined> {
  let owner: string | undefined;
  let asking: Promise<void> | undefined;
  let freshUntil = 0;

  async function ask(): Promise<void> {
    try {
      let found: string | undefined;
      for await (const member of members.all()) if (member.owner && !member.left) found = member.id;
      owner = found;
      freshUntil = clock.now() + KEPT;
    } catch (error) {
      log.warn({ err: error }, 'Slack did not say who owns the workspace; name somebody with FIRST_ADMIN');
    }
    asking = undefined;
  }

  return async () => {
    if (clock.now() >= freshUntil) await inTime((asking ??= ask()), undefined);
    return owner;
  };
}
