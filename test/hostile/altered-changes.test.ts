import { test } from 'vitest';
import { ANSWERS, CHANGE_IT, PLAN, SUBMIT } from '../../src/changes/form/forms.ts';
import { WHERE } from '../../src/register/views.ts';
import { pressesIn, put, submits } from '../access/requests.ts';
import { draftOf } from '../access/waiting-changes.ts';
import { plan } from '../access/who-may.ts';
import { about, action, areRefused, but, OMAR, withValues } from './altering.ts';
import {
  INES,
  LENA,
  VICTOR,
  long,
  nothing,
  noPeople,
  noChange,
  edited,
  examples,
  tooLong,
  type Fields,
} from './of-changes.ts';

test('the first page of the form of a change', async () => {
  const plans = (fields: Fields) => submits(PLAN, { ...plan, ...fields });
  const noPlace = 'Choose what it is done to, or describe the place.';
  const noAsset = 'That asset is no longer in the register. Choose another, or describe the place.';
  const noKind = 'Choose what it is; “Something else” counts.';
  const noName = 'I don’t know them yet. Choose somebody of one of the two sides.';
  await areRefused(({ changes: { edit } }) => ({
    'by a guest': [
      VICTOR,
      plans({}),
      'Guests and shared accounts plan no changes, because nobody could tell who asked. Use your own account, or tell a colleague.',
    ],
    'by a list of people': [OMAR, but(plans({}), () => ({ user: { id: [OMAR] } })), noPeople],
    'without its fields': [OMAR, withValues(plans({}), {}), 'Say in a few words what is done.'],
    'with nothing in place of fields': [
      OMAR,
      withValues(plans({}), null),
      'Say in a few words what is done.',
    ],
    'of nothing but control characters': [
      OMAR,
      plans({ what: put.text(nothing) }),
      'Say in a few words what is done.',
    ],
    'of 40,000 characters': [OMAR, plans({ what: put.text(long) }), tooLong(40_000, 1000)],
    'for no reason': [OMAR, plans({ why: { value: 7 } }), 'Say in a few words why.'],
    'for a reason without end': [OMAR, plans({ why: put.text(long) }), tooLong(40_000, 1000)],
    'to nothing': [OMAR, plans({ [WHERE]: {} }), noPlace],
    'to an object': [OMAR, plans({ [WHERE]: { selected_options: { 0: 'asset:plc-12' } } }), noPlace],
    'to a list of nothings': [
      OMAR,
      plans({ [WHERE]: { selected_options: [null, { value: 7 }] } }),
      'Choose an asset, or choose what you typed.',
    ],
    'to what never was': [OMAR, plans({ [WHERE]: put.some('asset:__proto__') }), noAsset],
    'to SQL': [OMAR, plans({ [WHERE]: put.some(`asset:plc-12' or 1=1 --`) }), noAsset],
    'at a site that never was': [
      OMAR,
      plans({ [WHERE]: put.some('site:constructor:the roof') }),
      'Choose an asset, or choose what you typed.',
    ],
    'at a place without end': [
      OMAR,
      plans({ [WHERE]: put.some(`site:rhine:${long}`) }),
      'Choose an asset, or choose what you typed.',
    ],
    'to two places in words': [
      OMAR,
      plans({ [WHERE]: put.some('site:rhine:the roof', 'asset:plc-12') }),
      'Choose assets, or one place in your words: together nobody could tell what is touched.',
    ],
    'to a hundred places': [
      OMAR,
      plans({ [WHERE]: put.some(...Array.from({ length: 100 }, (_, n) => `asset:${n}`)) }),
      'That is 100 places; 20 fit into one change. Plan several.',
    ],
    'at two sites': [
      OMAR,
      plans({ [WHERE]: put.some('asset:plc-12', 'asset:dcs-1') }),
      'These stand at several sites. Plan a change for each of them.',
    ],
    'of a kind that was never offered': [OMAR, plans({ kind: put.one('constructor') }), noKind],
    'done by nobody': [OMAR, plans({ implementer: {} }), noName],
    'done by a prototype key': [OMAR, plans({ implementer: put.person('__proto__') }), noName],
    'done by a list': [OMAR, plans({ implementer: { selected_user: [LENA] } }), noName],
    'done by a guest': [
      OMAR,
      plans({ implementer: put.person(VICTOR) }),
      'Guests and shared accounts take no steps. Choose the colleague who answers for the work.',
    ],
    'done by who left': [
      OMAR,
      plans({ implementer: put.person('U0PAUL') }),
      'They have left. Choose somebody else.',
    ],
    'at no time': [OMAR, plans({ when: put.text(nothing) }), `Say when, like ${examples}`],
    'at a time that calls everybody': [
      OMAR,
      plans({ when: put.text('<!channel>') }),
      `I can’t read “<!channel>” as a time. Write it like ${examples}`,
    ],
    'at a time without end': [
      OMAR,
      plans({ when: put.text(long) }),
      `I can’t read “${'x'.repeat(59)}…” as a time. Write it like ${examples}`,
    ],
    'an edit of nothing': [INES, submits(PLAN, plan, 'edit'), noChange],
    'an edit of a prototype key': [INES, submits(PLAN, plan, '__proto__:1'), noChange],
    'an edit of somebody else’s': [
      OMAR,
      submits(PLAN, plan, `${edit.id}:1`),
      `Who asked for CHG-${edit.number}, its implementer or a lead of OT does that. Write in its thread what you want changed.`,
    ],
    'an edit of another version': [INES, submits(PLAN, plan, `${edit.id}:2`), edited(edit.number)],
  }));
});

