import { test } from 'vitest';
import { awayStamp } from '../../src/people/away.ts';
import { AWAY, DUTY, PERSON, PLACE, SAY_SIDE } from '../../src/people/forms.ts';
import { MOVE } from '../../src/people/views.ts';
import type { Json } from '../../src/sandbox/protocol.ts';
import { SITE } from '../../src/setup/forms.ts';
import { CHANGE_SITE } from '../../src/setup/pages.ts';
import { pressesIn, pressesOn, put, submits } from '../access/requests.ts';
import { placement, site } from '../access/who-may.ts';
import { about, action, ANNA, areRefused, but, OMAR, viewOf, withValues } from './altering.ts';

const JONAS = 'U0JONAS';
const notAdmin = 'Only an admin of Common Ground can do that. Ask Anna Schulz.';
const noSite = 'That site is no longer there. Ask your Common Ground admin.';
const noPerson = 'I can’t find that person in Slack any more. Choose somebody else.';
const strange = JSON.parse('{"__proto__":{"selected_conversation":"C0CANTEEN"}}') as Json;

test('the form of a site', async () => {
  const good = submits(SITE, site, 'rhine');
  const withField = (fields: Json) =>
    but(good, payload => {
      const { values } = viewOf(payload)['state'] as { values: Json };
      const named = Object.entries(fields).map(([name, state]) => [name, { [name]: state }]);
      return { view: { ...viewOf(payload), state: { values: { ...values, ...Object.fromEntries(named) } } } };
    });
  const inUse = 'That channel is a desk of Rhine Works. Each desk needs a channel of its own.';
  const late =
    'Somebody changed Rhine Works since you opened this. Close it, open it again, and change what you wanted.';
  const taken = 'There is a Bayou Works already. Give this one another name.';
  await areRefused(at => ({
    'by who is no admin': [OMAR, good, notAdmin],
    'by a bot': ['U0ROBOT', good, notAdmin],
    'by ourselves': ['U0COMMON', good, notAdmin],
    'by an admin without an id': [ANNA, but(good, () => ({ user: {} })), notAdmin],
    'by a list of admins': [ANNA, but(good, () => ({ user: { id: [ANNA] } })), notAdmin],
    'without its fields': [ANNA, withValues(good, {}), 'Choose a channel for each side.'],
    'with nothing in place of fields': [ANNA, withValues(good, null), 'Choose a channel for each side.'],
    'under other block ids': [
      ANNA,
      withValues(good, { b1: { itChannel: put.channel('C0RHINEIT') }, b2: { otChannel: put.channel('C1') } }),
      'Choose a channel for each side.',
    ],
    'with one channel twice': [
      ANNA,
      withField({ otChannel: put.channel('C0RHINEIT') }),
      'Choose two different channels, one for each side.',
    ],
    'with a channel that is an object': [
      ANNA,
      withField({ itChannel: { selected_conversation: { id: 'C0RHINEIT' } } }),
      'Choose a channel for each side.',
    ],
    'with a channel under a prototype key': [
      ANNA,
      withField({ itChannel: strange }),
      'Choose a channel for each side.',
    ],
    'with another site’s name': [
      ANNA,
      about(withField({ name: put.text('bayou works') }), at.siteForm),
      taken,
    ],
    'as it was opened before somebody else saved': [ANNA, about(good, 'rhine 0123456789ab'), late],
    'as a new one at desks in use': [ANNA, about(withField({ name: put.text('New') }), ''), inUse],
    'about an object': [ANNA, about(withField({ name: put.text('New') }), { id: 'rhine' }), inUse],
    'with a zone that is none': [
      ANNA,
      withField({ zone: put.one('__proto__') }),
      'Choose a time zone from the list.',
    ],
    'with a time that is none': [ANNA, withField({ opens: put.time('99:99') }), 'Say when work begins.'],
    'with an end before the beginning': [
      ANNA,
      withField({ closes: put.time('06:00') }),
      'Work must begin before it ends.',
    ],
    'with days that are none': [ANNA, withField({ days: put.some('8', 'x') }), 'Choose at least one day.'],
    'with days that are no list': [
      ANNA,
      withField({ days: { selected_options: { 0: 'x' } } }),
      'Choose at least one day.',
    ],
    'with a number for a phone': [ANNA, withField({ phone: { value: 112 } }), 'Say whom to phone in danger.'],
    'with holidays that are none': [
      ANNA,
      withField({ holidays: put.text('<!channel>') }),
      '“&lt;!channel&gt;” is no date. Write each as 2026-12-24.',
    ],
    'with shifts that are none': [
      ANNA,
      withField({ shifts: put.text('<!channel>') }),
      '“&lt;!channel&gt;” is no time of day. Write when each shift begins, like 06:00, 14:00, 22:00.',
    ],
    'change of a site that never was': [ANNA, pressesIn(CHANGE_SITE, { value: '__proto__' }), noSite],
    'change of a site that is an object': [
      ANNA,
      action(pressesIn(CHANGE_SITE, { value: '' }), { value: { id: 'rhine' } }),
      noSite,
    ],
  }));
});

