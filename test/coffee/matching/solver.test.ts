import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { pairUp } from '../../../src/coffee/matching/round.ts';
import { roundFrom, solveRound } from '../../../src/coffee/matching/solver.ts';
import { solveFor } from '../../../src/coffee/matching/thread.ts';
import { built } from '../../support/built.ts';
import { aCrowd } from './crowd.ts';

describe('a round that is solved', () => {
  test.each([0, 1, 60])('is the same for %i people as where it is not sent to a thread', async size => {
    const crowd = aCrowd(size, 'solved');
    expect(await solveRound(crowd)).toEqual(pairUp(crowd));
  });

  test('is the same in a thread, and lets others have their turn meanwhile', async () => {
    for (const crowd of [aCrowd(420, 'turns'), { ...aCrowd(301, 'same hours'), hours: 8 }]) {
      let turns = 0;
      const turning = setInterval(() => turns++, 1);
      const solved = await solveRound(crowd);
      clearInterval(turning);
      expect(turns).toBeGreaterThan(0);
      expect(solved).toEqual(pairUp(crowd));
    }
  });

  test('is the same in what is built', async () => {
    const program = await built('test/coffee/matching/solves-a-crowd.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program, '330', 'built']);
    expect(JSON.parse(stdout)).toEqual(pairUp(aCrowd(330, 'built')));
  });

  test('fails with what was wrong, in place and in a thread', async () => {
    for (const size of [4, 400]) {
      const { people, ...rest } = aCrowd(size, 'twice');
      await expect(solveRound({ ...rest, people: [...people, ...people] })).rejects.toThrow('twice');
    }
  });

  test('is given up when the app stops, before and meanwhile', async () => {
    const reason = new Error('the app stops');
    await expect(solveRound(aCrowd(4, 'stop'), AbortSignal.abort(reason))).rejects.toBe(reason);
    const stopping = new AbortController();
    const solving = solveRound(aCrowd(2_000, 'stop'), stopping.signal);
    setImmediate(() => stopping.abort(reason));
    await expect(solving).rejects.toBe(reason);
  });
});

describe('a thread', () => {
  const running = (program: string) => new Worker(program, { eval: true, execArgv: [], env: {} });

  test.each([
    ['process.exit(0)', 'without a round'],
    ['throw new Error("a bug")', 'a bug'],
    ['require("node:worker_threads").parentPort.on("message", () => process.exit(7))', 'without a round'],
  ])('that ends with %s has made no round', async (program, why) => {
    await expect(roundFrom(running(program), ['all'])).rejects.toThrow(why);
  });

  test('that never answers is ended when the app stops', async () => {
    const thread = running('for (;;);');
    const stopping = new AbortController();
    const asked = roundFrom(thread, ['all'], stopping.signal);
    stopping.abort(new Error('the app stops'));
    await expect(asked).rejects.toThrow('the app stops');
    expect(thread.threadId).toBe(-1);
  });

  test('puts its parts together, and closes its port after its round', async () => {
    const { people, hours: _, ...rest } = aCrowd(20, 'parts');
    const { port1, port2 } = new MessageChannel();
    solveFor(port1);
    const parts = [
      { rest: { ...rest, hours: 8 } },
      { people: people.slice(0, 9) },
      { people: people.slice(9) },
    ];
    for (const part of [...parts, 'all']) port2.postMessage(part);
    const closed = once(port2, 'close');
    expect((await once(port2, 'message'))[0]).toEqual(pairUp({ ...rest, hours: 8, people }));
    await closed;
  });

  test('is over after its round', async () => {
    const thread = running(
      'require("node:worker_threads").parentPort.postMessage("a round"); setInterval(() => {}, 9)',
    );
    expect(await roundFrom(thread, [])).toBe('a round');
    expect(thread.threadId).toBe(-1);
  });
});