const noDraft = 'I don’t have what you typed any more. Close this, and plan it anew.';

test('its other pages', async () => {
  const own = draftOf(OMAR);
  const answers = (fields: Fields, draft = own) => submits(ANSWERS, fields, draft);
  await areRefused(
    () => ({
      'somebody else’s': [OMAR, answers({}, draftOf(INES)), noDraft],
      'nobody’s': [OMAR, answers({}, 'V0'), noDraft],
      'a prototype key’s': [OMAR, answers({}, '__proto__'), noDraft],
      'an object’s': [OMAR, about(answers({}), { id: own }), noDraft],
      'an answer without end': [OMAR, answers({ backOutPlan: put.text(long) }), tooLong(40_000, 1000)],
      'a line without end': [OMAR, answers({ onSiteContact: put.text(long) }), tooLong(40_000, 200)],
      'minutes without end': [
        OMAR,
        answers({ restartMinutes: put.text('9'.repeat(2000)) }),
        tooLong(2000, 4),
      ],
      'what no menu offers': [
        OMAR,
        answers({ processState: put.one('<!channel>') }),
        'Choose one of those in the list.',
      ],
      'a moment that is none': [
        OMAR,
        answers({ backOutBy: put.text('<!channel>') }),
        `I can’t read “<!channel>” as a time. Write it like ${examples}`,
      ],
      'a moment that is a range': [
        OMAR,
        answers({ backOutBy: put.text('22:00-23:00') }),
        '“22:00-23:00” is a range. Write one moment, like Fri 23:30.',
      ],
      'a time that is none': [
        OMAR,
        answers({ when: put.text('31 Feb 20:00-22:00') }),
        'There is no day “31 feb”. Look at the calendar.',
      ],
      'sent, of somebody else’s': [OMAR, submits(SUBMIT, {}, draftOf(INES)), noDraft],
      'sent, of nothing': [OMAR, submits(SUBMIT, {}), noDraft],
      'sent, of an edit of another version': [INES, submits(SUBMIT, {}, 'draft-stale'), edited(1)],
      'sent, when its time has passed': [
        OMAR,
        submits(SUBMIT, {}, 'draft-late'),
        'That time is over by now. Choose one that is still to come.',
      ],
      'sent, when who does it has left': [
        OMAR,
        submits(SUBMIT, {}, 'draft-left'),
        'They have left. Choose somebody else.',
      ],
      'changed, of somebody else’s': [OMAR, pressesIn(CHANGE_IT, { value: draftOf(INES) }), noDraft],
      'changed, of an object': [
        OMAR,
        action(pressesIn(CHANGE_IT, { value: own }), { value: { id: own } }),
        noDraft,
      ],
    }),
    async ({ store, clock }) => {
      const { changeDrafts } = store.tables;
      const drafts = await store.queries.select().from(changeDrafts);
      const [first] = drafts;
      if (!first) throw new Error('nobody has planned anything');
      const { planned, at } = first;
      const past = { ...planned.plan, start: clock.now() - 7_200_000, end: clock.now() - 1 };
      await store.queries.insert(changeDrafts).values([
        { id: 'draft-stale', by: INES, at, planned: { ...planned, edits: { id: 'c-1', seen: 7 } } },
        { id: 'draft-late', by: OMAR, at, planned: { ...planned, plan: past } },
        {
          id: 'draft-left',
          by: OMAR,
          at,
          planned: { ...planned, plan: { ...planned.plan, implementerId: 'U0PAUL' } },
        },
      ]);
    },
  );
});