test('the forms of people', async () => {
  const place = submits(PLACE, placement, 'U0MARTA');
  const who = (id: string) => submits(PERSON, { person: put.person(id) });
  const placed = (fields: Json) => submits(PLACE, { ...placement, ...fields }, 'U0MARTA');
  const duty = (whom: Json, at = 'rhine') => submits(DUTY, { whom }, at);
  const ofIt = 'Choose somebody of IT at this site.';
  const whom = 'Choose whom you mean.';
  const away = (fields: Json) =>
    submits(
      AWAY,
      { whom: put.person('U0MARTA'), when: put.text('Fri 06:00'), ...fields },
      awayStamp({ delegate: null }),
    );
  const decidesNothing =
    'You don’t say yes or no to changes, so nobody has to do it for you: approvers, safety approvers and leads do. Ask your Common Ground admin if you should be one.';
  const lateAway =
    'You said something else since you opened this. Close it, open it again, and change what you wanted.';
  const nobody = 'I don’t know that person yet. Choose somebody who has a place at your site.';
  const back = 'Nobody decides for you now.';
  await areRefused(at => ({
    'whom to place, by who is no admin': [OMAR, who('U0MARTA'), notAdmin],
    'nobody to place': [ANNA, submits(PERSON, {}), whom],
    'a list to place': [ANNA, submits(PERSON, { person: { selected_user: ['U0MARTA'] } }), whom],
    'a place for nobody': [ANNA, about(place, ''), noPerson],
    'a place for an object': [ANNA, about(place, { id: 'U0MARTA' }), noPerson],
    'a place for a prototype key': [ANNA, about(place, '__proto__'), noPerson],
    'a place for whom Slack doesn’t know': [ANNA, about(place, 'U0NOBODY'), noPerson],
    'a place for a bot': [ANNA, about(place, 'U0ROBOT'), 'That is an app, not a person.'],
    'a place for who left': [
      ANNA,
      about(place, 'U0PAUL'),
      'This account is deactivated in Slack, so it can have no place here.',
    ],
    'a place for who is of another company': [
      ANNA,
      about(place, 'U0OTHER'),
      'This person belongs to another company. Make them a guest of this workspace first.',
    ],
    'a side that was never offered': [ANNA, placed({ side: put.one('constructor') }), 'Choose a side.'],
    'no side': [ANNA, placed({ side: {} }), 'Choose a side.'],
    'no site': [ANNA, placed({ site: put.text('') }), 'Choose a site.'],
    'a site that never was': [
      ANNA,
      placed({ site: put.one('__proto__') }),
      'That site is no longer there. Choose another.',
    ],
    'a shared account with roles': [
      ANNA,
      placed({ shared: put.some('yes') }),
      'A shared account has no roles: nobody could tell who decided. Give them to a person.',
    ],
    'a move of nobody': [ANNA, pressesOn(at.message, 'b', MOVE, ''), noPerson],
    'a move to no side': [ANNA, pressesOn(at.message, 'b', MOVE, 'U0MARTA:bridge'), noPerson],
    'a move with something behind it': [ANNA, pressesOn(at.message, 'b', MOVE, 'U0MARTA:it:ot'), noPerson],
    'a move of whom we don’t know': [ANNA, pressesOn(at.message, 'b', MOVE, 'U0NEW:it'), noPerson],
    'a move that is a list': [
      ANNA,
      action(pressesOn(at.message, 'b', MOVE, ''), { value: ['U0MARTA:it'] }),
      noPerson,
    ],
    'duty at another site': [
      OMAR,
      duty(put.person(OMAR), 'bayou'),
      'Only IT of that site says who is on duty there. Ask IT’s lead.',
    ],
    'duty at no site': [
      OMAR,
      duty(put.person(OMAR), '__proto__'),
      'Only IT of that site says who is on duty there. Ask IT’s lead.',
    ],
    'duty of the other side': [OMAR, duty(put.person('U0INES')), ofIt],
    'duty of who left': [OMAR, duty(put.person('U0PAUL')), ofIt],
    'duty of somebody elsewhere': [OMAR, duty(put.person('U0RAVI')), ofIt],
    'duty of a prototype key': [OMAR, duty(put.person('__proto__')), ofIt],
    'duty for no side': ['U0BOTH', duty(put.person('U0BOTH')), 'Choose a side.'],
    'an absence of who decides nothing': [OMAR, away({}), decidesNothing],
    'an absence without the form’s stamp': [JONAS, about(away({}), ''), lateAway],
    'an absence about an object': [JONAS, about(away({}), { delegate: null }), lateAway],
    'an absence for a list': [
      JONAS,
      away({ whom: { selected_user: [OMAR] }, when: put.text('<!channel>') }),
      back,
    ],
    'an absence with a prototype key to decide': [JONAS, away({ whom: put.person('__proto__') }), nobody],
    'an absence with themselves to decide': [
      JONAS,
      away({ whom: put.person(JONAS) }),
      'You can’t stand in for yourself. Choose a colleague, or leave it empty when you are back.',
    ],
    'an absence without an end': [JONAS, away({ when: {} }), 'Say until when, like Mon 07:00.'],
    'an absence until a call': [
      JONAS,
      away({ when: put.text('<!channel>') }),
      'I can’t read “<!channel>” as a time. Write it like tonight 20:00, Fri 22:00-02:00 or 24 Dec 8:00 for 2 h.',
    ],
    'a side to ask for that there is not': [
      OMAR,
      submits(SAY_SIDE, { side: put.one('bridge') }),
      'Choose a side.',
    ],
    'the side that one is on': [
      OMAR,
      submits(SAY_SIDE, { side: put.one('it') }),
      'You belong to IT already. Close this form.',
    ],
  }));
});
