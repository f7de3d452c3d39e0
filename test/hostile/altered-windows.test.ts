import { expect, test } from 'vitest';
import { SET_WINDOW } from '../../src/windows/forms.ts';
import { addWindow, END_WINDOW, WINDOWS_ON } from '../../src/windows/pages.ts';
import { ON } from '../../src/windows/windows.ts';
import { looksFor, pressesIn, put, submits, types } from '../access/requests.ts';
import { windowOn } from '../access/who-may.ts';
import { about, action, aDesk, areRefused, but, OMAR, withValues } from './altering.ts';

/** OT’s approver and shift lead, who may set all. */
const JONAS = 'U0JONAS';
const good = windowOn('asset:plc-12');
const sets = (fields: Record<string, Record<string, unknown>>) => submits(SET_WINDOW, { ...good, ...fields });

const noPlace = 'Choose an asset of the list, or the whole site.';
const noWindow = 'I can’t find that window. Open the list of windows again.';
const ofOt = 'OT’s leads, approvers and shift leads say when work may be done on PLC-12. Ask one of them.';

test('the form of a window', async () => {
  const examples =
    'Sat 22:00-04:00 or tonight 20:00-22:00 for once, every Sat 22:00-04:00 or every Mon-Fri 12:00-13:00 for every week.';
  await areRefused(() => ({
    'by IT’s engineer': [OMAR, sets({}), ofOt],
    'by a list of people': [
      JONAS,
      but(sets({}), () => ({ user: { id: [JONAS] } })),
      'I don’t know yet which side you are on, IT or OT. Ask your Common Ground admin to add you, or join your side’s desk; nothing was changed.',
    ],
    'without its fields': [JONAS, withValues(sets({}), {}), noPlace],
    'with nothing in place of fields': [JONAS, withValues(sets({}), null), noPlace],
    'on nothing': [JONAS, sets({ [ON]: {} }), noPlace],
    'on an asset that is an object': [
      JONAS,
      sets({ [ON]: { selected_option: { value: { id: 'plc-12' } } } }),
      noPlace,
    ],
    'on an asset that never was': [JONAS, sets({ [ON]: put.one('asset:__proto__') }), noPlace],
    'on a place in words': [JONAS, sets({ [ON]: put.one('site:rhine:the roof') }), noPlace],
    'on a site that never was': [JONAS, sets({ [ON]: put.one('site:constructor:') }), noPlace],
    'on SQL': [JONAS, sets({ [ON]: put.one(`asset:plc-12' or 1=1 --`) }), noPlace],
    'of a kind that was never offered': [
      JONAS,
      sets({ effect: put.one('constructor') }),
      'Say whether work may be done then, or not.',
    ],
    'at no time': [JONAS, sets({ when: put.text(' \u0000\u202e') }), `Say when, like ${examples}`],
    'at a time that is an object': [
      JONAS,
      sets({ when: { value: { toString: 'x' } } }),
      `Say when, like ${examples}`,
    ],
    'at 3,000 characters': [
      JONAS,
      sets({ when: put.text('x'.repeat(3000)) }),
      `I can’t read “${'x'.repeat(59)}…” as times. Write it like ${examples}`,
    ],
    backwards: [
      JONAS,
      sets({ when: put.text('Sat 22:00 - Sat 20:00') }),
      'It would end before it starts. Write the start first, then the end, each with its day.',
    ],
    'on 31 February': [
      JONAS,
      sets({ when: put.text('31 Feb 20:00-22:00') }),
      'There is no day “31 feb”. Look at the calendar.',
    ],
    'every channel': [
      JONAS,
      sets({ when: put.text('every <!channel> 20:00-22:00') }),
      'I can’t read “every <!channel>” as days of the week. Write them like every Sat, every Mon, Wed and Fri, every Mon-Fri or every day.',
    ],
    'for no reason': [JONAS, sets({ reason: put.text('\u0007') }), 'Say in a few words why.'],
    'for a reason that is a number': [JONAS, sets({ reason: { value: 7 } }), 'Say in a few words why.'],
  }));
});

test('what is pressed on the list of windows', async () => {
  await areRefused(at => ({
    'end nothing': [JONAS, pressesIn(END_WINDOW, { value: '' }), noWindow],
    'end a prototype key': [JONAS, pressesIn(END_WINDOW, { value: '__proto__' }), noWindow],
    'end SQL': [JONAS, pressesIn(END_WINDOW, { value: `${at.windows.ot}' or 1=1 --` }), noWindow],
    'end an object': [
      JONAS,
      action(pressesIn(END_WINDOW, { value: '' }), { value: { id: at.windows.ot } }),
      noWindow,
    ],
    'end by IT’s engineer': [OMAR, pressesIn(END_WINDOW, { value: at.windows.ot }), ofOt],
    'the form by IT’s engineer': [
      OMAR,
      pressesIn(addWindow('blackout'), { value: 'rhine' }),
      'OT’s leads, approvers and shift leads, or IT’s leads and approvers, say when work may be done on what IT owns. Ask one of them.',
    ],
  }));
});

test('a list of what there isn’t is a list of nothing, and so is what is offered', async () => {
  const { from } = await aDesk();
  const odd = [
    pressesIn(WINDOWS_ON, put.one('asset:__proto__')),
    pressesIn(WINDOWS_ON, put.one('x'.repeat(5000))),
    action(pressesIn(WINDOWS_ON, {}), { selected_option: { value: ['site:rhine:'] } }),
    about(pressesIn(WINDOWS_ON, put.one('')), { on: 'asset:plc-12' }),
    types('/ground', 'windows <!channel> \u0000'),
  ];
  for (const make of odd)
    expect(await from(OMAR, make)).toMatchObject({
      opens: ['Windows and blackouts'],
      changed: [],
      seen: [],
      wrong: [],
    });
  for (const field of [ON, WINDOWS_ON]) {
    expect(await from(OMAR, looksFor(field, '\u0000'.repeat(9)))).toMatchObject({ wrong: [] });
    const { offers, wrong } = await from(OMAR, looksFor(field, 'ü'.repeat(40_000)));
    expect([offers, wrong]).toEqual([[], []]);
  }
});
