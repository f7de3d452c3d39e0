import { describe, expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

const SHORTCUT = 'Make this an incident';

async function plant() {
  const story = await startStory();
  const { slack } = story;
  return {
    ...story,
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    /** What stands in the field of the form that somebody has open. */
    typedIn(person: { id: string }): string {
      const form = slack.workspace.state.stacks[person.id]?.at(-1);
      return (form?.values['what']?.['what']?.value as string | null | undefined) ?? '';
    },
    kept: async () => story.store.queries.select().from(story.store.tables.incidents),
  };
}

describe('from a message', () => {
  test('an incident is made with its words, and leads back to it', async () => {
    const { ines, omar, typedIn, kept, slack } = await plant();
    await omar.types('HIS-1 stands still, does anybody see trends?', { in: 'canteen' });
    await ines.uses(SHORTCUT, { on: 'HIS-1 stands still', in: 'canteen' });
    expect(ines.modal?.title).toBe('Report an incident');
    expect(typedIn(ines)).toBe('HIS-1 stands still, does anybody see trends?');
    await ines.fills({ 'Where and what': 'HIS-1', 'How bad': 'Slower' });
    expect(ines.modal?.title).toBe('INC-1');
    await ines.closes();

    const { ts } = slack.workspace.messagesIn('C0CANTEEN').at(-1)!;
    const source = `https://plant.slack.com/archives/C0CANTEEN/p${ts.replace('.', '')}`;
    expect(await kept()).toMatchObject([{ source, reporterId: ines.id }]);
    expect(omar.sees().join('\n')).toContain('From a message');
    const cards = slack.calls.filter(call => call.method === 'chat.postMessage');
    expect(JSON.stringify(cards.map(call => call.args))).toContain(`<${source}|From a message>`);
    await omar.clicks('More', { on: 'INC-1' });
    expect(omar.modal?.texts).toContain('From a message');
  });

  test('words are as people read them', async () => {
    const { ines, omar, typedIn } = await plant();
    await omar.types('Is @Ines Faria there? #rhine-ot says 3 < 5 & *fast*', { in: 'canteen' });
    await ines.uses(SHORTCUT, { on: 'says 3', in: 'canteen' });
    expect(typedIn(ines)).toBe('Is @Ines Faria there? #rhine-ot says 3 < 5 & *fast*');
  });

  test.each([3000, 3001, 12_000])('of %i characters the field takes what fits', async length => {
    const { ines, omar, typedIn, slack } = await plant();
    await omar.types(`Long: ${'😀'.repeat(length)}`.slice(0, length), { in: 'canteen' });
    await ines.uses(SHORTCUT, { on: 'Long', in: 'canteen' });
    expect(typedIn(ines).length).toBeLessThanOrEqual(3000);
    expect(typedIn(ines).length).toBeGreaterThan(2990);
    await ines.fills({ 'Where and what': 'HIS-1', 'How bad': 'Slower' });
    expect(ines.modal?.title).toBe('INC-1');
    expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
  });

  test('without a word the form is empty', async () => {
    const { ines, slack, typedIn, kept } = await plant();
    slack.workspace.post({ channel: 'C0CANTEEN', user: 'U0OMAR', text: '' });
    await ines.uses(SHORTCUT, { on: 'Omar', in: 'canteen' });
    expect(typedIn(ines)).toBe('');
    await ines.fills({ 'Where and what': 'HIS-1', 'What happens': 'See there', 'How bad': 'Slower' });
    expect((await kept())[0]?.source).toContain('/archives/C0CANTEEN/p');
  });

  test.each([
    '',
    'C0CANTEEN',
    'C0CANTEEN:17',
    'C0CANTEEN:1764000000.000100/../..',
    'C0CANTEEN|x>:1764000000.000100',
    'c0canteen:1764000000.000100',
    'https://evil.example:1764000000.000100',
    'C0CANTEEN:1764000000.000100\n',
  ])('that the form was tampered with to name, none is named: %j', async forged => {
    const { ines, omar, slack, kept } = await plant();
    await omar.types('HIS-1 stands still', { in: 'canteen' });
    await ines.uses(SHORTCUT, { on: 'HIS-1 stands still', in: 'canteen' });
    slack.workspace.state.stacks[ines.id]!.at(-1)!.content.private_metadata = forged;
    await ines.fills({ 'Where and what': 'HIS-1', 'How bad': 'Slower' });
    expect(await kept()).toMatchObject([{ source: null }]);
    expect(omar.sees().join('\n')).not.toContain('From a message');
  });

  test('somebody whom nobody has added is told whom to ask', async () => {
    const { slack, omar, kept } = await plant();
    const victor = slack.person('Victor', { in: 'canteen' });
    await omar.types('HIS-1 stands still', { in: 'canteen' });
    await victor.uses(SHORTCUT, { on: 'HIS-1 stands still' });
    expect(victor.modal?.texts.join()).toContain('Ask your Common Ground admin');
    expect(victor.modal?.title).toBe('Common Ground');
    expect(await kept()).toEqual([]);
  });
});

test('from anywhere the form opens empty', async () => {
  const { ines, typedIn, kept } = await plant();
  await ines.uses(SHORTCUT);
  expect(ines.modal?.title).toBe('Report an incident');
  expect(typedIn(ines)).toBe('');
  await ines.fills({ 'Where and what': 'HIS-1', 'What happens': 'Slow', 'How bad': 'Slower' });
  expect(await kept()).toMatchObject([{ source: null, place: 'HIS-1 historian, Server room B' }]);
});
