import { expect, test } from 'vitest';
import { ACT, FORM } from '../../src/shadowing/actions.ts';
import { pressesIn, put, submits, types } from '../access/requests.ts';
import { aPlaceBeside, aWish } from '../access/who-may.ts';
import { PREREQUISITE, WEEK } from '../access/waiting-visits.ts';
import { about, action, aDesk, areRefused, OMAR, withValues, type Table } from './altering.ts';
import { INES, long, nothing, tooLong, VICTOR, type Fields } from './of-changes.ts';
import { PRIYA } from './of-terms.ts';

const noVisit = 'I can’t find that visit any more. Open your page of visits again.';
const noOffer = 'I can’t find that offer any more. Open your page of visits again.';
const notYours = 'This visit is none of yours. Only who comes, their manager and those they visit see it.';
const guest = 'You are a guest here: ask the person who invited you.';
const shared = 'Several people share this account. Do it from your own.';
const onlyHost = 'Only the host does that. Ask them.';
const RAVI = 'U0RAVI';

/** What no visit is called. */
const odd: Record<string, string> = {
  nothing: '',
  'a prototype key': '__proto__',
  SQL: `v-done' or 1=1 --`,
  'without end': long,
};

test('what is pressed about visits and offers that there aren’t', async () => {
  const ofVisits = {
    open: ACT.open,
    approve: ACT.approve,
    decline: ACT.decline,
    'name a manager': ACT.nameManager,
    check: `${ACT.prove}.0`,
    accept: ACT.accept,
    'turn down': ACT.turnDown,
    'give back': ACT.giveBack,
    withdraw: ACT.withdraw,
    'calendar file': ACT.calendar,
    say: ACT.say,
  };
  const ofOffers = { open: ACT.openOffer, change: ACT.changeOffer, close: ACT.closeOffer, plan: ACT.plan };
  await areRefused(({ visits }) => {
    const table: Table = {};
    for (const [what, value] of Object.entries(odd)) {
      for (const [name, route] of Object.entries(ofVisits))
        table[`${name}, ${what}`] = [INES, pressesIn(route, { value }), noVisit];
      for (const [name, route] of Object.entries(ofOffers))
        table[`${name} an offer, ${what}`] = [INES, pressesIn(route, { value }), noOffer];
    }
    const object = (route: string) =>
      action(pressesIn(route, { value: '' }), { value: { id: visits.placed } });
    return {
      ...table,
      'open, an object': [INES, object(ACT.open), noVisit],
      'open, a list': [INES, action(pressesIn(ACT.open, { value: '' }), { value: [visits.placed] }), noVisit],
      'open, an offer’s id': [INES, pressesIn(ACT.open, { value: visits.offer }), noVisit],
      'open an offer, a visit’s id': [INES, pressesIn(ACT.openOffer, { value: visits.placed }), noOffer],
      'check what isn’t asked for': [
        INES,
        pressesIn(`${ACT.prove}.0`, { value: `${visits.placed} helmet` }),
        'The host asks for that no more. Open the visit again.',
      ],
      'move, nothing': [INES, pressesIn(ACT.move, { value: '' }), onlyHost],
      'suggest, nothing': [
        INES,
        pressesIn(ACT.suggest, { value: '' }),
        'Only the visitor suggests what they learned.',
      ],
      'another’s visit': [OMAR, pressesIn(ACT.open, { value: visits.scheduled }), notYours],
      'another’s calendar file': [OMAR, pressesIn(ACT.calendar, { value: visits.scheduled }), notYours],
      'visits, by a guest': [VICTOR, types('/shadow'), guest],
      'a visit, by a guest': [VICTOR, types('/shadow', 'ask'), guest],
    };
  });
});

