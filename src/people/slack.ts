import { personActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { inTime } from '../kernel/in-time.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Listen } from '../slack/listen.ts';
import { md, personLink, siteTime } from '../slack/markup.ts';
import { notice } from '../slack/show.ts';
import type { Admin } from './admins.ts';
import type { Away } from './away.ts';
import { siteOf, type Directory } from './directory.ts';
import {
  AWAY,
  DUTY,
  PERSON,
  personForm,
  PLACE,
  readAway,
  readDutySide,
  readManager,
  readPlacement,
  readSide,
  readWhom,
  SAY_SIDE,
  sideForm,
} from './forms.ts';
import type { Managers } from './managers.ts';
import type { Members } from './members.ts';
import { wantsToMove } from './moving.ts';
import { placementStamp, type People, type Placement } from './people.ts';
import { readWithSide, sideName } from './person.ts';
import type { Sites } from './sites.ts';
import { MOVE, placeName, WRONG_SIDE } from './views.ts';

export interface PeopleRouteParts {
  people: People;
  away: Away;
  managers: Managers;
  sites: Sites;
  directory: Directory;
  members: Members;
  outbox: Pick<Outbox, 'write'>;
  clock: Clock;
  machine: Clock;
  adminChannel: string;
}

/** What people say of themselves, and admins of them. */
export function peopleRoutes(on: Listen, onAdmin: Listen<Admin>, parts: PeopleRouteParts): void {
  const { people, away, managers, sites, directory, members, outbox, clock, machine, adminChannel } = parts;

  on.press(WRONG_SIDE, async ({ by }) => ({ open: sideForm(by) }));
  on.submit(SAY_SIDE, async ({ by, entered, key }) => {
    const side = readSide(entered);
    if (by.side === side)
      throw new Refusal('already-done', `You belong to ${sideName[side]} already. Close this form.`, 'side');
    await outbox.write([wantsToMove(by, side, key, adminChannel)], machine.now());
    return notice(md`Your admins read it now. You will be moved as soon as one of them says so.`);
  });

  on.submit(DUTY, async ({ by, about, entered, key }) => {
    await sites.putOnDuty(about, readDutySide(entered, by), entered('whom') || null, by, key);
    return undefined;
  });

  on.submit(AWAY, async ({ by, about, entered, key }) => {
    const site = await siteOf(directory, by.siteId);
    const to = readAway(entered, site, clock.now());
    await away.say(by, to, key, about);
    return notice(
      to
        ? md`${personLink(to.id)} decides for you until ${siteTime(to.until, site.zone)}, ${site.name} time.`
        : md`Nobody decides for you now.`,
    );
  });

  onAdmin.press(MOVE, async ({ by, value, key }) => {
    const move = readWithSide(value);
    const person = move && (await directory.person(move.id));
    if (!person) throw gone();
    await place(person.id, placementStamp(person), { ...person, side: move.side }, by, key);
    return { done: md`${person.name} belongs to ${sideName[move.side]} now.` };
  });

  onAdmin.submit(PERSON, async ({ entered }) => {
    const id = entered('person');
    if (!id) throw new Refusal('bad-answer', 'Choose whom you mean.', 'person');
    const all = await directory.sites();
    if (all.length === 0)
      throw new Refusal('bad-answer', 'Add a site first, so that there is a place for them.', 'person');
    const managerId = (await managers.of([id])).get(id) ?? null;
    return personForm(id, await directory.person(id), all, managerId);
  });
  onAdmin.submit(PLACE, async ({ by, about, entered, key }) => {
    const to = readPlacement(entered);
    const site = await directory.site(to.siteId);
    if (!site) throw new Refusal('bad-answer', 'That site is no longer there. Choose another.', 'site');
    const { id, seen, manager } = readWhom(about);
    const name = await place(id, seen, to, by, key, { is: readManager(entered), seen: manager });
    return notice(md`${name} belongs to ${placeName(to.side, site)} now.`);
  });

  /** Whom they report to is said once they have their place, and looked at before. @returns their name */
  async function place(
    id: string,
    seen: string,
    to: Placement,
    by: Admin,
    request: string,
    manager?: { is: string | null; seen: string | null },
  ): Promise<string> {
    if (!id) throw gone();
    const member = await inTime(members.byId(id), 'late' as const);
    if (member === 'late') throw new Refusal('too-busy', 'Slack didn’t say in time who that is. Try again.');
    if (!member) throw gone();
    if (manager) await managers.check(member, manager.is, manager.seen);
    const { side, siteId, roles, shared } = to;
    await people.set(member, { side, siteId, roles, shared }, personActor(by.id), request, seen);
    if (manager) await managers.set(id, manager.is, by.id, `${request}:manager`, manager.seen);
    return member.name;
  }
}

const gone = () =>
  new Refusal('not-found', 'I can’t find that person in Slack any more. Choose somebody else.');
