import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

/** The incidents that are kept, in the order they were filed. */
const incidents = async ({ store: { queries, tables } }: Story) =>
  queries.select().from(tables.incidents).orderBy(tables.incidents.number);

test('an incident crosses from IT to OT at the other site, at that site’s desks and on its clock', async () => {
  const story = await startStory();
  const { slack } = story;
  const ravi = slack.person('Ravi', { in: 'bayou-it' });
  const caleb = slack.person('Caleb', { in: 'bayou-ot' });

  await ravi.types('/incident');
  expect(ravi.modal?.texts.join()).toContain('225 555 0111, radio 2');
  await ravi.fills({ 'Where and what': 'DCS-1', 'What happens': 'Scans break a link', 'How bad': 'Danger' });
  // 08:00 UTC is two in the morning at Bayou Works; danger leaves five minutes.
  const receipt = ravi.modal;
  expect(receipt?.title).toBe('INC-1');
  expect(receipt?.texts.join('\n')).toContain('OT');
  expect(receipt?.texts.join('\n')).toContain('24 Nov 02:05');
  expect(receipt?.texts.join('\n')).toContain('Bayou Works');
  await ravi.closes();

  expect(caleb.sees().join('\n')).toContain('INC-1 · DCS-1, Cracker');
  expect(caleb.buttons({ on: 'INC-1' })).toEqual(['Acknowledge', 'What changed?', 'More']);
  expect(ravi.sees().join('\n')).toContain('INC-1 · DCS-1, Cracker');
  expect(ravi.buttons({ on: 'INC-1' })).toEqual(['What changed?', 'More']);

  await caleb.clicks('Acknowledge', { on: 'INC-1' });
  expect(ravi.sees().join('\n')).toContain('Caleb Thibodeaux (OT)');
  await caleb.clicks('Resolve', { on: 'INC-1' });
  await caleb.fills({ 'What fixed it': 'Port scan taken off the controllers' });
  expect(ravi.dm.join('\n')).toContain('Port scan taken off the controllers');
  await ravi.clicks('Confirm fixed', { on: 'INC-1' });
  expect(ravi.buttons({ on: 'INC-1' })).not.toContain('Confirm fixed');
  expect(await incidents(story)).toMatchObject([
    {
      siteId: 'bayou',
      assetId: 'dcs-1',
      asking: 'it',
      answering: 'ot',
      state: 'closed',
      reporterId: ravi.id,
      ownerId: caleb.id,
      resolverId: caleb.id,
    },
  ]);

  await caleb.clicks('More', { on: 'INC-1' });
  const history = caleb.modal?.texts.filter(text => /Ravi Menon|Caleb Thibodeaux/.test(text)) ?? [];
  expect(history.length).toBeGreaterThan(0);
  for (const text of history) expect(text).toContain('24 Nov 02:00');
  expect(caleb.modal?.texts.join('\n')).toContain('Bayou Works');

  for (const [name, desk] of [
    ['Ines', 'rhine-ot'],
    ['Omar', 'rhine-it'],
  ] as const) {
    expect(slack.person(name, { in: desk }).sees()).toEqual([]);
    expect(slack.person(name).dm).toEqual([]);
  }
});

test('what belongs to nobody, and a place in words, go to the side opposite the reporter', async () => {
  const story = await startStory();
  const { slack } = story;
  const ravi = slack.person('Ravi', { in: 'bayou-it' });
  const caleb = slack.person('Caleb', { in: 'bayou-ot' });
  await files(ravi, 'CAM-9');
  await files(caleb, 'CAM-9');
  await files(ravi, 'Cable tray by the flare');
  await files(caleb, 'Cable tray by the flare');

  const [toOt, toIt] = [
    { siteId: 'bayou', asking: 'it', answering: 'ot' },
    { siteId: 'bayou', asking: 'ot', answering: 'it' },
  ];
  const words = { assetId: null, place: 'Cable tray by the flare' };
  expect(await incidents(story)).toMatchObject([
    { ...toOt, assetId: 'cam-9' },
    { ...toIt, assetId: 'cam-9' },
    { ...toOt, ...words },
    { ...toIt, ...words },
  ]);
  for (const name of ['INC-1', 'INC-3']) {
    expect(caleb.buttons({ on: name })).toContain('Acknowledge');
    expect(ravi.buttons({ on: name })).toEqual(['What changed?', 'More']);
  }
  for (const name of ['INC-2', 'INC-4']) {
    expect(ravi.buttons({ on: name })).toContain('Acknowledge');
    expect(caleb.buttons({ on: name })).toEqual(['What changed?', 'More']);
  }
});

test('who belongs to both sides is asked which one should answer, and told so where nothing else says it', async () => {
  const story = await startStory();
  const { slack } = story;
  const anna = slack.person('Anna', { in: 'rhine-it' });
  const ravi = slack.person('Ravi', { in: 'bayou-it' });
  await ravi.types('/incident');
  expect(ravi.modal?.labels.join()).not.toContain('Who should answer');
  await ravi.closes();

  await anna.types('/incident');
  expect(anna.modal?.labels.join()).toContain('Who should answer');
  const words = { 'Where and what': 'Stairs to the tank', 'What happens': 'No signal', 'How bad': 'Slower' };
  await anna.fills(words);
  expect(anna.modal?.errors).toHaveLength(1);
  const [form] = slack.workspace.state.stacks[anna.id] ?? [];
  expect(Object.keys(form?.errors ?? {})).toEqual(['answering']);
  expect(await incidents(story)).toEqual([]);

  await anna.fills({ ...words, 'Who should answer': 'OT' });
  expect(anna.modal?.title).toBe('INC-1');
  expect(await incidents(story)).toMatchObject([{ siteId: 'rhine', asking: 'it', answering: 'ot' }]);
});
