import { expect, test } from 'vitest';
import { readTimes, splitTimes } from '../../src/changes/times.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { rhine } from '../incidents/a-place.ts';
import { TUESDAY } from '../support/clocks.ts';

test.each([
  ['reboot print-srv tonight 20:00', 'reboot print-srv', 'tonight 20:00'],
  ['  Reboot   PRINT-SRV\u00a0Tonight 20–22 ', 'Reboot   PRINT-SRV', 'Tonight 20–22'],
  ['reboot print-srv now', 'reboot print-srv', 'now'],
  ['reboot print-srv now for 20 min', 'reboot print-srv', 'now for 20 min'],
  ['reboot print-srv at 8pm Fri', 'reboot print-srv', 'at 8pm Fri'],
  ['reboot print-srv on Friday, 22:00', 'reboot print-srv', 'on Friday, 22:00'],
  ['reboot “print-srv”: 24 Dec 22:00 - 26 Dec 06:00', 'reboot “print-srv”', '24 Dec 22:00 - 26 Dec 06:00'],
  ['patch switch 12 Dec 24 8:00', 'patch switch 12', 'Dec 24 8:00'],
  ['update HMI to 5.6.1 tomorrow 6:30', 'update HMI to 5.6.1', 'tomorrow 6:30'],
  ['update HMI to 5.6 today 14:00', 'update HMI to 5.6', 'today 14:00'],
  ['restart pumps 3-4 tonight 20:00', 'restart pumps 3-4', 'tonight 20:00'],
  ['restart line 2 22:00', 'restart line 2', '22:00'],
  ['restart line 2 – tonight 22:00', 'restart line 2', 'tonight 22:00'],
  ['restart SUN-2 20:00', 'restart SUN-2', '20:00'],
  ['reboot print-srv', 'reboot print-srv', ''],
  ['reboot print-srv tonight 20:00 please', 'reboot print-srv tonight 20:00 please', ''],
  ['reboot print-srv 20:00 UTC', 'reboot print-srv 20:00 UTC', ''],
  ['', '', ''],
  ['22:00', '', '22:00'],
])('“%s” is “%s” at “%s”', (words, what, when) => {
  expect(splitTimes(words)).toEqual({ what, when });
});

/** Whoever takes only the end of these does it at another time than was meant. */
test.each([
  ['reboot print-srv Fri in two weeks 8:00', 'weeks 8:00'],
  ['reboot print-srv next week Tue 8:00', 'next week Tue 8:00'],
  ['reboot print-srv week 49 Tue 8:00', 'week 49 Tue 8:00'],
  ['reboot print-srv every Fri 22:00', 'every Fri 22:00'],
  ['reboot print-srv Fri-Sun 20:00', 'Fri-Sun 20:00'],
  ['keep print-srv off until 20:00', 'until 20:00'],
  ['reboot print-srv before 20:00', 'before 20:00'],
  ['reboot print-srv 24th 8:00', '24th 8:00'],
  ['reboot print-srv Dec 8:00', 'Dec 8:00'],
  ['reboot print-srv 24/12 8:00', '24/12 8:00'],
  ['reboot print-srv Thu 24/12 8:00', 'Thu 24/12 8:00'],
  ['update print-srv to 5.6 20:00', '5.6 20:00'],
  ['restart pumps 3-4 20:00', '3-4 20:00'],
  ['reboot print-srv 8 - 10 pm', '8 - 10 pm'],
  ['reboot print-srv tonight 25:00', 'tonight 25:00'],
  ['reboot print-srv tomorrow', 'tomorrow'],
  ['keep print-srv off for 2 h', 'for 2 h'],
])('“%s” keeps “%s” together, which is refused', (words, when) => {
  expect(splitTimes(words).when).toBe(when);
  expect(() => readTimes(when, rhine, TUESDAY, HOUR)).toThrow(
    expect.objectContaining({ code: 'bad-answer' }),
  );
});

test('a long text is not searched for long', () => {
  const long = `${'-'.repeat(100_000)} tonight 20:00`;
  expect(splitTimes(long).when).toBe('tonight 20:00');
  expect(splitTimes('1-'.repeat(50_000)).when).toBe('');
});

test('however long a run of marks is, it is read in one go from its end', () => {
  const marks = ','.repeat(500_000);
  expect(splitTimes(`reboot print-srv${marks} tonight 20:00`)).toEqual({
    what: 'reboot print-srv',
    when: 'tonight 20:00',
  });
  expect(splitTimes(`reboot${marks}print-srv tonight 20:00`).what).toHaveLength(marks.length + 15);
});
