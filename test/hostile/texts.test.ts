import { describe, expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

/** What people type by mistake, and what somebody types on purpose. */
const texts: Record<string, string> = {
  'a ping of everybody': '<!channel> <!here> <!everyone> <!subteam^S123> wake up',
  'a mention typed by hand': '<@U0OMAR> and <#C0RHINEOT> look',
  'a link in disguise': '<https://evil.example/login|https://plant.example> &lt;!here&gt; &amp;lt;',
  mrkdwn: '*bold* _italic_ ~gone~ `code` > quote\n>>> more\n• list',
  'an open code fence': '```\nE42 <!channel>\n',
  'control characters': 'a\u0000b\u0001c\u0007d\u001be\u007ff\u0085g',
  'right-to-left': '\u202eevitca si tnalp eht\u202c שלום مرحبا',
  'marks without end': `Z${'\u0301'.repeat(300)}algo`,
  'emoji with joiners': '👩🏽‍🔧🏳️‍🌈👨‍👩‍👧‍👦 🇩🇪 e\u0301',
  'half a character': 'broken \ud83d here \udc4d',
  'curly quotes': '“HIS‑1” isn’t — ‘well’',
  'prototype keys': '__proto__ constructor toString hasOwnProperty',
  'a query': `'; drop table incidents; -- " * NEAR( % _ \\`,
  'a very long word': 'x'.repeat(2900),
  'a very long number': '9'.repeat(2000),
  'only spaces between lines': '\n \t \n a \n',
};

/** Nothing that a person typed may call or lead somebody: what the app itself links to carries an id of Slack's. */
const pings = (written: string) =>
  [...written.matchAll(/<(?:!(?!date)[^>]*|@[^>]*|#[^>]*|https?:[^>]*)>/g)]
    .map(([found]) => found)
    .filter(found => !/^<https:\/\/[a-z-]+\.slack\.com\/archives\//.test(found));

describe('whatever is typed is kept, shown and pings nobody:', () => {
  test.each(Object.entries(texts))('%s', async (_, typed) => {
    const { slack, store, settle } = await startStory();
    const ines = slack.person('Ines', { in: 'rhine-ot' });
    const omar = slack.person('Omar', { in: 'rhine-it' });
    await files(ines, 'HIS-1', 'Slower', typed.slice(0, 1000));
    const [incident] = await store.queries.select().from(store.tables.incidents);
    expect(incident?.what).not.toContain('\u0000');
    expect(incident?.what.length).toBeGreaterThan(0);

    const { botUserId } = slack.workspace;
    const said = () =>
      slack.workspace
        .messagesIn('C0RHINEIT')
        .filter(message => message.user === botUserId)
        .map(message => message.text + JSON.stringify(message.blocks ?? []));
    const before = said().length;
    await ines.replies(`Reply: ${typed}`, { on: 'INC-1' });
    await settle();
    expect(said().length).toBe(before + 1);
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    await omar.clicks('Resolve', { on: 'INC-1' });
    await omar.fills({ 'What fixed it': typed.slice(0, 900) });
    await omar.types(`/incident list ${typed.slice(0, 200)}`);
    await omar.closes();
    await omar.types(`/incident ${typed.slice(0, 50)}`);

    // A channel that somebody named by hand is shown as a link to it, and a person who is at the desk is called.
    const own = ['<@U0OMAR>', '<#C0RHINEOT>', '<https://evil.example/login|https://plant.example>'];
    const called = said().flatMap(pings);
    expect(called.filter(one => !own.includes(one))).toEqual([]);
    expect(slack.calls.filter(call => call.reply?.ok === false)).toEqual([]);
    expect(omar.told.join('\n')).not.toMatch(/\bat \S+ \(|\.ts:|SQLITE/);
  });

  test.each([0, 40_000])('a reply of %i characters', async length => {
    const { slack, settle } = await startStory();
    const ines = slack.person('Ines', { in: 'rhine-ot' });
    const omar = slack.person('Omar', { in: 'rhine-it' });
    await files(ines, 'HIS-1');
    const typed = 'ü'.repeat(length) || ' ';
    await ines.replies(typed, { on: 'INC-1' }).catch(() => undefined);
    await ines.edits(typed, `${typed}!`).catch(() => undefined);
    await settle();
    expect(slack.calls.filter(call => call.reply?.ok === false)).toEqual([]);
    expect(omar.sees().join('\n').includes('üüü')).toBe(length > 0);
  });
});