test('the form that asks for a visit', async () => {
  const asks = (fields: Fields) => submits(FORM.ask, { ...aWish, ...fields });
  const noWeek = 'Choose weeks of the list: the next twelve.';
  await areRefused(() => ({
    'by a guest': [VICTOR, asks({}), guest],
    'from a shared account': ['U0CONTROL', asks({}), shared],
    'without its fields': [OMAR, withValues(asks({}), {}), 'Say whose work you want to see.'],
    'with nothing in place of fields': [OMAR, withValues(asks({}), null), 'Say whose work you want to see.'],
    'of a side that there isn’t': [
      OMAR,
      asks({ side: put.one('bridge') }),
      'Say whose work you want to see.',
    ],
    'at a site that there isn’t': [
      OMAR,
      asks({ site: put.one('site:moon') }),
      'That site is no longer there. Choose another.',
    ],
    'at a prototype key': [
      OMAR,
      asks({ site: put.one('site:__proto__') }),
      'That site is no longer there. Choose another.',
    ],
    'of no length': [OMAR, asks({ lengths: put.some() }), 'Say how long it may be.'],
    'of a year': [OMAR, asks({ lengths: put.some('year') }), 'Say how long it may be.'],
    'in no week': [OMAR, asks({ weeks: put.some() }), noWeek],
    'in a week that is over': [OMAR, asks({ weeks: put.some('20780') }), noWeek],
    'on a Tuesday': [OMAR, asks({ weeks: put.some('20795') }), noWeek],
    'in a year': [OMAR, asks({ weeks: put.some(String(20_794 + 7 * 52)) }), noWeek],
    'in a week that is no number': [OMAR, asks({ weeks: put.some('1e9', 'NaN') }), noWeek],
    'in a hundred weeks': [
      OMAR,
      asks({ weeks: put.some(...Array.from({ length: 100 }, (_, n) => String(20_787 + 7 * n))) }),
      noWeek,
    ],
    'with a topic without end': [OMAR, asks({ topics: put.text(long) }), tooLong(40_000, 40)],
    'with a hundred topics': [
      OMAR,
      asks({ topics: put.text(Array.from({ length: 100 }, (_, n) => `t${n}`).join(',')) }),
      'At most 10 topics fit. Leave some out.',
    ],
    'without a manager': [OMAR, asks({ manager: {} }), 'Say who your manager is: they are asked first.'],
    'with oneself as the manager': [
      OMAR,
      asks({ manager: put.person(OMAR) }),
      'Nobody says yes to themselves. Name your manager.',
    ],
    ...Object.fromEntries(
      [VICTOR, 'U0PAUL', 'U0CONTROL', 'U0NOBODY', '__proto__'].map(id => [
        `with ${id} as the manager`,
        [
          OMAR,
          asks({ manager: put.person(id) }),
          'I don’t know them, or they can’t decide here. Name somebody who is on one of the two sides.',
        ] as const,
      ]),
    ),
  }));
});

test('the form that offers places', async () => {
  const offers = (fields: Fields) => submits(FORM.offer, { ...aPlaceBeside, ...fields });
  const noWeek = 'Choose a week of the list.';
  await areRefused(({ visits }) => {
    const changes = (fields: Fields, of: string = visits.offer) =>
      submits(FORM.changeOffer, { ...aPlaceBeside, ...fields }, of);
    return {
      'by a guest': [VICTOR, offers({}), guest],
      'from a shared account': ['U0CONTROL', offers({}), shared],
      'without its fields': [OMAR, withValues(offers({}), {}), 'Choose how long it is.'],
      'without words': [OMAR, offers({ what: put.text(nothing) }), 'Say what one sees there.'],
      'with words without end': [OMAR, offers({ what: put.text(long) }), tooLong(40_000, 200)],
      'of another length': [OMAR, offers({ length: put.one('day:9') }), 'Choose how long it is.'],
      'of a prototype key': [OMAR, offers({ length: put.one('__proto__') }), 'Choose how long it is.'],
      'of no place': [
        OMAR,
        offers({ places: put.one('0') }),
        'Choose how many can come each time, at most 20.',
      ],
      'of a million places': [
        OMAR,
        offers({ places: put.one('1e6') }),
        'Choose how many can come each time, at most 20.',
      ],
      'of half a place': [
        OMAR,
        offers({ places: put.one('0.5') }),
        'Choose how many can come each time, at most 20.',
      ],
      'from a Tuesday': [OMAR, offers({ from: put.one('20788') }), noWeek],
      'from nowhere': [OMAR, offers({ from: put.one('NaN') }), noWeek],
      'until before it begins': [
        OMAR,
        offers({ until: put.one('20780') }),
        'The last week is before the first. Choose a later one.',
      ],
      'with a closed Tuesday': [OMAR, offers({ closed: put.some('20788') }), noWeek],
      'with nine things to have': [
        OMAR,
        offers({ prerequisites: put.text('abcdefghi'.split('').join('\n')) }),
        'At most 8 lines fit. Put some together.',
      ],
      'with one thing twice': [
        OMAR,
        offers({ prerequisites: put.text('Helmet: a\nhelmet: b') }),
        'Each line begins with another name, then a colon and what is shown.',
      ],
      'with a proof without end': [
        OMAR,
        offers({ prerequisites: put.text(`a: ${long}`) }),
        tooLong(40_000, 120),
      ],
      'without a place to meet': [OMAR, offers({ meetAt: put.text(nothing) }), 'Say where to meet.'],
      'at no time': [OMAR, offers({ begins: put.time('25:61') }), 'Choose a time of day.'],
      'until before the day begins': [
        OMAR,
        offers({ ends: put.time('07:00') }),
        'The day ends after it begins. Choose a later time.',
      ],
      'with shoes without end': [OMAR, offers({ bring: put.text(long) }), tooLong(40_000, 300)],
      'without an escort': [OMAR, offers({ escort: put.text(nothing) }), 'Say who is with them on site.'],
      'without a phone': [
        OMAR,
        offers({ call: put.text(nothing) }),
        'Say whom to phone who is lost at the gate.',
      ],
      'of both sides, and of none': [
        'U0BOTH',
        offers({ side: put.one('bridge') }),
        'Say of which side the work is.',
      ],
      'changed, of another': [PRIYA, changes({}), 'Only its host does that. Ask them.'],
      'changed, of nobody': [
        OMAR,
        changes({}),
        'This offer is none of yours. Ask for a visit, and you are given a place.',
      ],
      'changed, nothing': [INES, changes({}, ''), noOffer],
      'changed, an object': [INES, about(changes({}), { id: visits.offer }), noOffer],
      'changed to a day, while somebody comes': [
        INES,
        changes({ length: put.one('day:1') }),
        'Somebody has a place already, so its length stays. Close it, and offer another.',
      ],
      'closed in a week in which somebody comes': [
        INES,
        changes({ closed: put.some(String(WEEK.first)) }),
        'Somebody comes in one of these weeks. Move that visit first.',
      ],
    };
  });
});

