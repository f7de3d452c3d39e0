import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

async function filed(): Promise<Story & ReturnType<typeof cast>> {
  const story = await startStory();
  const people = cast(story);
  await files(people.ines, 'HIS-1');
  return Object.assign(story, people);
}

function cast({ slack }: Story) {
  return {
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    marta: slack.person('Marta', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    lena: slack.person('Lena', { in: 'rhine-it' }),
    anna: slack.person('Anna', { in: 'rhine-it' }),
    victor: slack.person('Victor', { in: 'rhine-ot' }),
  };
}

const entries = async ({ store }: Story): Promise<number> =>
  (
    await store.queries
      .select()
      .from(store.tables.auditEntries)
      .where(eq(store.tables.auditEntries.record, 'incident'))
  ).length;

describe('a press that is not allowed gets a private sentence and changes nothing', () => {
  test('the second to acknowledge is told, and the first keeps it', async () => {
    const story = await filed();
    const { omar, lena, slack } = story;
    const [card] = slack.workspace.messagesIn('C0RHINEIT');
    // Lena's screen still shows the button that Omar has pressed in the meantime.
    const stale = structuredClone(card);
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    const before = await entries(story);
    slack.workspace.messagesIn('C0RHINEIT').splice(0, 1, stale!);
    await lena.clicks('Acknowledge', { on: 'INC-1' });
    expect(lena.told.at(-1)).toBe(
      'INC-1 is acknowledged already; nothing more to do. More shows who did it.',
    );
    expect(omar.told).toEqual([]);
    expect(await entries(story)).toBe(before);
  });

  test('the side that asked cannot answer, and the side that answers cannot confirm', async () => {
    const story = await filed();
    const { anna, omar, ines, slack } = story;
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    await omar.clicks('Resolve', { on: 'INC-1' });
    await omar.submits();
    const before = await entries(story);
    // Victor is a guest in the channel: he sees the card, and is nobody to Common Ground.
    await story.victor.clicks('Confirm fixed', { on: 'INC-1' });
    expect(story.victor.told.at(-1)).toContain('I don’t know yet which side you are on');
    const [otCard] = slack.workspace.messagesIn('C0RHINEOT');
    slack.workspace
      .messagesIn('C0RHINEIT')
      .push({ ...otCard!, channel: 'C0RHINEIT', ts: slack.workspace.nextTs() });
    await omar.clicks('Confirm fixed', { on: 'INC-1' });
    expect(omar.told.at(-1)).toBe(
      'INC-1 was asked by OT, so OT says whether it is fixed. Write in its thread if it isn’t.',
    );
    expect(await entries(story)).toBe(before);
    // Someone of a bridge role belongs to both sides.
    await anna.clicks('Confirm fixed', { on: 'INC-1' });
    expect(ines.sees().join('\n')).toContain('Anna Schulz confirmed that it is fixed.');
  });

  test('a form that says too little keeps what was typed and says what is missing', async () => {
    const story = await startStory();
    const { ines } = cast(story);
    await ines.types('/incident');
    await ines.fills({ 'Where and what': 'PLC-12', 'What happens': '   \u200b', 'How bad': 'line stopped' });
    expect(ines.modal?.errors).toEqual(['Say in a few words what happens.']);
    expect(await entries(story)).toBe(0);
    await ines.fills({
      'Where and what': 'PLC-12',
      'What happens': 'No heartbeat',
      'How bad': 'line stopped',
    });
    expect(ines.modal?.title).toBe('INC-1');
  });

  test('not fixed needs a reason', async () => {
    const { omar, ines } = await filed();
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    await omar.clicks('Resolve', { on: 'INC-1' });
    await omar.submits();
    await ines.clicks('Not fixed', { on: 'INC-1' });
    await ines.fills({ 'What is still wrong': ' ' });
    expect(ines.modal?.errors.join()).not.toBe('');
    await ines.fills({ 'What is still wrong': 'Trends stop again after a minute' });
    expect(omar.sees().join('\n')).toContain('Trends stop again after a minute');
    expect(omar.dm.join('\n')).toContain('OT says that it is not fixed.');
    expect(omar.sees().filter(line => line.includes('Trends stop again')).length).toBeGreaterThan(1);
    await omar.clicks('Acknowledge', { on: 'Not fixed, waits for IT' });
    expect(omar.buttons({ on: 'Acknowledged by IT' })).toEqual(['Resolve', 'What changed?', 'More']);
  });

  test('someone who left, or whom nobody has added, is told whom to ask', async () => {
    const { slack, store } = await startStory();
    const victor = slack.person('Victor', { in: 'rhine-ot' });
    await victor.types('/incident');
    expect(victor.told.at(-1)).toBe(
      'I don’t know yet which side you are on, IT or OT. Ask your Common Ground admin to add you, or join your side’s desk; nothing was changed.',
    );
    await store.queries.update(store.tables.people).set({ left: true });
    const ines = slack.person('Ines', { in: 'rhine-ot' });
    await ines.types('/incident');
    expect(ines.told.at(-1)).toContain('Your account is marked as having left');
    expect(victor.modal ?? ines.modal).toBeUndefined();
  });
});

test('what people type pings nobody and breaks no card', async () => {
  const { slack } = await startStory();
  const { ines, omar } = cast({ slack } as Story);
  const nasty = `<!channel> <@U0OMAR> & *bold* \`code\` ${'<&>'.repeat(900)}`;
  await files(ines, 'HIS-1', 'Danger', nasty);
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': '<!here> '.repeat(120) });
  await omar.clicks('More', { on: 'INC-1' });
  const sent = JSON.stringify(slack.calls.map(call => call.args));
  expect(sent).toContain('&lt;!channel&gt;');
  expect(sent).not.toMatch(/<!(channel|here|everyone)/);
  expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
});
