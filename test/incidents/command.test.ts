import { describe, expect, test } from 'vitest';
import { readCommand } from '../../src/incidents/command.ts';
import { incidentName } from '../../src/incidents/incident.ts';
import { readNumber } from '../../src/records/names.ts';
import { firstListing, listingOf } from '../../src/lists/listing.ts';

describe('the words behind the command', () => {
  test.each(['42', 'INC-42', 'inc-42', 'Inc 42', 'inc42', '#42', ' 42 ', '0042'])(
    'that name an incident open it: %j',
    words => {
      expect(readCommand(words)).toEqual({ for: 'incident', number: 42 });
    },
  );

  test.each(['list', 'LIST', ' list '])('ask for the first list: %j', words => {
    expect(readCommand(words)).toEqual({ for: 'list', listing: firstListing });
  });

  test.each(['mine', 'side', 'site', 'open', 'all'] as const)('ask for a list by its name: list %s', name => {
    for (const words of [`list ${name}`, `List  ${name.toUpperCase()} `])
      expect(readCommand(words)).toEqual({ for: 'list', listing: listingOf(name) });
  });

  test.each(['list pump house', 'list  pump house ', 'LIST pump house'])('look everywhere: %j', words => {
    expect(readCommand(words)).toEqual({ for: 'list', listing: listingOf('all', 'pump house') });
  });

  test.each(['list open valves', 'list 42', 'list open-here', 'list constructor'])(
    'look for what is no list’s name: %j',
    words => {
      expect(readCommand(words)).toEqual({
        for: 'list',
        listing: listingOf('all', words.replace('list ', '')),
      });
    },
  );

  test.each(['help', 'Help', ' HELP '])('ask for help: %j', words => {
    expect(readCommand(words)).toEqual({ for: 'help' });
  });

  test.each([
    ['', ''],
    ['  \u200b ', ''],
    ['help me', 'help me'],
    ['lists are wrong', 'lists are wrong'],
    ['listing', 'listing'],
    ['42 alarms a minute', '42 alarms a minute'],
    ['INC-42 again', 'INC-42 again'],
    ['INC-', 'INC-'],
    ['-42', '-42'],
    ['9'.repeat(10), '9'.repeat(10)],
    ['“pump” can’t start', '“pump” can’t start'],
    [' two\r\nlines ', 'two\nlines'],
  ])('are otherwise what happens: %j', (words, what) => {
    expect(readCommand(words)).toEqual({ for: 'form', what });
  });
});

test('an incident’s name is read as it is written', () => {
  for (const number of [1, 42, 999_999_999])
    expect(readNumber('incident', incidentName({ number }))).toBe(number);
});
