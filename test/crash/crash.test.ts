import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { startStory } from '../support/story.ts';
import { files } from '../support/filing.ts';
import { auditOf } from './audit.ts';
import { preparedFile, runSchedule } from './schedule.ts';

const prepared = await preparedFile();
afterAll(prepared.remove);

const seeds = Array.from({ length: 16 }, (_, n) => n + 1);

test.each(seeds)(
  'with the power cut, and Slack and the disk refusing, nothing is lost and nothing doubled: seed %i',
  async seed => {
    const { lost, duplicates } = await runSchedule(prepared.file, seed);
    expect({ lost, duplicates }).toEqual({ lost: [], duplicates: [] });
  },
);

test('the auditor sees what is lost and what is doubled', async () => {
  const { slack, file } = await startStory({ over: 'socket' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1', 'Slower', 'First');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.replies('On my way', { on: 'INC-1' });
  const told = { filings: [{ what: 'First', acknowledged: true }], replies: ['On my way'] };
  const store = openStore(file);
  expect(await auditOf(slack, store, told)).toEqual({ lost: [], duplicates: [] });

  // A filing that was never kept, a reply that never crossed, a card that is gone, a note that stands twice.
  const more = {
    filings: [...told.filings, { what: 'Never', acknowledged: true }],
    replies: ['On my way', 'Nowhere'],
  };
  const { workspace } = slack;
  const note = workspace.messagesIn('C0RHINEIT').find(message => message.text.includes('has it.'))!;
  workspace.post({
    channel: note.channel,
    user: note.user,
    text: note.text,
    threadTs: note.threadTs!,
    metadata: note.metadata!,
  });
  const all = workspace.state.messages;
  all['C0RHINEOT'] = all['C0RHINEOT']!.filter(message => message.threadTs !== undefined);
  const { lost, duplicates } = await auditOf(slack, store, more);
  expect(lost).toEqual(
    expect.arrayContaining(['the filing “Never”', 'INC-1’s card at ot', 'the reply “Nowhere”']),
  );
  expect(duplicates).toEqual(
    expect.arrayContaining([expect.stringContaining('acknowledged'), expect.stringMatching(/in C0RHINEIT$/)]),
  );
  store.close();
});
