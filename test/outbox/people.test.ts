import { expect, onTestFinished, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { Address } from '../../src/outbox/message.ts';
import { recipient } from '../../src/outbox/views.ts';
import type { Failure } from '../../src/sandbox/faults.ts';
import { slackPost } from '../../src/slack/post.ts';
import { botOf, plantSlack } from '../sandbox/bare-app.ts';
import { delivery } from './delivery.ts';

const people = (...ids: string[]): Address => ({ kind: 'people', ids });
const both = people('U1INES', 'U2OMAR');

test('a message to several people goes to the one conversation they have, whatever their order', async () => {
  const { write, run, said } = delivery();
  write({ to: people('U2', 'U1') }, { to: people('U1', 'U2') });
  await run();
  expect(said()).toEqual(['send U1,U2 m1', 'send U1,U2 m2']);
});

test('what can’t be sent to a group is dead at once, the admins hear of it, and it holds up nothing else', async () => {
  const { write, run, answers, said, rows } = delivery();
  answers(({ where, text }) =>
    where.includes(',') && text === 'm1' ? { kind: 'refused', reason: 'user_disabled' } : undefined,
  );
  write({ to: people('U1', 'U2') }, { to: people('U1', 'U2') });
  await run();
  expect(said().toSorted()).toEqual([
    'send C0ADMINS undelivered: m1, user_disabled',
    'send U1,U2 m1',
    'send U1,U2 m2',
  ]);
  expect((await rows()).map(({ reason }) => reason)).toEqual(['user_disabled', null, null]);
});

test('the news of it names all of them', () => {
  expect(recipient(both, undefined).mrkdwn).toBe('<@U1INES>, <@U2OMAR>');
});

/** Delivery to a Slack that runs here, with what its people see. */
async function inTheWorkspace() {
  const desk = delivery();
  const slack = await plantSlack({ clock: () => desk.machine.now() });
  onTestFinished(() => slack.stop());
  const begins = () => {
    // What a process knew of conversations ends with it.
    desk.parts.post = slackPost(botOf(slack));
  };
  begins();
  const read = () => [slack.person('Ines').sees('with Omar'), slack.person('Omar').sees('with Ines')];
  return { ...desk, slack, begins, read };
}

const failures: [string, Failure][] = [
  ['a broken connection', 'drop the connection after doing it'],
  ['a 500', { statusAfterDoingIt: 500 }],
];

test.each(failures)(
  'after %s it is looked for in the group’s history, and stands there once',
  async (_, failure) => {
    const { write, run, later, slack, read, rows } = await inTheWorkspace();
    slack.failNext('chat.postMessage', failure);
    write({ to: both });
    await run();
    await later(SECOND);
    expect(read()).toEqual([['Signal: m1'], ['Signal: m1']]);
    expect((await rows())[0]?.sentAt).not.toBeNull();
  },
);

test('a process that died after Slack had it is followed by one that finds it', async () => {
  const { write, run, later, slack, begins, read, rows, parts } = await inTheWorkspace();
  const { outbox } = parts;
  parts.outbox = { ...outbox, sent: () => Promise.reject(new Error('killed')) };
  write({ to: both });
  await run();
  parts.outbox = outbox;
  begins();
  await later(MINUTE);
  expect(read()).toEqual([['Signal: m1'], ['Signal: m1']]);
  expect((await rows())[0]?.sentAt).not.toBeNull();
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
});

test('where one of them has left Slack opens nothing: nobody gets it, and the reason is kept', async () => {
  const { write, run, slack, rows } = await inTheWorkspace();
  await slack.deactivates('Omar');
  write({ to: both });
  await run();
  expect((await rows())[0]).toMatchObject({ reason: 'user_disabled', sentAt: null });
  expect(() => slack.person('Ines').sees('with Omar')).toThrow('is in no group with Omar, only with: ');
});
