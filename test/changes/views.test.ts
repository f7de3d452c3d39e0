import { describe, expect, test } from 'vitest';
import { states } from '../../src/changes/change.ts';
import { note } from '../../src/changes/history/views.ts';
import { clash, news, noDesk, takeBack, voided, yourGo, yourYes } from '../../src/changes/personal.ts';
import { asks } from '../../src/changes/reminding/asks.ts';
import {
  goOn,
  hold,
  leftover,
  stillWaiting,
  timeOver,
  yourEdit,
  yourReview,
  yourStart,
} from '../../src/changes/reminding/personal.ts';
import { card, title, type Picture } from '../../src/changes/views.ts';
import { moved } from '../../src/records/views.ts';
import type { Drawn } from '../../src/outbox/deliver.ts';
import { problemsInMessage } from '../../src/sandbox/limits/blocks.ts';
import { sides } from '../../src/people/person.ts';
import { anIncident } from '../incidents/an-incident.ts';
import { nasty, worstHistory, worstPicture } from './worst.ts';

const problems = ({ text, blocks }: Drawn) => problemsInMessage({ text: text.mrkdwn, blocks });
const shown = ({ blocks }: Drawn) => JSON.stringify(blocks);
const newest = worstHistory.at(-1)!;
const open = Array.from({ length: 10 }, (_, n) => anIncident({ number: 999_999_990 + n, place: nasty(100) }));

describe('of the longest and worst texts', () => {
  test.each(states)('the card of what is %s says when it is, who does it and since when', state => {
    for (const side of sides) {
      const drawn = card(worstPicture(state), side, open);
      expect(problems(drawn)).toEqual([]);
      expect(shown(drawn)).toMatch(
        /\*When:\* .*Fri 27 Nov 22:00.*\*Who does it:\* .*\*Open here:\* INC-9+0 .*So since/s,
      );
      expect(drawn.text.mrkdwn).toMatch(/CHG-999999999 .*Fri 27 Nov 22:00/);
    }
  });

  test('a card says how much more stands against it than it shows', () => {
    expect(shown(card(worstPicture('assess'), 'it'))).toMatch(/… and \d+ more: \*Why\?\* lists them all\./);
  });

  /** What its reader is to do, which no text before it may push out of the message. */
  const said: Record<string, [draw: (picture: Picture) => Drawn, says: RegExp]> = {
    'your yes': [yourYes, /asks\. .*(your yes or no|decision is due by .* time|assesses it)\./],
    'your go': [yourGo, /Go or no-go\?/],
    'take it back': [takeBack, /then accept the hand-back\./],
    news: [picture => news(picture, newest), /22:00 – 23:00, .* time\.\W/],
    voided: [voided, /Look at version 20, and decide anew\./],
    clash: [clash, /Agree with .* who goes first\./],
    'no desk': [noDesk, /See to it that they know\./],
    'your edit': [yourEdit, /What nobody decides before its end expires\./],
    'your start': [yourStart, /Press \*Start work\* when you begin\./],
    'go on': [goOn, /then press \*Go on\*, or \*Stop\*\./],
    hold: [hold, /call the control room\./],
    'time over': [timeOver, /Checked: disconnected|press \*Stop\*\./],
    'your review': [yourReview, /what follows from it\./],
    leftover: [leftover, /Press \*(Lifted|Removed)\* when/],
    note: [picture => note(picture, newest, true), /The newest/],
    moved: [
      picture =>
        moved('change', title(picture), 'C0OLD', {
          id: 'c',
          recordId: 'c-7',
          side: 'it',
          channel: 'C0NEW',
        } as never),
      /but you won’t see its answers\./,
    ],
  };
  test.each(Object.entries(said))('%s says what to do', (_, [draw, says]) => {
    for (const state of states) {
      const drawn = draw(worstPicture(state));
      expect(problems(drawn)).toEqual([]);
      expect(shown(drawn)).toMatch(says);
    }
  });

  test.each(asks)('whoever still waits reads whom to ask: %s', ask => {
    for (const state of states) {
      const drawn = stillWaiting(worstPicture(state), ask);
      expect(problems(drawn)).toEqual([]);
      expect(shown(drawn)).toMatch(/(Ask|Call) [^.]*\./);
    }
  });
});
