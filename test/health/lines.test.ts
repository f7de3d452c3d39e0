import { describe, expect, test } from 'vitest';
import { messageLines } from '../../src/health/doctor.ts';
import { printed, type Line } from '../../src/health/line.ts';
import {
  botLine,
  channelLines,
  connectionLine,
  scopeLines,
  type ChannelFound,
} from '../../src/health/slack-lines.ts';
import { storeLines, type StoreFound } from '../../src/health/store-lines.ts';

const told = (lines: readonly Line[]) => lines.map(printed).join('\n');

describe('the store', () => {
  const whole: StoreFound = {
    file: 'desk.sqlite',
    found: 'database',
    mode: 0o600,
    freeBytes: 200_000_000,
    flaws: [],
    age: 'same',
    whyNotWritable: null,
  };

  test('is well', () => {
    const lines = storeLines(whole, true);
    expect(lines).toHaveLength(6);
    expect(told(lines)).not.toContain('NOT OK');
  });

  test.each<[Partial<StoreFound>, string]>([
    [
      { whyNotWritable: 'SQLITE_READONLY' },
      'NOT OK Store: it takes no writes (SQLITE_READONLY). Check the owner',
    ],
    [{ whyNotWritable: 'SQLITE_BUSY' }, 'NOT OK Store: another process holds it. Run the doctor again'],
    [
      { flaws: ['row 1 missing'] },
      'NOT OK Store: the file is damaged (row 1 missing). Stop the app and restore',
    ],
    [{ mode: 0o644 }, 'NOT OK Store: the file’s permissions are 0644. Run: chmod 600 desk.sqlite'],
    [
      { freeBytes: 199_999_999 },
      'NOT OK Store: only 199 MB are free in its folder, 200 are needed. Make room',
    ],
    [{ age: 'older' }, 'NOT OK Store: it is from an older version. Back it up; the next start'],
    [{ age: 'newer' }, 'NOT OK Store: it is from a newer version. Install that one again'],
  ])('with %j is told with what to do', (change, says) => {
    const lines = storeLines({ ...whole, ...change } as StoreFound, false);
    expect(told(lines)).toContain(says);
    expect(lines.filter(line => !line.ok)).toHaveLength(1);
  });

  test('that is not there or can’t be read', () => {
    const file = 'desk.sqlite';
    expect(told(storeLines({ file, found: 'nothing', whyNotMade: null }, false))).toMatch(
      /^ok Store: there is no desk\.sqlite yet; it is made at the first start\./,
    );
    expect(told(storeLines({ file, found: 'nothing', whyNotMade: 'EACCES' }, false))).toMatch(
      /^NOT OK Store: there is no desk\.sqlite, and its folder takes none \(EACCES\)\. Check/,
    );
    expect(told(storeLines({ file, found: 'nothing', whyNotMade: 'ENOENT' }, false))).toBe(
      'NOT OK Store: the folder of desk.sqlite is not there. Make it, or check DATABASE_FILE.',
    );
    expect(told(storeLines({ file, found: 'nothing', whyNotMade: null }, true))).toMatch(
      /^NOT OK Store: there is no desk\.sqlite, and yet the app runs on this machine\. Give the doctor/,
    );
    for (const [why, says] of [
      ['SQLITE_NOTADB', 'is no SQLite database. Check DATABASE_FILE'],
      ['SQLITE_CORRUPT', 'is damaged. Stop the app'],
      ['EACCES', 'can’t be opened (EACCES). Check its owner'],
    ] as const)
      expect(told(storeLines({ file, found: 'unreadable', why }, false))).toContain(
        `NOT OK Store: desk.sqlite ${says}`,
      );
  });
});

describe('the tokens', () => {
  test('that Slack takes', () => {
    const answer = { workspace: 'Rhine & Bayou', name: 'common_ground', scopes: null };
    expect(printed(botLine({ answer }))).toBe('ok Bot token: common_ground in the workspace Rhine & Bayou.');
    expect(printed(connectionLine({ answer: true }))).toBe('ok App token: Socket Mode opens.');
  });

  test('that Slack refuses, and a Slack out of reach', () => {
    const refused = 'invalid_auth';
    expect(printed(botLine({ refused }))).toContain(
      'NOT OK Bot token: Slack does not accept it (invalid_auth). Copy',
    );
    expect(printed(connectionLine({ refused }))).toContain('(invalid_auth). Make an App-Level Token');
    const away = 'connect ECONNREFUSED 127.0.0.1:9';
    expect(printed(botLine({ refused: away }))).toContain(
      `Slack can’t be reached (${away}). Check the network`,
    );
    expect(printed(connectionLine({ refused: away }))).toContain('App token: Slack can’t be reached');
  });
});

describe('scopes', () => {
  test('just as the manifest has them', () => {
    expect(told(scopeLines(['a', 'b'], ['b', 'a']))).toBe('ok Scopes: all that the manifest asks for.');
  });
  test('missing ones and those that are too many', () => {
    expect(told(scopeLines(['a', 'x', 'y'], ['a', 'b', 'c'])).split('\n')).toEqual([
      'NOT OK Scopes: b, c missing. Install the app again from its manifest.',
      'ok Scopes: x, y not needed; an admin of Slack may take them away.',
    ]);
  });
  test('that Slack doesn’t tell', () => {
    expect(told(scopeLines(null, ['a']))).toMatch(/^NOT OK Scopes: Slack did not say.*x-oauth-scopes/);
  });
});

describe('a channel', () => {
  const right: ChannelFound = { name: 'rhine-it', isMember: true, isArchived: false, isShared: false };
  const lines = (change: Partial<ChannelFound>) =>
    told(channelLines('IT’s desk', 'C1', { answer: { ...right, ...change } })).split('\n');

  test('that is reached', () => {
    expect(lines({})).toEqual(['ok IT’s desk: #rhine-it.']);
  });
  test('without the app, archived, shared, or all at once', () => {
    const invite =
      'NOT OK IT’s desk: #rhine-it, where the app is no member. Write there: /invite @Common Ground';
    const archived = 'NOT OK IT’s desk: #rhine-it is archived. Bring it back, or give another channel.';
    const shared = expect.stringContaining(
      'NOT OK IT’s desk: #rhine-it is shared with another company',
    ) as string;
    expect(lines({ isMember: false })).toEqual([invite]);
    expect(lines({ isArchived: true, isMember: false })).toEqual([archived]);
    expect(lines({ isShared: true })).toEqual([shared]);
    expect(lines({ isShared: true, isMember: false })).toEqual([shared, invite]);
  });
  test.each([
    ['channel_not_found', 'C1 is not there, or private without the app. Write there: /invite @Common Ground'],
    ['missing_scope', 'Install the app again from its manifest.'],
    ['internal_error', 'C1 could not be looked at (internal_error). Run the doctor again.'],
  ])('of which Slack says %s', (refused, says) => {
    expect(told(channelLines('IT’s desk', 'C1', { refused }))).toContain(says);
  });
});

test('messages that wait or could not be delivered', () => {
  expect(told(messageLines({ undelivered: 0, overdue: 0, oldest: null }))).not.toContain('NOT OK');
  expect(told(messageLines({ undelivered: 1, overdue: 2, oldest: 1 })).split('\n')).toEqual([
    expect.stringMatching(/^NOT OK Messages: 1 message of the last seven days.*The admin channel says why/),
    expect.stringMatching(
      /^NOT OK Messages: 2 messages waited for longer than 5 minutes\. Is the app running/,
    ),
  ]);
});
