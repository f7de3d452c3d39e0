import { describe, expect, test } from 'vitest';
import { aTalk, IT, OT } from '../conversations/a-talk.ts';

test('what one side writes under its card, the other reads under its own, in order and by name', async () => {
  const { ines, omar, thread } = await aTalk();
  await ines.replies('Trends stopped at 08:40', { on: 'INC-1' });
  await omar.replies('Looking at the collector', { on: 'INC-1' });
  await ines.replies('Thanks', { on: 'INC-1' });
  expect(thread(omar)).toEqual([
    'Ines Faria (OT): Trends stopped at 08:40',
    'Omar Haddad: Looking at the collector',
    'Ines Faria (OT): Thanks',
  ]);
  expect(thread(ines)).toEqual([
    'Ines Faria: Trends stopped at 08:40',
    'Omar Haddad (IT): Looking at the collector',
    'Ines Faria: Thanks',
  ]);
});

describe('who wrote it', () => {
  test('is seen by name, side and picture', async () => {
    const { ines, raw, slack } = await aTalk();
    slack.workspace.user(ines.id)!.picture = 'https://pictures.example/ines.png';
    await slack.renames('Ines', 'Ines Faria');
    await ines.replies('Trends stopped', { on: 'INC-1' });
    expect(raw(IT)[0]?.as).toMatchObject({
      name: 'Ines Faria (OT)',
      icons: { image_72: 'https://pictures.example/ines.png' },
    });
  });

  test('is said to be of their own side also where they write at the other side’s desk', async () => {
    const { slack, omar, thread } = await aTalk();
    slack.workspace.channel(OT)!.members.push(omar.id);
    await slack.person('Omar', { in: 'rhine-ot' }).replies('I am at the panel', { on: 'INC-1' });
    expect(thread(omar)).toEqual(['Omar Haddad (IT): I am at the panel']);
  });

  test('is said to be of the desk where somebody of both sides writes', async () => {
    const { slack, ines, omar, thread } = await aTalk();
    await slack.person('Anna', { in: 'rhine-it' }).replies('Which line?', { on: 'INC-1' });
    expect(thread(ines)).toEqual(['Anna Schulz (IT): Which line?']);
    await slack.person('Anna', { in: 'rhine-ot' }).replies('Line 3', { on: 'INC-1' });
    expect(thread(omar)).toEqual(['Anna Schulz: Which line?', 'Anna Schulz (OT): Line 3']);
  });

  test('is said to be a guest, who is unknown to us otherwise', async () => {
    const { slack, omar, thread } = await aTalk();
    await slack.person('Victor', { in: 'rhine-ot' }).replies('Our drive shows E42', { on: 'INC-1' });
    expect(thread(omar)).toEqual(['Victor Olsen (OT, guest): Our drive shows E42']);
  });
});

describe('an edit', () => {
  test('follows, and the next one too', async () => {
    const { ines, omar, thread, raw } = await aTalk();
    await ines.replies('Trends stoped', { on: 'INC-1' });
    await ines.edits('Trends stoped', 'Trends stopped');
    expect(thread(omar)).toEqual(['Ines Faria (OT): Trends stopped']);
    await ines.edits('Trends stopped', 'Trends stopped at 08:40');
    expect(thread(omar)).toEqual(['Ines Faria (OT): Trends stopped at 08:40']);
    await omar.replies('Looking', { on: 'INC-1' });
    await omar.edits('Looking', 'Looking at it');
    expect(thread(ines).at(-1)).toBe('Omar Haddad (IT): Looking at it');
    expect(raw(IT)).toHaveLength(2);
  });

  test('does not bring back what somebody deleted by hand at the other desk', async () => {
    const { slack, ines, omar, thread, raw } = await aTalk();
    await ines.replies('Trends stopped', { on: 'INC-1' });
    slack.workspace.remove(raw(IT)[0]!);
    await ines.edits('Trends stopped', 'Trends stopped at 08:40');
    await ines.edits('at 08:40', 'Trends stopped at 08:45');
    expect(thread(omar)).toEqual([]);
    await ines.deletes('at 08:45');
    await ines.replies('Are you there?', { on: 'INC-1' });
    expect(thread(omar)).toEqual(['Ines Faria (OT): Are you there?']);
    expect(slack.person('Anna', { in: 'common-ground-admins' }).sees()).toEqual([]);
  });
});

test('a deletion follows, and nothing is left of what was deleted', async () => {
  const { ines, omar, thread, raw } = await aTalk();
  await ines.replies('The password is', { on: 'INC-1' });
  await omar.replies('Not here', { on: 'INC-1' });
  await ines.deletes('The password is');
  expect(thread(omar)).toEqual(['Omar Haddad: Not here']);
  expect(thread(ines)).toEqual(['Omar Haddad (IT): Not here']);
  expect(JSON.stringify([raw(IT), raw(OT)])).not.toContain('password');
});

