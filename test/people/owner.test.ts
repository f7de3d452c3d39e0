import { expect, test } from 'vitest';
import { MINUTE } from '../../src/kernel/clock.ts';
import { adminsOf, ownerIn } from '../../src/people/admins.ts';
import type { Member } from '../../src/people/members.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { directoryStore } from '../../src/people/store.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

/** A workspace whose members, or silence, can be changed. */
function owned() {
  const clock = testClock();
  const slack = { members: [] as Partial<Member>[], asked: 0, isAway: false };
  const members = {
    byId: async () => undefined,
    byEmail: async () => undefined,
    async *all() {
      slack.asked++;
      if (slack.isAway) throw new Error('ratelimited');
      for (const member of slack.members) yield member as Member;
    },
  };
  return { clock, slack, owner: ownerIn(members, clock, rememberedLog()) };
}

test('the owner is asked for once a minute, not with each press', async () => {
  const { clock, slack, owner } = owned();
  slack.members = [{ id: 'U1' }, { id: 'U2', owner: true }];
  expect([await owner(), await owner()]).toEqual(['U2', 'U2']);
  expect(slack.asked).toBe(1);
  slack.members = [{ id: 'U1', owner: true }];
  clock.moveOn(MINUTE);
  expect(await owner()).toBe('U1');
});

test('a workspace whose owner isn’t in the list yet is asked again', async () => {
  const { clock, slack, owner } = owned();
  slack.members = [{ id: 'U1', owner: true, left: true }];
  expect(await owner()).toBeUndefined();
  slack.members = [{ id: 'U2', owner: true }];
  clock.moveOn(MINUTE);
  expect(await owner()).toBe('U2');
});

test('while Slack doesn’t answer, it is asked each time, and the last known owner stays', async () => {
  const { clock, slack, owner } = owned();
  slack.members = [{ id: 'U2', owner: true }];
  await owner();
  clock.moveOn(MINUTE);
  slack.isAway = true;
  expect([await owner(), await owner()]).toEqual(['U2', 'U2']);
  expect(slack.asked).toBe(3);
});

test('whom the environment names may set up, with or without a place here, until they leave', async () => {
  const directory = directoryStore(plantStore());
  const isAdmin = (named: string) => adminsOf(directory, named, async () => undefined).isAdmin(named);
  expect(await isAdmin('U0NOBODY')).toBe(true);
  expect(await isAdmin('U0OMAR')).toBe(true);
  expect(await isAdmin('U0PAUL')).toBe(false);
});
