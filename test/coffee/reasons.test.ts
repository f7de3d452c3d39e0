import { expect, test } from 'vitest';
import { leftOutWords } from '../../src/coffee/reasons.ts';

test('nobody reads from why they have nobody that somebody would not be paired with them', () => {
  const says = (...why: Parameters<typeof leftOutWords>[0]['why']) => leftOutWords({ why });
  expect(says('do not pair', 'manager and report')).toBe(says('nobody left'));
  expect(says('do not pair')).toBe(says('nobody left'));
  expect(says('manager and report')).toBe('Who is left is your manager, or reports to you.');
});
