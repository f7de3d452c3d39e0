import { expect, test } from 'vitest';
import { readCommand } from '../../src/changes/command.ts';

test('of what stands behind /change no more is read than a form takes', () => {
  const what = 'Clean the pump. '.repeat(200);
  const asked = readCommand(`${what}tonight 20:00`);
  expect(asked).toMatchObject({ for: 'form', what: expect.stringMatching(/^Clean the pump\. .*…$/) });
  expect('what' in asked && asked.what.length).toBeLessThanOrEqual(3000);
});
