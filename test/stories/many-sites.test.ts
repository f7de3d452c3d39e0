import { expect, test } from 'vitest';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { asLookedAt } from '../support/looked.ts';
import { testConfig } from '../support/config.ts';
import { startStory } from '../support/story.ts';

/** More than fit on one page of Slack's, and more than fit into one of its menus. */
const MANY = 120;

async function withManySites() {
  const story = await startStory();
  const header =
    'id,name,time zone,IT channel,OT channel,working days,opens,closes,emergency phone,radio channel';
  const rows = Array.from(
    { length: MANY },
    (_, n) => `s${n},Site ${n},UTC,C0IT${n},C0OT${n},Mon-Fri,07:00,17:00,112,1`,
  );
  const { auditKey } = testConfig(story.slack, story.file);
  await importPlant(story.store, { sites: [header, ...rows].join('\n') }, { auditKey, clock: story.clock });
  await asLookedAt(story.store);
  return { ...story, anna: story.slack.person('Anna', { in: 'canteen' }) };
}

test('the setup, health and people pages hold, and every site can be found and changed', async () => {
  const { slack, anna } = await withManySites();
  await anna.types('/ground health');
  expect(anna.modal?.texts.join('\n')).toMatch(/And \d+ more sites, \d+ of them with problems\./);
  await anna.closes();

  await anna.types('/ground setup');
  expect(anna.modal?.texts.join('\n')).toContain(`And ${MANY + 2 - 40} more sites.`);
  await anna.chooses('Site 119');
  expect(anna.modal?.title).toBe('Change a site');
  await anna.fills({ 'Radio channel': '9', 'IT’s channel': 'rhine-it', 'OT’s channel': 'rhine-ot' });
  expect(anna.modal?.errors.join()).toContain('That channel is a desk of Rhine Works');
  await anna.closes();
  await anna.closes();

  await anna.types('/ground people');
  await anna.fills({ Who: 'Lena' });
  await anna.fills({ Side: 'IT', Site: 'Site 77' });
  expect(anna.modal?.texts.join()).toContain('Lena Brandt belongs to IT at Site 77 now.');
  expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
});
