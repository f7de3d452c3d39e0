import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

test('hours that are changed again and again in the same window are saved each time', async () => {
  const { slack, store } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await ines.types('/coffee');
  await ines.presses('My hours');
  for (const [n, day] of ['2027-01-11', '2027-01-12', '2027-01-13', '2027-01-14'].entries()) {
    if (n > 0) await ines.presses('Change');
    await ines.fills({ 'When you are away': `${day} to ${day}` });
    const [kept] = await store.queries.select().from(store.tables.personHours);
    expect(kept?.version).toBe(n + 1);
  }
});
