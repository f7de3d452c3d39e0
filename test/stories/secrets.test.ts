import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { secretsIn } from '../../src/config.ts';
import { incidentHeads } from '../../src/incidents/store.ts';
import { manifestFor } from '../../src/slack/manifest.ts';
import { testConfig } from '../support/config.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('no secret is in the log, the database, its history, a backup or an export, and they are their owner’s', async () => {
  const story = await startStory();
  const { slack, store, file } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  // Slack refuses a call, and a listener breaks: what carries a request along is told in the log.
  slack.failNext('views.open', { error: 'fatal_error' });
  await ines.types('/incident');
  slack.failNext('chat.postMessage', { error: 'invalid_auth' });
  await files(ines, 'SW-34');
  const copy = join(dirname(file), 'copy.sqlite');
  await store.backup(copy);
  const heads = JSON.stringify(await incidentHeads(store));

  const folder = dirname(file);
  const kept = readdirSync(folder).filter(name => name.includes('.sqlite'));
  expect(kept).toEqual(expect.arrayContaining(['desk.sqlite', 'desk.sqlite-wal', 'copy.sqlite']));
  for (const name of kept.filter(one => one.startsWith('desk')))
    expect(`${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);

  const secrets = secretsIn(testConfig(slack, file));
  expect(secrets).toHaveLength(3);
  const told = [story.log.join('\n'), heads, manifestFor('')];
  for (const name of kept) told.push(readFileSync(join(folder, name), 'latin1'));
  expect(story.log.length).toBeGreaterThan(0);
  for (const text of told) for (const secret of secrets) expect(text.includes(secret)).toBe(false);
});
