import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { startStory } from '../support/story.ts';
import { judge, type Verdicts } from './judge.ts';

/** What somebody types on purpose, each of one line. */
const texts: Record<string, string> = {
  'a ping of everybody': '<!channel> <!here> <!subteam^SEVIL> <@UEVIL>',
  'a link in disguise': '<https://evil.example|plant.example> &lt;!here&gt;',
  'control characters and turned text': 'a\u0000b\u001b \u202eevitca\u202c <!channel> x',
  mrkdwn: '*bold* _italic_ ~gone~ ```code <!channel>``` >',
  'prototype keys': '__proto__ constructor toString',
  'a query': `'; drop table programmes; -- " * \\ %`,
  'half a character': 'broken \ud83d here \udc4d',
};

test.each(Object.entries(texts))('whatever is typed about coffee pings nobody: %s', async (_, typed) => {
  const { slack, later, log } = await startStory();
  const jonas = slack.person('Jonas', { in: 'canteen' });
  const ines = slack.person('Ines', { in: 'dm' });
  const omar = slack.person('Omar', { in: 'dm' });
  await jonas.types('/coffee');
  await jonas.presses('New programme');
  await jonas.fills({ Name: typed, 'Conversation starters': typed });
  while (jonas.modal) await jonas.closes();
  for (const member of [ines, omar]) {
    await member.types('/coffee topics', { in: 'canteen' });
    await member.fills({ 'What you can tell': typed, 'What you want to hear': typed });
    await member.types(`/coffee ${typed}`, { in: 'canteen' });
    await member.presses('Join');
    await member.opensHome();
    while (member.modal) await member.closes();
  }
  await later(13 * DAY);
  await later(DAY + HOUR);
  const pair = slack.person('Ines', { in: 'with Omar' });
  await pair.clicks('Why us?');
  expect(pair.modal?.texts.join()).toContain('can tell');
  await pair.closes();
  await pair.clicks('Another time');
  await pair.submits();
  while (pair.modal) await pair.closes();
  await pair.clicks('Put it in my calendar');
  await later(11 * DAY);
  await omar.clicks('Yes');
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  await jonas.presses('Preview the next round');
  while (jonas.modal) await jonas.closes();
  await later(14 * DAY);

  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  for (const { method, args } of [...slack.calls, ...slack.answers])
    judge(verdicts, { where: method, sent: args });
  expect(verdicts).toEqual({ pings: [], leaks: [], invalidBlocks: [] });
  expect(slack.calls.filter(call => call.reply?.['ok'] === false)).toEqual([]);
  expect(log.filter(line => /"level":"?(error|50)/.test(line))).toEqual([]);
});