describe('a file', () => {
  test('of a public channel comes as a link', async () => {
    const { ines, omar, thread, raw } = await aTalk();
    await ines.replies('The trend of this morning', { on: 'INC-1', files: ['trend.png'] });
    expect(thread(omar)).toEqual(['Ines Faria (OT): The trend of this morning\nFile: trend.png']);
    expect(raw(IT)[0]?.text).toMatch(
      /\nFile: <https:\/\/plant\.slack\.com\/files\/U0INES\/\w+\/trend\.png\|trend\.png>$/,
    );
  });

  test('comes without words as well, several of them a line each', async () => {
    const { omar, ines, thread } = await aTalk();
    await omar.replies('', { on: 'INC-1', files: ['a.csv', 'b.csv'] });
    expect(thread(ines)).toEqual(['Omar Haddad (IT): File: a.csv\nFile: b.csv']);
  });

  test('of a private desk comes as a note that says why it can’t be opened, and whom to ask', async () => {
    const { slack, ines, omar, thread, raw } = await aTalk();
    slack.workspace.channel(OT)!.kind = 'private';
    await ines.replies('See the photo', { on: 'INC-1', files: ['panel.jpg'] });
    expect(thread(omar)).toEqual([
      'Ines Faria (OT): See the photo\nFile: panel.jpg. It can’t be opened from here, because it was shared in a private channel: ask Ines Faria to share it here too.',
    ]);
    expect(raw(IT)[0]?.text).not.toContain('http');
  });
});

describe('a reply that is broadcast', () => {
  test('is broadcast at the other desk, with its author’s name in it, since Slack drops names there', async () => {
    const { ines, omar, thread, raw } = await aTalk();
    await ines.replies('We stop line 3 at noon', { on: 'INC-1', broadcast: true });
    expect(raw(IT)[0]).toMatchObject({
      broadcast: true,
      text: '*Ines Faria (OT):*\nWe stop line 3 at noon',
    });
    expect(raw(IT)[0]?.as).toBeUndefined();
    expect(thread(omar)).toEqual(['Common Ground: Ines Faria (OT):\nWe stop line 3 at noon']);
    await ines.edits('We stop', 'We stop line 3 at one');
    expect(raw(IT)[0]?.text).toBe('*Ines Faria (OT):*\nWe stop line 3 at one');
    await ines.deletes('We stop');
    expect(raw(IT)).toEqual([]);
  });

  test('keeps a quote and code at its beginning what they are', async () => {
    const { ines, raw } = await aTalk();
    await ines.replies('```E42```', { on: 'INC-1', broadcast: true });
    expect(raw(IT)[0]?.text.split('\n')).toEqual(['*Ines Faria (OT):*', '```E42```']);
  });
});

describe('what was written', () => {
  const typed = [
    '```\nif (a < b && c > d) {\n  /* `E42` */\n}\n```',
    '> quoted\n> twice\nand answered',
    'Operators are *blind* since `DCS-1` _failed_ ~again~ :warning:',
    '1. one\n2. two\n• three',
  ];
  test.each(typed)('has the same raw text at both desks: %j', async text => {
    const { ines, raw } = await aTalk();
    await ines.replies(text, { on: 'INC-1' });
    expect(raw(IT)[0]?.text).toBe(raw(OT)[0]?.text);
  });

  test('of a whole channel or group loses its power and stays readable', async () => {
    const { slack, ines, omar, thread, raw } = await aTalk();
    await ines.replies('x', { on: 'INC-1' });
    const own = raw(OT)[0]!;
    // The sandbox’s people can’t type these marks; Slack’s clients make them of “@channel”.
    own.text = '<!channel> <!here|here> <!everyone> <!subteam^S0IT|@it-team> look at <#C0CANTEEN|canteen>';
    await slack.unfurls(OT, own.ts);
    expect(raw(IT)[0]?.text).toBe('@channel @here @everyone @it-team look at <#C0CANTEEN>');
    expect(thread(omar)).toEqual(['Ines Faria (OT): @channel @here @everyone @it-team look at #canteen']);
  });

  test('calls somebody of the other side there, and nobody else', async () => {
    const { ines, omar, raw, thread } = await aTalk();
    await ines.replies('@Omar Haddad, ask @Jonas Weber or @Victor Olsen', { on: 'INC-1' });
    expect(raw(OT)[0]?.text).toBe('<@U0OMAR>, ask <@U0JONAS> or <@U0VICTOR>');
    expect(raw(IT)[0]?.text).toBe('<@U0OMAR>, ask @Jonas Weber or @Victor Olsen');
    await omar.replies('I asked @Ines Faria and @Lena Brandt', { on: 'INC-1' });
    expect(thread(ines).at(-1)).toBe('Omar Haddad (IT): I asked @Ines Faria and @Lena Brandt');
    expect(raw(OT).at(-1)?.text).toBe('I asked <@U0INES> and @Lena Brandt');
  });

  test('names other incidents as links to the reader’s own desk', async () => {
    const { ines, raw } = await aTalk();
    await ines.replies('Like INC-1, but not `INC-1`', { on: 'INC-1' });
    expect(raw(IT)[0]?.text).toMatch(
      /^Like <https:\/\/plant\.slack\.com\/archives\/C0RHINEIT\/p\d+\|INC-1>, but not `INC-1`$/,
    );
  });
});
