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

const option = (text: string) => ({ text: { type: 'plain_text', text }, value: 'v' });
const modal = (blocks: object[]) => ({ type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks });
const tooLong = 'x'.repeat(40_001);

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
  ['a good answer to a form', 'answer', { view: modal(section('x')) }, [0, 0, 0]],
  ['a view that is too long', 'answer', { view: modal(section('x'.repeat(3001))) }, [0, 0, 1]],
  ['a menu', 'answer', { options: [option('HIS-1')] }, [0, 0, 0]],
  ['an empty menu', 'answer', { options: [] }, [0, 0, 0]],
  ['a menu with an option that is too long', 'answer', { options: [option('x'.repeat(76))] }, [0, 0, 1]],
  ['a menu of groups without options', 'answer', { option_groups: [{ options: [] }] }, [0, 0, 1]],
  ['an answer to a command', 'answer', { response_type: 'ephemeral', text: 'Yes' }, [0, 0, 0]],
  ['an answer that is too long', 'answer', { response_type: 'ephemeral', text: tooLong }, [0, 0, 1]],
  ['an empty acknowledgement', 'answer', { text: '' }, [0, 0, 0]],
  ['a response', 'response', { text: 'Yes' }, [0, 0, 0]],
  ['a response without words', 'response', { replace_original: true }, [0, 0, 1]],
  ['a response that is too long', 'response', { text: tooLong }, [0, 0, 1]],
  ['a response of bad blocks', 'response', { text: 'x', blocks: section('x'.repeat(3001)) }, [0, 0, 1]],
])('%s is counted as it should be', (_, where, sent, counts) => {
  expect(judged(where, sent)).toEqual(counts);
});

test('a seed makes the same inputs again, and most of them signed', () => {
  const some = [...attack(seeded(5), 500, 'http://slack.example/')];
  expect([...attack(seeded(5), 500, 'http://slack.example/')]).toEqual(some);
  expect(some.filter(input => input.isSigned).length).toBeGreaterThan(400);
  expect(new Set(some.map(input => input.body)).size).toBeGreaterThan(450);
});

test('inputs hold what nobody asked for, and forms the blocks of their fields', () => {
  const some = [...attack(seeded(5), 2000, 'http://slack.example/')].map(input => input.body);
  const payloads = some.map(body => new URLSearchParams(body).get('payload') ?? body);
  const holds = (what: RegExp) => payloads.filter(body => what.test(body)).length;
  for (const name of ['name', 'actions', 'item', 'subteam', 'response_urls', 'authorizations'])
    expect(holds(new RegExp(`"${name}":(null|\\d|""|\\[)`))).toBeGreaterThan(0);
  expect(holds(/"blocks":\[\{"type":"input","block_id":"\w+"\}/)).toBeGreaterThan(100);
});