test('the forms of a visit', async () => {
  await areRefused(({ visits }) => {
    const why = (form: string, words: string, of: string) => submits(form, { words: put.text(words) }, of);
    const proves = (until: Fields[string], of = `${visits.placed} ${PREREQUISITE}`) =>
      submits(FORM.prove, { until }, of);
    const date = (on: string) => ({ type: 'datepicker', selected_date: on });
    const moves = (to: string) => submits(FORM.move, { start: put.one(to) }, visits.scheduled);
    const plans = (...who: string[]) => submits(FORM.plan, { plan: put.some(...who) }, visits.embed);
    const noPlace = 'There is no place then any more. Choose another.';
    return {
      'no, without words': [PRIYA, why(FORM.decline, nothing, visits.requested), 'Say why, in a sentence.'],
      'no, without end': [PRIYA, why(FORM.decline, long, visits.requested), tooLong(40_000, 600)],
      'no, to nothing': [PRIYA, why(FORM.decline, 'No', ''), noVisit],
      'no, to what is decided': [
        PRIYA,
        why(FORM.decline, 'No', visits.placed),
        'It is decided already, or was withdrawn. Nothing more to do.',
      ],
      'not possible, without words': [
        INES,
        why(FORM.turnDown, nothing, visits.verified),
        'Say why, in a sentence.',
      ],
      'not possible, once it is over': [
        INES,
        why(FORM.turnDown, 'No', visits.done),
        'This visit holds no place now. Open your page of visits again.',
      ],
      'a manager for what isn’t asked': [
        RAVI,
        submits(FORM.manager, { manager: put.person(PRIYA) }, visits.scheduled),
        'Nobody is asked any more. Open your page of visits again.',
      ],
      'checked for a day that has passed': [
        INES,
        proves(date('2020-01-01')),
        'That day has passed. Say until when it is valid.',
      ],
      'checked for a day that there isn’t': [
        INES,
        proves(date('2026-02-30')),
        'Choose a day of the calendar.',
      ],
      'checked for no day': [INES, proves(date('soon')), 'Choose a day of the calendar.'],
      'checked, of nothing': [INES, proves({}, ''), noVisit],
      'checked, what isn’t asked for': [
        INES,
        proves({}, `${visits.placed} __proto__`),
        'The host asks for that no more. Open the visit again.',
      ],
      'checked, what holds no place': [
        INES,
        proves({}, `${visits.done} ${PREREQUISITE}`),
        'This visit holds no place now. Open your page of visits again.',
      ],
      'moved to where it is': [INES, moves(String(WEEK.first)), noPlace],
      'moved to a Tuesday': [INES, moves(String(WEEK.first + 1)), noPlace],
      'moved to yesterday': [INES, moves('20780'), noPlace],
      'moved to the end of time': [INES, moves('999999'), noPlace],
      'moved nowhere': [INES, moves('__proto__'), noPlace],
      'said, nothing': [RAVI, why(FORM.say, nothing, visits.done), 'Write how it was, in a line or three.'],
      'said, without end': [RAVI, why(FORM.say, long, visits.done), tooLong(40_000, 600)],
      'said, of what is to come': [
        RAVI,
        why(FORM.say, 'Good', visits.scheduled),
        'It isn’t over yet. You are asked once it is.',
      ],
      'learned without end': [
        RAVI,
        submits(FORM.say, { words: put.text('Good'), learned: put.text(long) }, visits.done),
        tooLong(40_000, 2000),
      ],
      'planned, who doesn’t wait': [
        PRIYA,
        plans(OMAR),
        'Choose people of the list: those who wait for a place.',
      ],
      'planned, a prototype key': [
        PRIYA,
        plans('__proto__'),
        'Choose people of the list: those who wait for a place.',
      ],
      'planned, a hundred times': [
        PRIYA,
        plans(...Array.from({ length: 100 }, () => 'U0DENISE')),
        'Choose people of the list: those who wait for a place.',
      ],
    };
  });
});

test('foreign fields are nobody’s: who asks is who presses, and they begin at the beginning', async () => {
  const { from } = await aDesk();
  const good = submits(FORM.ask, {
    ...aWish,
    state: put.one('scheduled'),
    visitorId: put.person(INES),
    id: put.text('v-done'),
  });
  const { changed, wrong } = await from(OMAR, good);
  expect(wrong).toEqual([]);
  expect(changed).toEqual(expect.arrayContaining(['shadowVisits', 'managers']));
});
