import { expect, test, vi } from 'vitest';
import type { Failure } from '../../src/sandbox/faults.ts';
import { aTalk, IT, OT } from './a-talk.ts';
import { seeded } from './a-thread-slack.ts';

const ACTS = 12;
const methods = ['chat.postMessage', 'chat.update', 'chat.delete'];
const failures: Failure[] = [
  'drop the connection after doing it',
  'drop the connection before doing it',
  { status: 500 },
  { status: 429, headers: { 'retry-after': '1' } },
  { error: 'internal_error' },
];

test.each([1, 3])(
  'each desk shows at last what the other wrote, whatever fails on the way: seed %i',
  async seed => {
    const talk = await aTalk({ every: 50 });
    const { slack, ines, omar, restart, waiting } = talk;
    const chance = seeded(seed);
    const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(chance() * all.length)];
    const jonas = slack.person('Jonas', { in: 'rhine-ot' });

    for (let n = 0; n < ACTS; n++) {
      const [method, failure, person] = [oneOf(methods), oneOf(failures), oneOf([ines, jonas, omar])];
      if (!method || !failure || !person) throw new Error('nothing to choose from');
      if (chance() < 0.4) slack.failNext(method, failure);
      if (n === ACTS / 2) await restart();
      const own = oneOf(talk.raw(person === omar ? IT : OT).filter(message => message.user === person.id));
      const dice = own ? chance() : 1;
      if (dice < 0.25) await person.edits(own?.text ?? '', `${own?.text} again`);
      else if (dice < 0.4) await person.deletes(own?.text ?? '');
      else await person.replies(`words-${n};`, { on: 'INC-1' });
    }
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 50_000, interval: 200 });

    const written = (channel: string) => talk.raw(channel).filter(message => message.clientMsgId);
    const carried = (channel: string) => talk.raw(channel).filter(message => message.as);
    for (const [here, there] of [
      [OT, IT],
      [IT, OT],
    ] as const) {
      const names = written(here).map(({ user, text }) => `${slack.workspace.user(user)?.name}: ${text}`);
      expect(carried(there).map(({ as, text }) => `${as?.name?.replace(/ \(.T\)$/, '')}: ${text}`)).toEqual(
        names,
      );
    }
    expect(written(OT).length + written(IT).length).toBeGreaterThan(3);
  },
);
