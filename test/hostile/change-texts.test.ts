import { expect, test } from 'vitest';
import { tidy } from '../../src/kernel/text.ts';
import { startStory } from '../support/story.ts';
import { judge, type Verdicts } from './judge.ts';

/** What somebody types on purpose; all of it is kept but what no text may hold. */
const texts: Record<string, string> = {
  'a ping of everybody': '<!channel> <!here> <!everyone> <!subteam^SEVIL> <@UEVIL> wake up',
  'a link in disguise': '<https://evil.example|plant.example> &lt;!here&gt; &amp;lt;',
  'control characters and turned text': 'a\u0000b\u001b \u202eevitca\u202c <!channel>',
  'an open code fence': '```\n<!channel>\n>>> *bold*',
};

test.each(Object.entries(texts))('whatever is typed about a change pings nobody: %s', async (_, typed) => {
  const { slack, store } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  await jonas.types('/change window');
  await jonas.fills({ 'On what': 'SCADA-1', When: 'today 10:00-20:00', Why: typed });
  await jonas.closes();
  await lena.types(`/change ${typed}`);
  await lena.fills({
    'What is done': typed,
    'To what': ['SCADA-1'],
    When: 'today 12:00-13:00',
    'What kind': 'Remote access',
    'What may come': ['View or control'],
    Why: typed,
    'Who does it': 'Omar',
  });
  await lena.fills({
    'Which state': 'Idle',
    'Minutes until': '10',
    'Can it be': typed,
    'Who in': typed,
    'Contact on': typed,
    'Back-out plan': typed,
    'Latest moment': '12:20',
    'Minutes that': '10',
    'How operations': typed,
    'Who connects': typed,
    'Several factors': 'Yes',
    Recorded: 'Yes',
    'Who of OT': typed,
    'How to cut': typed,
  });
  await lena.submits();
  while (lena.modal) await lena.closes();
  const { changes } = store.tables;
  const [kept] = await store.queries.select().from(changes);
  expect(kept?.what).toBe(tidy(typed));
  expect(kept?.answers.cutOff).toBe(kept?.what);

  await jonas.clicks('More', { on: 'CHG-1' });
  await jonas.presses('Why?');
  while (jonas.modal) await jonas.closes();
  await lena.clicks('More', { on: 'CHG-1' });
  await lena.presses('Withdraw');
  await lena.fills({ 'Why it is withdrawn': typed });
  while (lena.modal) await lena.closes();
  await jonas.types('/change list all');
  await jonas.enters('Look for', typed.slice(0, 100));
  while (jonas.modal) await jonas.closes();
  await jonas.types('/change changed');
  while (jonas.modal) await jonas.closes();
  expect((await store.queries.select().from(changes))[0]?.reason).toBe(kept?.what);

  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  for (const { method, args } of [...slack.calls, ...slack.answers])
    judge(verdicts, { where: method, sent: args });
  expect(verdicts).toEqual({ pings: [], leaks: [], invalidBlocks: [] });
});
