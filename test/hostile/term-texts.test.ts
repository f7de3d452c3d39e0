import { expect, test } from 'vitest';
import { tidy } from '../../src/kernel/text.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';
import { judge, type Verdicts } from './judge.ts';

/** What somebody types on purpose, each with a word in it. */
const texts: Record<string, string> = {
  'a ping of everybody': '<!channel> <!here> <!everyone> <!subteam^SEVIL> <@UEVIL> trip',
  'a link in disguise': '<https://evil.example|plant.example> &lt;!here&gt; &amp;lt; trip',
  'control characters and turned text': 'a\u0000b\u001b \u202eevitca\u202c <!channel> trip',
  'an open code fence': '```\n<!channel>\n>>> *trip*',
  mrkdwn: '*bold* _italic_ ~gone~ `code` > quote\n>>> more\n• trip',
  'curly quotes': '“trip” isn’t — ‘well’',
  'prototype keys': '__proto__ constructor toString trip',
  'a query': `'; drop table concepts; -- " * NEAR( % _ \\ trip`,
  'marks without end': `Z${'\u0301'.repeat(60)}algo trip`,
  'half a character': 'broken \ud83d here \udc4d trip',
};

test.each(Object.entries(texts))('whatever is typed about a word pings nobody: %s', async (_, typed) => {
  const { slack, store, later } = await startStory();
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const word = typed.replace(/[\n,;]/g, ' ').slice(0, 78);
  await marta.types(`/term add ${typed}`);
  await marta.fills({
    Word: 'trip',
    'What OT': typed,
    'What IT': typed,
    'Watch out': typed,
    'Also called': word,
    'As somebody': typed,
  });
  while (marta.modal) await marta.closes();
  const { concepts, falseFriends } = store.tables;
  const kept = await store.queries.select().from(concepts);
  expect(kept.map(({ definition, example }) => [definition, example])).toEqual([
    [tidy(typed), tidy(typed)],
    [tidy(typed), tidy(typed)],
  ]);

  // Lena says for IT what is dangerous, and Ines would write it otherwise.
  await lena.types('/term trip');
  await lena.clicks('More', { on: 'Show to channel' });
  await lena.presses('Change the warning');
  await lena.fills({ 'Watch out': typed, 'Where it': ['Dangerous'] });
  while (lena.modal) await lena.closes();
  expect((await store.queries.select().from(falseFriends))[0]?.watchOut).toBe(tidy(typed));
  await ines.types('/term trip');
  await ines.clicks('Show to channel');
  await ines.types('/term trip');
  await ines.clicks('Wrong or out of date', { on: 'Show to channel' });
  await ines.fills({ 'What is wrong': typed });
  while (ines.modal) await ines.closes();
  await ines.types('/term trip');
  await ines.clicks('More', { on: 'Show to channel' });
  await ines.presses('Suggest a change');
  await ines.fills({
    Meaning: typed,
    More: typed,
    'As somebody': typed,
    'Related words': word,
    Source: typed,
    Address: 'https://evil.example/<!channel>',
  });
  while (ines.modal) await ines.closes();

  for (const words of [typed, `add ${typed}`, `edit ${typed}`, `history ${typed}`, `list ${typed}`]) {
    await ines.types(`/term ${words}`);
    while (ines.modal) await ines.closes();
  }
  await ines.types(`@Common Ground what is ${typed}?`);
  await ines.types('/term');
  await ines.enters('Look up', word);
  while (ines.modal) await ines.closes();
  await lena.types('/invite @Common Ground', { in: 'canteen' });
  await lena.types('/term hints on', { in: 'canteen' });
  await lena.types(`It was a trip, ${typed}`, { in: 'canteen' });
  await ines.uses('Explain the jargon', { on: 'It was a', in: 'canteen' });
  while (ines.modal) await ines.closes();
  await files(ines, 'HIS-1');
  await later(0);
  await lena.replies(`A trip, ${typed}`, { on: 'INC-1' });
  await lena.clicks('I mean IT’s', { on: 'otherwise' });
  await later(15 * 60_000);
  await marta.types('/term review');
  while (marta.modal) await marta.closes();
  await marta.opensHome();
  await later(7 * 24 * 60 * 60_000);

  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  for (const { method, args } of [...slack.calls, ...slack.answers])
    judge(verdicts, { where: method, sent: args });
  expect(verdicts).toEqual({ pings: [], leaks: [], invalidBlocks: [] });
  expect(slack.calls.filter(call => call.reply?.['ok'] === false)).toEqual([]);
  expect([...ines.told, ...lena.told, ...marta.told].join('\n')).not.toMatch(
    /Something broke|\bat \S+ \(|\.ts:|SQLITE/,
  );
  expect(ines.told.join(' ')).toContain('as IT says it');
});
