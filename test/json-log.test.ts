import { describe, expect, test } from 'vitest';
import { openLog } from '../src/json-log.ts';

function lines(level = 'debug') {
  const written: string[] = [];
  return { written, log: openLog(level, { write: line => void written.push(line) }) };
}

const TOKENS = ['xoxb-12-34-AbC', 'xoxp-1-2', 'xapp-1-A0-9-ff', 'xoxe-1'];

describe('a token is left out', () => {
  test.each(TOKENS)('wherever it stands: %s', token => {
    const { written, log } = lines();
    log.warn({ from: 'bolt' }, `refused ${token}, it says`);
    log.warn({ headers: { deep: { deeper: { deepest: [`Bearer ${token}`] } } } }, 'refused');
    log.error({ err: new Error(`bad ${token}`) }, 'refused');
    log.error({ err: new Error('bad', { cause: new Error(token) }) }, 'refused');
    log.error({ err: `bad ${token}` }, 'refused');
    expect(written).toHaveLength(5);
    for (const line of written) {
      expect(line).not.toContain(token);
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    }
    expect(written[0]).toContain('refused [token], it says');
  });
});

test('a secret of ours is left out wherever it stands', () => {
  const written: string[] = [];
  const log = openLog('info', { write: line => void written.push(line) }, ['a key of 32', 'sign(ed).*']);
  log.warn({ deep: { deeper: ['a key of 32'] }, err: new Error('no sign(ed).* here') }, 'is a key of 32');
  expect(written.join('')).toContain('is [secret]');
  expect(written.join('')).not.toMatch(/a key of 32|sign\(ed\)/);
});

describe('what people wrote is left out', () => {
  const WROTE = 'the boss broke the historian';
  const fields = ['text', 'words', 'what', 'blocks', 'private_metadata', 'body', 'token', 'authorization'];

  test.each(fields)('of %s, down to the fourth level', field => {
    const { written, log } = lines();
    const at = { [field]: WROTE };
    for (const depth of [at, { a: at }, { a: { b: at } }, { a: { b: { c: at } } }])
      log.info(depth, 'happened');
    expect(written).toHaveLength(4);
    expect(written.join()).not.toContain(WROTE);
  });

  test('of an error that carries a whole request', () => {
    const { written, log } = lines();
    const error = Object.assign(new Error('not_in_channel'), {
      data: { message: { text: WROTE } },
      payload: WROTE,
    });
    log.error({ err: error }, 'failed');
    expect(written.join()).not.toContain(WROTE);
    expect(JSON.parse(written[0]!)).toMatchObject({ err: { name: 'Error', message: 'not_in_channel' } });
  });
});

test('a line says what happened, when, and with which fields', () => {
  const { written, log } = lines();
  log.info({ job: 'incident.close', lateMs: 5 }, 'a timer fires late');
  expect(JSON.parse(written[0]!)).toEqual({
    level: 30,
    time: expect.any(Number),
    job: 'incident.close',
    lateMs: 5,
    msg: 'a timer fires late',
  });
});

test('what is less than was asked for is not written', () => {
  const { written, log } = lines('warn');
  log.debug({}, 'no');
  log.info({}, 'no');
  log.warn({}, 'yes');
  log.error({}, 'yes');
  expect(written).toHaveLength(2);
});
