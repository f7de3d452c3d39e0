import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/kernel/clock.ts';
import { conversationStore } from '../../src/conversations/store.ts';
import { incidentName } from '../../src/incidents/incident.ts';
import type { Address, Message } from '../../src/outbox/message.ts';
import { drawUndelivered, outboxRoutes } from '../../src/outbox/slack.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { UNDELIVERED } from '../../src/outbox/undelivered.ts';
import { TRY_AGAIN } from '../../src/outbox/views.ts';
import { enteredIn } from '../../src/slack/entered.ts';
import type { Admin } from '../../src/people/admins.ts';
import type { Answer, Listen, Press } from '../../src/slack/listen.ts';
import { messageStatements } from '../../src/store/facts.ts';
import { incidentDesk } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

/** INC-1, and messages about it that died. */
async function undeliverable() {
  const store = plantStore();
  const machine = testClock();
  const outbox = outboxStore(store);
  const desk = incidentDesk(store);
  const incident = await desk.filed({ what: 'The secret recipe is on the screen' });
  // Filing's own messages are not what this is about.
  await store.queries.delete(store.tables.outbox);
  let written = 0;

  async function dies(to: Address, reason: string, intent = 'incident.please-confirm'): Promise<number> {
    const message = { key: `m${++written}`, intent, about: incident.id, seq: 1, to, urgent: false };
    store.commit(messageStatements(store, [message], machine.now()));
    const [claimed] = await outbox.claim(machine.now(), machine.now() + 1, 1);
    await outbox.dead(claimed!, machine.now(), reason, []);
    return claimed!.id;
  }
  const drawIt = drawUndelivered(
    outbox,
    conversationStore(store, { machine: systemClock }),
    async ({ about }) => incidentName(await desk.find(about)),
  );
  const draw = (id: number) => {
    const news: Message = {
      key: 'news',
      intent: UNDELIVERED,
      about: String(id),
      seq: 1,
      to: { kind: 'channel', id: 'C0ADMINS' },
      urgent: false,
    };
    return drawIt(news);
  };
  return { store, outbox, machine, incident, dies, draw };
}

describe('the news of a message that could not be delivered', () => {
  test.each<[string, Address, string]>([
    ['a person', { kind: 'person', id: 'U0INES' }, '<@U0INES>'],
    ['a channel', { kind: 'channel', id: 'C0ADMINS' }, '<#C0ADMINS>'],
    ['a desk', { kind: 'card', cardId: 'i-1.it' }, '<#C0RHINEIT>'],
    ['a thread at a desk', { kind: 'thread', cardId: 'i-1.ot' }, '<#C0RHINEOT>'],
    ['a desk whose card is gone', { kind: 'card', cardId: 'i-404.it' }, 'its desk'],
  ])('names the record and %s', async (_, to, named) => {
    const { dies, draw } = await undeliverable();
    const drawn = await draw(await dies(to, 'is_archived'));
    expect(drawn?.text.mrkdwn).toBe(
      `*Could not be delivered:* a message about INC-1 to ${named}.\nThat channel is archived. Bring it back, or give the site another one. Until then, tell the people concerned another way.`,
    );
  });

  test.each([
    'not_in_channel',
    'channel_not_found',
    'user_disabled',
    'missing_scope',
    'invalid_blocks',
    'not drawn',
    'never_heard_of',
  ])('never holds what the message says: %s', async reason => {
    const { incident, dies, draw } = await undeliverable();
    const told = JSON.stringify(await draw(await dies({ kind: 'person', id: 'U0INES' }, reason)));
    expect(told).toContain('INC-1');
    for (const secret of [incident.what, 'recipe', incident.place, 'HIS-1', 'please-confirm', incident.id])
      expect(told).not.toContain(secret);
  });

  test('says what to do, or at least the reason', async () => {
    const { dies, draw } = await undeliverable();
    const to: Address = { kind: 'channel', id: 'C0RHINEIT' };
    const text = async (reason: string) => (await draw(await dies(to, reason)))?.text.mrkdwn;
    expect(await text('not_in_channel')).toContain('Write /invite @Common Ground there.');
    for (const [reason, remedy] of Object.entries({
      restricted_action: 'Let me post there',
      cannot_dm_bot: 'Give what it has to a person.',
      msg_too_long: 'The message was too long for Slack. Report this as a bug.',
      no_text: 'The message was empty. Report this as a bug.',
    }))
      expect(await text(reason)).toContain(remedy);
    expect(await text('never_heard_of')).toContain('Reason: never_heard_of.');
    expect(await text('<!channel>')).toContain('Reason: &lt;!channel&gt;.');
  });

  test('is nothing once the message is on its way again', async () => {
    const { outbox, machine, dies, draw } = await undeliverable();
    const id = await dies({ kind: 'person', id: 'U0INES' }, 'user_disabled');
    expect(await draw(id)).toBeDefined();
    await outbox.revive(id, machine.now());
    expect(await draw(id)).toBeUndefined();
    expect(await draw(404)).toBeUndefined();
  });
});

describe('“Try again”', () => {
  async function pressing() {
    const parts = await undeliverable();
    const routes = new Map<string, (press: Press<Admin>) => Promise<Answer>>();
    const on = { press: (action, run) => void routes.set(action, run) } as Pick<Listen<Admin>, 'press'>;
    outboxRoutes(on as Listen<Admin>, parts.outbox, parts.machine, async () => 'INC-7');
    const id = await parts.dies({ kind: 'person', id: 'U0INES' }, 'user_disabled');
    expect((await parts.draw(id))?.blocks[1]).toMatchObject({
      type: 'actions',
      elements: [{ text: { text: 'Try again' }, action_id: TRY_AGAIN, value: String(id) }],
    });
    const press = (by: Admin) =>
      routes.get(TRY_AGAIN)!({
        by,
        key: 'press:1',
        value: String(id),
        entered: enteredIn(undefined),
        about: '',
      });
    return { ...parts, id, press };
  }
  const admin: Admin = { id: 'U0ANNA' };

  test('sends it again, at once', async () => {
    const { outbox, machine, press } = await pressing();
    expect(await press(admin)).toMatchObject({
      done: { mrkdwn: expect.stringMatching(/^INC-7: <@U0ANNA> sends/) },
    });
    expect(await outbox.claim(machine.now(), machine.now() + 1, 8)).toHaveLength(1);
  });

  test('says to the second that it is on its way already', async () => {
    const { press } = await pressing();
    await press(admin);
    await expect(press(admin)).rejects.toMatchObject({ code: 'already-done' });
  });
});
