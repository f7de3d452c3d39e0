import { eq } from 'drizzle-orm';
import { test } from 'vitest';
import { ACT, agreeAction } from '../../src/coffee/actions.ts';
import { pressesIn } from '../access/requests.ts';
import { aProgrammeOf } from '../access/waiting-coffee.ts';
import { action, ANNA, areRefused, but, OMAR, type Table } from './altering.ts';
import { INES, long, noPeople, VICTOR } from './of-changes.ts';
import {
  noLonger,
  noPair,
  noProgramme,
  notIn,
  notLead,
  ofTheCompany,
  over,
  PRIYA,
  shared,
  tooLate,
} from './of-coffee.ts';

/** What nothing here is called. */
const odd = {
  nothing: '',
  'a space': ' ',
  'a prototype key': '__proto__',
  'a constructor': 'constructor',
  SQL: `cg-1' or 1=1 --`,
  'without end': long,
};

/** Every odd value on every route, with the same sentence. */
const oddOn = (
  by: string,
  routes: readonly string[],
  more: Record<string, string>,
  sentence: string,
): Table =>
  Object.fromEntries(
    routes.flatMap(route => [
      ...Object.entries({ ...odd, ...more }).map(
        ([what, value]) =>
          [`${route}, ${what}`, [by, pressesIn(route, { value }), sentence]] as [string, Table[string]],
      ),
      [
        `${route}, an object`,
        [by, action(pressesIn(route, { value: '' }), { value: { id: 'cg-1' } }), sentence],
      ],
      [`${route}, a list`, [by, action(pressesIn(route, { value: '' }), { value: ['cg-1'] }), sentence]],
    ]),
  );

test('what is pressed about a pair is its own people’s', async () => {
  await areRefused(({ coffee: { pair, other, programme, planned, at } }) => {
    const { otherTime, cannot, why, calendar, met, notYet, notMet } = ACT;
    const routes = [agreeAction(0), otherTime, cannot, why, calendar, met, notYet, notMet];
    const foreign = { 'another pair’s': other, 'a programme’s': programme, 'a round’s': planned };
    const agrees = (time: string) => pressesIn(agreeAction(1), { value: `${pair} ${time}` });
    return {
      ...oddOn(INES, routes, foreign, noPair),
      ...Object.fromEntries(
        routes.flatMap(route =>
          [OMAR, PRIYA, ANNA, VICTOR].map(by => [
            `${route} by ${by}`,
            [by, pressesIn(route, { value: route === agreeAction(0) ? `${pair} ${at}` : pair }), noPair],
          ]),
        ),
      ),
      'a time by a list of people': [
        INES,
        but(agrees(String(at)), () => ({ user: { id: [INES] } })),
        noPeople,
      ],
      'no time': [INES, pressesIn(agreeAction(1), { value: pair }), over],
      'a time that is none': [INES, agrees('NaN'), over],
      'a time before all': [INES, agrees('-1'), over],
      'a time that was': [INES, agrees('1'), over],
      'a part of a moment': [INES, agrees(`${at}.5`), over],
      'a time without end': [INES, agrees('Infinity'), over],
      'a time far beyond': [INES, agrees('1e308'), over],
      'a time after two spaces': [INES, agrees(` ${at}`), over],
      'a time of forty thousand digits': [INES, agrees('9'.repeat(40_000)), over],
      'a time after the round': [INES, agrees(String(Number.MAX_SAFE_INTEGER)), tooLate],
      'a file before there is a time': [
        OMAR,
        pressesIn(calendar, { value: other }),
        'No time is agreed yet. Choose one first.',
      ],
    };
  });
});

test('what is pressed about a programme', async () => {
  await areRefused(({ coffee: { pair, programme, announced, planned, open } }) => ({
    ...oddOn(INES, [ACT.join, ACT.leave, ACT.pause], { 'a pair’s': pair, 'a round’s': planned }, noProgramme),
    ...oddOn(
      INES,
      [ACT.skip, ACT.come],
      { 'a programme’s': programme },
      'That round is no longer there. Nothing more to do.',
    ),
    'skip, too late': [
      INES,
      pressesIn(ACT.skip, { value: announced }),
      'The pairs of this round are made. Press “Can’t this time” in the message to your pair.',
    ],
    'skip, by who is not in it': [ANNA, pressesIn(ACT.skip, { value: planned }), notIn],
    'pause, by who is not in it': [ANNA, pressesIn(ACT.pause, { value: programme }), notIn],
    'join, by a guest': [VICTOR, pressesIn(ACT.join, { value: programme }), ofTheCompany],
    'leave, by a guest': [VICTOR, pressesIn(ACT.leave, { value: programme }), ofTheCompany],
    'join, from a shared account': ['U0CONTROL', pressesIn(ACT.join, { value: open }), shared],
    'wishes, from a shared account': ['U0CONTROL', pressesIn(ACT.wishes, { value: 'mine' }), shared],
    'join, by a bot': ['U0ROBOT', pressesIn(ACT.join, { value: open }), noPeople],
  }));
});

test('what only leads press, and what there is nothing of', async () => {
  const noRound = 'That round is no longer there. Open the list again.';
  await areRefused(
    ({ coffee: { pair, programme, announced, planned } }) => {
      const leads = [ACT.look, ACT.preview, ACT.change, ACT.end];
      return {
        ...oddOn(PRIYA, leads, { 'a pair’s': pair, 'a round’s': planned }, noLonger),
        ...oddOn(PRIYA, [ACT.replay], { 'a programme’s': programme }, noRound),
        ...Object.fromEntries(
          [OMAR, INES, VICTOR, 'U0CONTROL'].flatMap(by =>
            [...leads, ACT.make, ACT.replay].map(route => [
              `${route} by ${by}`,
              [by, pressesIn(route, { value: route === ACT.replay ? announced : programme }), notLead],
            ]),
          ),
        ),
        'the pairs of a round that has none': [
          PRIYA,
          pressesIn(ACT.replay, { value: planned }),
          'The pairs of that round were never made, so there is nothing to check.',
        ],
        'a preview where no round comes': [
          PRIYA,
          pressesIn(ACT.preview, { value: 'cp-ended' }),
          'No round comes: it is ended, or all its days are left out.',
        ],
      };
    },
    async ({ store: { queries, tables } }) => {
      await queries.insert(tables.programmes).values(aProgrammeOf({ id: 'cp-ended' }));
      await queries
        .update(tables.programmes)
        .set({ ended: true })
        .where(eq(tables.programmes.id, 'cp-ended'));
    },
  );
});
