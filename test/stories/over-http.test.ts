import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

/** `OVER=http npx vitest run test/stories` runs every story over HTTP; this one always does. */
test('an incident crosses over signed HTTP, and comes back confirmed', async () => {
  const { slack } = await startStory({ over: 'http' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': 'Swapped the disk' });
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  expect(ines.sees().join('\n')).toContain('confirmed that it is fixed');
  expect(slack.calls.map(call => call.method)).not.toContain('apps.connections.open');
});

test('what was signed more than five minutes ago, or later than now, is refused and changes nothing', async () => {
  const { slack, store } = await startStory({ over: 'http' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  // What comes from the future grows old on its way, longer on a busy machine.
  for (const seconds of [-301, 330]) {
    slack.skewClock(seconds);
    await ines.types('/incident');
    expect(ines.told.at(-1)).toBe('/incident failed with the error “dispatch_failed”');
    expect(ines.modal).toBeUndefined();
  }
  slack.skewClock(-240);
  await files(ines, 'HIS-1');
  expect(await store.queries.select().from(store.tables.incidents)).toHaveLength(1);
});

test('when Slack holds events back, the log says so and people can still press', async () => {
  const { slack, log } = await startStory({ over: 'http', eventsAnHour: 1 });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  for (const word of ['one', 'two']) await ines.types(word);
  expect(log.join('\n')).toContain('Slack holds events back');
  expect(log.join('\n')).not.toContain('was not acknowledged');
  await files(ines, 'HIS-1');
  expect(slack.person('Omar', { in: 'rhine-it' }).sees().join('\n')).toContain('INC-1');
});
