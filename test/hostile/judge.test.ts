import { expect, test } from 'vitest';
import { attack } from './attack.ts';
import { judge, SECRET_WORD, type Verdicts } from './judge.ts';
import { seeded } from '../conversations/a-thread-slack.ts';

const judged = (where: string, sent: Record<string, unknown>) => {
  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  judge(verdicts, { where, sent });
  return [verdicts.pings.length, verdicts.leaks.length, verdicts.invalidBlocks.length];
};

const section = (text: string, type = 'mrkdwn') => [{ type: 'section', text: { type, text } }];

test.each<[string, string, Record<string, unknown>, number[]]>([
  ['a good message', 'chat.postMessage', { text: 'INC-1', blocks: section('*INC-1*') }, [0, 0, 0]],
  ['a ping', 'chat.postMessage', { text: '<!channel>', blocks: section('x') }, [1, 0, 0]],
  ['a ping in a block', 'chat.update', { text: 'x', blocks: section('<@UEVIL>') }, [1, 0, 0]],
  [
    'what looks like a ping and is none',
    'chat.update',
    { text: 'x', blocks: section('<@UEVIL>', 'plain_text') },
    [0, 0, 0],
  ],
  ['a stack trace', 'answer', { text: 'Error\\n    at run (/app/src/main.ts:7:1)' }, [0, 1, 0]],
  ['an error of the database', 'answer', { text: 'SQLITE_BUSY' }, [0, 1, 0]],
  [
    'what only some may read',
    'views.open',
    { view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: section(SECRET_WORD) } },
    [0, 1, 0],
  ],
  [
    'a block that is too long',
    'chat.postMessage',
    { text: 'x', blocks: section('x'.repeat(3001)) },
    [0, 0, 1],
  ],
])('%s is counted as it should be', (_, where, sent, counts) => {
  expect(judged(where, sent)).toEqual(counts);
});

test('a seed makes the same inputs again, and most of them signed', () => {
  const some = [...attack(seeded(5), 500, 'http://slack.example/')];
  expect([...attack(seeded(5), 500, 'http://slack.example/')]).toEqual(some);
  expect(some.filter(input => input.isSigned).length).toBeGreaterThan(400);
  expect(new Set(some.map(input => input.body)).size).toBeGreaterThan(450);
});
