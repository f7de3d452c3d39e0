import SqliteDatabase from 'better-sqlite3';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { incidentStore } from '../../src/incidents/store.ts';
import { NotSaved } from '../../src/kernel/not-saved.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { openStore } from '../../src/store/open.ts';
import { startStory } from '../support/story.ts';
import { files } from '../support/filing.ts';
import { auditOf } from './audit.ts';
import { STARTING } from './cut-desk.ts';
import { poweredBy, type Power, type StoreFault } from './power.ts';
import { preparedFile, runSchedule } from './schedule.ts';

const prepared = await preparedFile();
afterAll(prepared.remove);

const cutSoFar: string[] = [];
const seeds = Array.from({ length: 16 }, (_, n) => n + 1);

test.each(seeds)(
  'with the power cut, and Slack and the disk refusing, nothing is lost and nothing doubled: seed %i',
  async seed => {
    const { lost, duplicates, cuts } = await runSchedule(prepared.file, seed);
    cutSoFar.push(...cuts);
    expect({ lost, duplicates }).toEqual({ lost: [], duplicates: [] });
  },
);

test('some of them were cut while they started, and most when they had', () => {
  const starting = cutSoFar.filter(at => at.startsWith(STARTING));
  expect(starting.length).toBeGreaterThan(0);
  expect(cutSoFar.length).toBeGreaterThan(2 * starting.length);
});

describe('the power may be cut, and the store may refuse', () => {
  const aStore = (fault: () => StoreFault = () => undefined) => {
    const moments: string[] = [];
    const power: Power = { moment: what => void moments.push(what), isCut: false, at: undefined };
    const powered = poweredBy(openStore(':memory:'), () => power, fault);
    onTestFinished(() => powered.close());
    return { powered, outbox: outboxStore(powered), moments };
  };

  const sides = (what: string) => [`before a ${what}`, `after a ${what}`];

  test('before and after each claim, which is prepared once', async () => {
    const { outbox, moments } = aStore();
    for (let n = 0; n < 2; n++) await outbox.claim(1, 2, 5);
    expect(moments).toEqual([...sides('claim'), ...sides('claim')]);
  });

  test('before what is read, prepared or not, and on both sides of what is written', async () => {
    const { powered, outbox, moments } = aStore();
    await incidentStore(powered, { auditKey: '', machine: { now: () => 0 } }).find('none');
    await outbox.undelivered(1);
    await outbox.takeBack();
    powered.commitAll([[]]);
    expect(moments).toEqual(['before a select', 'before a select', ...sides('update'), ...sides('commit')]);
  });

  test('as the real one does: a commit is answered, what is written outside of one is thrown', async () => {
    const { powered, outbox } = aStore(() => 'SQLITE_FULL');
    const error = expect.any(NotSaved) as unknown;
    expect(powered.commitAll([[], []])).toEqual([error, error].map(one => ({ error: one })));
    await expect(outbox.claim(1, 2, 5)).rejects.toThrow(SqliteDatabase.SqliteError);
  });
});

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
