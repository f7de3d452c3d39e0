import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import type { World } from '../../src/sandbox/world-types.ts';
import { earOn, type Ear } from './an-ear.ts';
import { botOf, manifestFile, plant, plantSlack, refusalOf } from './bare-app.ts';

const world: World = {
  ...plant,
  users: [
    ...plant.users,
    { id: 'U4ANNA', name: 'Anna Schulz', title: 'Architect', tz: 'Europe/Berlin', isOwner: true },
    {
      id: 'U5VIC',
      name: 'Victor Olsen',
      title: 'Vendor',
      tz: 'Europe/Oslo',
      is_ultra_restricted: true,
      email: 'Victor@vendor.example',
      picture: 'https://avatars.example/victor.png',
    },
    { id: 'U6LI', name: 'Li Wei', title: 'Vendor', tz: 'Asia/Singapore', is_stranger: true },
  ],
};

let slack: Slack;
let ear: Ear;
let bot: webApi.WebClient;

beforeEach(async () => {
  slack = await plantSlack({ world, clock: () => 1_795_420_800_000 });
  ear = await earOn(slack);
  bot = botOf(slack);
});

afterEach(async () => {
  ear.close();
  await slack.stop();
});

describe('a user', () => {
  test('may be the owner, a guest, or of another company', async () => {
    const owner = (await bot.users.info({ user: 'U4ANNA' })).user;
    expect(owner).toMatchObject({ is_admin: true, is_owner: true, is_primary_owner: true });
    const guest = (await bot.users.info({ user: 'U5VIC' })).user;
    expect(guest).toMatchObject({ is_restricted: true, is_ultra_restricted: true, is_owner: false });
    const stranger = (await bot.users.info({ user: 'U6LI' })).user;
    expect(stranger).toMatchObject({ is_stranger: true });
    expect(stranger?.team_id).not.toBe('T0PLANT');
    expect((await bot.users.info({ user: 'U1INES' })).user).not.toHaveProperty('is_stranger');
  });

  test('has a picture in every size', async () => {
    const picture = async (user: string) => (await bot.users.info({ user })).user?.profile;
    expect(await picture('U1INES')).toMatchObject({
      image_24: 'https://avatars.example/U1INES-24.png',
      image_72: 'https://avatars.example/U1INES-72.png',
      image_192: 'https://avatars.example/U1INES-192.png',
    });
    expect(await picture('U5VIC')).toMatchObject({ image_48: 'https://avatars.example/victor.png' });
  });

  test('shows the email only to apps that may read it', async () => {
    const email = async (client: webApi.WebClient) =>
      (await client.users.info({ user: 'U1INES' })).user?.profile?.email;
    expect(await email(bot)).toBe('ines.faria@plant.example');
    const narrow = await plantSlack({ world, manifest: manifestFile({ scopes: ['users:read'] }) });
    expect(await email(botOf(narrow))).toBeUndefined();
    expect(await refusalOf(botOf(narrow).users.lookupByEmail({ email: 'a@b.example' }))).toBe(
      'missing_scope',
    );
    await narrow.stop();
  });

  test('is found by email, unless they left', async () => {
    const { user } = await bot.users.lookupByEmail({ email: 'victor@vendor.example' });
    expect(user?.id).toBe('U5VIC');
    for (const email of ['nobody@plant.example', 'greta.old@plant.example']) {
      expect(await refusalOf(bot.users.lookupByEmail({ email }))).toBe('users_not_found');
    }
  });
});

