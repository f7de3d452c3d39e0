import type { Person } from '../../src/people/person.ts';
import type { World } from '../../src/sandbox/world-types.ts';
import { personOf } from '../../src/sandbox/fresh-state.ts';
import { world } from '../../src/sandbox/world.ts';
import type { Story } from '../support/story.ts';

/** Somebody, as they stand to Rhine Works, whose OT asks IT. */
export interface Kind {
  /** As the page heads its column. */
  name: string;
  id: string;
  /** How Slack has them, where the demo's workspace doesn't. */
  inSlack?: Partial<World['users'][number]> & { isBot?: true };
  /** How we have them, where the demo's plant doesn't; null: not at all. */
  here?: Partial<Person> | null;
}

export const FIRST_ADMIN = 'U0FIRST';

export const kinds: readonly Kind[] = [
  { name: 'OT, reporter', id: 'U0INES', here: { roles: [] } },
  { name: 'OT', id: 'U0MARTA', here: { roles: [] } },
  { name: 'IT, has it', id: 'U0LENA', here: { roles: [] } },
  { name: 'IT', id: 'U0OMAR' },
  { name: 'IT lead', id: 'U0PRIYA', here: { roles: ['lead'] } },
  {
    name: 'OT, other roles',
    id: 'U0JONAS',
    here: { roles: ['approver', 'safety approver', 'shift lead', 'steward'] },
  },
  { name: 'both sides', id: 'U0BOTH', inSlack: {}, here: { side: 'bridge' } },
  { name: 'IT, other site', id: 'U0RAVI' },
  { name: 'admin, IT', id: 'U0ANNA', here: { side: 'it', roles: ['admin'] } },
  { name: 'first admin, no place', id: FIRST_ADMIN, inSlack: {}, here: null },
  { name: 'shared account, OT', id: 'U0CONTROL' },
  { name: 'guest, OT', id: 'U0VICTOR', here: { side: 'ot', guest: true } },
  { name: 'left', id: 'U0PAUL', here: { side: 'it', roles: ['admin', 'lead'], left: true } },
  { name: 'unknown', id: 'U0NEW', inSlack: {}, here: null },
  { name: 'guest, unknown', id: 'U0PASSING', inSlack: { is_restricted: true }, here: null },
  { name: 'other company', id: 'U0OTHER', inSlack: { is_stranger: true }, here: null },
  { name: 'bot', id: 'U0ROBOT', inSlack: { isBot: true }, here: null },
];

const knownAs = { side: 'it', siteId: 'rhine', roles: [], left: false } as const;

/** Puts them into Slack and into the plant, all in the desks' channels. */
export async function bringIn({ slack, store }: Pick<Story, 'slack' | 'store'>): Promise<void> {
  const { state } = slack.workspace;
  const { people } = store.tables;
  for (const { id, name, inSlack, here } of kinds) {
    if (inSlack)
      state.users[id] = {
        ...personOf({ id, name, title: '', tz: 'Europe/Berlin', ...inSlack }, world.team),
        isBot: inSlack.isBot ?? false,
      };
    for (const channel of ['C0RHINEIT', 'C0RHINEOT', 'C0ADMINS']) state.channels[channel]?.members.push(id);
    // The app keeps in mind who has which direct message.
    slack.workspace.dmWith(id);
    if (!here) continue;
    const known = store.queries.insert(people).values({ ...knownAs, id, name, ...here });
    await known.onConflictDoUpdate({ target: people.id, set: here });
  }
}
