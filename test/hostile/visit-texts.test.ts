import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { tidy } from '../../src/kernel/text.ts';
import { plant } from '../shadowing/scene.ts';
import { judge, type Verdicts } from './judge.ts';

/** What somebody types on purpose. */
const typed: Record<string, string> = {
  'a ping of everybody': '<!channel> <!here> <!everyone> <!subteam^SEVIL> <@UEVIL>',
  'a link in disguise': '<https://evil.example|plant.example> &lt;!here&gt; &amp;lt;',
  'control characters and turned text': 'a\u0000b\u001b \u202eevitca\u202c <!channel>',
  mrkdwn: '*bold* _italic_ ~gone~ `code` > quote • trip',
  'prototype keys': '__proto__ constructor toString',
  'half a character': 'broken \ud83d here \udc4d trip',
};

test.each(Object.entries(typed))('whatever is typed about a visit pings nobody: %s', async (_, text) => {
  const { slack, ines, omar, priya, visits, offers: kept, later } = await plant();
  await ines.types('/shadow offer');
  await ines.fills({
    'What one sees': text,
    'What visitors must have': `${text.replaceAll(':', '')}: ${text}`,
    'Where to meet': text,
    'What to bring': text,
    'Who escorts': text,
    'Whom to phone': text,
    Topics: text.slice(0, 38).replaceAll(',', ''),
  });
  while (ines.modal) await ines.closes();
  expect((await kept())[0]).toMatchObject({ what: tidy(text), meetAt: tidy(text), bring: tidy(text) });
  await omar.types('/shadow ask');
  await omar.fills({
    'Weeks in which you can': ['Week of Mon 7 Dec', 'Week of Mon 14 Dec'],
    'What you want to see': text.slice(0, 38).replaceAll(',', ''),
    'Your manager': 'Priya',
  });
  while (omar.modal) await omar.closes();
  await priya.clicks('Yes', { in: 'dm' });
  await later(DAY);
  await ines.clicks('Check: ', { in: 'dm' });
  await ines.fills({});
  await ines.clicks('Yes, they can come', { in: 'dm' });
  await omar.clicks('Open', { in: 'dm' });
  await omar.presses('Calendar file');
  while (omar.modal) await omar.closes();
  await later(12 * DAY);
  await later(5 * DAY + 9 * HOUR);
  await omar.clicks('Say how it was', { in: 'dm' });
  await omar.fills({ 'In three lines': text, 'Words that you learned': `flibbet: ${text}\n${text}` });
  await omar.presses('Suggest the words for the glossary');
  while (omar.modal) await omar.closes();
  await ines.clicks('Say how it was', { in: 'dm' });
  await ines.fills({ 'In three lines': text });
  while (ines.modal) await ines.closes();
  expect(await visits()).toMatchObject([{ state: 'closed', visitorSaid: tidy(text), hostSaid: tidy(text) }]);

  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  for (const { method, args } of [...slack.calls, ...slack.answers])
    judge(verdicts, { where: method, sent: args });
  expect(verdicts).toEqual({ pings: [], leaks: [], invalidBlocks: [] });
  expect(slack.calls.filter(call => call.reply?.['ok'] === false)).toEqual([]);
});