describe('what admins do', () => {
  test('deactivating somebody ends their visits, and they stay in the list', async () => {
    await slack.deactivates('Omar');
    expect(ear.events('user_change')).toMatchObject([
      { user: { id: 'U2OMAR', deleted: true, real_name: 'Omar Haddad' }, cache_ts: 1_795_420_800 },
    ]);
    const { members } = await bot.users.list({});
    expect(members?.find(one => one.id === 'U2OMAR')).toMatchObject({ deleted: true });
    await expect(slack.person('Omar', { in: 'line' }).types('Hi')).rejects.toThrow('is deactivated');
    expect(await refusalOf(bot.chat.postMessage({ channel: 'U2OMAR', text: 'Hi' }))).toBe('user_disabled');
  });

  test('renaming somebody changes their name everywhere, and not their handle', async () => {
    const omar = slack.person('Omar', { in: 'line' });
    await omar.types('Hi');
    await slack.renames('Omar', 'Omar Haddad-Weber');
    expect(ear.events('user_change')).toMatchObject([
      { user: { id: 'U2OMAR', name: 'omar.haddad', profile: { real_name: 'Omar Haddad-Weber' } } },
    ]);
    expect(omar.sees()).toEqual(['Omar Haddad-Weber: Hi']);
    expect(omar.name).toBe('Omar Haddad-Weber');
  });

  test('making somebody a guest shows in their user', async () => {
    await slack.makesGuest('Omar');
    expect(ear.events('user_change')).toMatchObject([{ user: { id: 'U2OMAR', is_restricted: true } }]);
    expect((await bot.users.info({ user: 'U2OMAR' })).user?.is_restricted).toBe(true);
  });

  test('a newcomer is announced with all there is to know, and can come into channels', async () => {
    await slack.newcomer({ id: 'U9NEW', name: 'Noor Ali', title: 'Operator', tz: 'Europe/Berlin' });
    expect(ear.events('team_join')).toMatchObject([
      {
        user: {
          id: 'U9NEW',
          real_name: 'Noor Ali',
          tz: 'Europe/Berlin',
          profile: { title: 'Operator', email: 'noor.ali@plant.example' },
        },
      },
    ]);
    const noor = slack.person('Noor');
    await noor.joins('line');
    await noor.types('Good morning', { in: 'line' });
    expect(slack.person('Ines').sees('line')).toEqual(['Noor Ali: Good morning']);
  });

  test('each settles as the acts of persons do', async () => {
    let settled = 0;
    slack.afterEach = async () => void (settled += 1);
    await slack.deactivates('Omar');
    await slack.newcomer({ id: 'U9NEW', name: 'Noor Ali', title: 'Operator', tz: 'Europe/Berlin' });
    await slack.sharesChannel('line');
    await slack.changesGroup('on-duty', ['Ines']);
    expect(settled).toBe(4);
  });

  test('to nobody is a mistake in the test', async () => {
    await expect(slack.renames('Zoe', 'Zed')).rejects.toThrow('There is no person called “Zoe”');
  });
});

describe('a user group', () => {
  test('can be listed, with and without its people', async () => {
    const { usergroups } = await bot.usergroups.list({ include_users: true, include_disabled: true });
    expect(usergroups).toMatchObject([
      { id: 'S1DUTY', handle: 'on-duty', name: 'On duty', users: ['U1INES'], is_usergroup: true },
    ]);
    expect((await bot.usergroups.list({})).usergroups?.[0]).not.toHaveProperty('users');
    expect((await bot.usergroups.users.list({ usergroup: 'S1DUTY' })).users).toEqual(['U1INES']);
    expect(await refusalOf(bot.usergroups.users.list({ usergroup: 'S9NONE' }))).toBe('no_such_subteam');
  });

  test('says who came and who went', async () => {
    await slack.changesGroup('on-duty', ['Omar', 'Anna']);
    expect(ear.events('subteam_members_changed')).toMatchObject([
      {
        subteam_id: 'S1DUTY',
        team_id: 'T0PLANT',
        added_users: ['U2OMAR', 'U4ANNA'],
        added_users_count: 2,
        removed_users: ['U1INES'],
        removed_users_count: 1,
      },
    ]);
    expect(ear.events('subteam_updated')).toMatchObject([
      { subteam: { id: 'S1DUTY', handle: 'on-duty', users: ['U2OMAR', 'U4ANNA'], user_count: 2 } },
    ]);
    expect((await bot.usergroups.users.list({ usergroup: 'S1DUTY' })).users).toEqual(['U2OMAR', 'U4ANNA']);
  });

  test('needs usergroups:read', async () => {
    const narrow = await plantSlack({ manifest: manifestFile({ scopes: ['users:read'] }) });
    expect(await refusalOf(botOf(narrow).usergroups.list({}))).toBe('missing_scope');
    expect(await refusalOf(botOf(narrow).usergroups.users.list({ usergroup: 'S1DUTY' }))).toBe(
      'missing_scope',
    );
    await narrow.stop();
  });
});
