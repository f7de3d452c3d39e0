import { eq } from 'drizzle-orm';
import { ZONE } from '../../src/coffee/actions.ts';
import type { Group } from '../../src/coffee/group.ts';
import { MOST_DO_NOT_PAIR } from '../../src/coffee/joining.ts';
import { joined, LONGEST_TOPIC, MOST_TOPICS } from '../../src/coffee/membership.ts';
import { MOST_PROGRAMMES } from '../../src/coffee/pages.ts';
import {
  LONGEST_NAME,
  LONGEST_PROMPT,
  LONGEST_PROMPTS,
  MOST_BLACKOUTS,
} from '../../src/coffee/programmes.ts';
import type { Round } from '../../src/coffee/round.ts';
import { coffeeStore } from '../../src/coffee/store.ts';
import * as telling from '../../src/coffee/telling.ts';
import { DAY, MINUTE, systemClock } from '../../src/kernel/clock.ts';
import { dateOf, dayOf } from '../../src/people/wall-clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { chunks } from '../../src/store/chunks.ts';
import { aGroup, aProgrammeOf, keepsGroup, keepsMember } from '../access/waiting-coffee.ts';
import type { Story } from '../support/story.ts';
import { testConfig } from '../support/config.ts';
import { times } from './block-limits.ts';
import { longName, suggested, worst } from './longest-texts.ts';

const ZONE_NAME = 'America/North_Dakota/New_Salem';
/** Of whom the pairs of one round are made: more than its preview shows. */
const CROWD = 720;
/** More than a page shows. */
const PROGRAMMES = MOST_PROGRAMMES + 3;
const topic = (n: number): string => `${worst(LONGEST_TOPIC - 2)}${10 + n}`;
const topics = times(MOST_TOPICS, topic);
const programme = aProgrammeOf({
  name: worst(LONGEST_NAME),
  zone: ZONE_NAME,
  channel: 'C0CANTEEN',
  anchor: 0,
});

/** More programmes, pairs and topics than are shown, all of the longest; and each page, form and message about them. */
export async function coffee(story: Story, ines: Person, jonas: Person): Promise<void> {
  await keepsLongest(story);
  await story.later(0);
  await isTold(story);
  await makes(story, jonas);
  await looksAfter(jonas);

  await ines.opensHome();
  await ines.types('/coffee help');
  await ines.types('/coffee topics');
  await ines.fills({ 'What you can tell': topics.join('\n'), 'What you want to hear': topics.join('\n') });
  await ines.types('/coffee topics');
  await ines.closes();
  await ines.types('/coffee');
  for (const label of ['Why us?', 'Another time', 'Pause']) {
    await ines.presses(label);
    await ines.closes();
  }
  await ines.presses('Put it in my calendar');
  await ines.closes();
  await ines.types('/coffee');
  await ines.presses('Another time');
  await ines.submits();
  while (ines.modal) await ines.closes();
}

/** Two who met often, and have the longest reasons. */
const why = (pair: [string, string]): Group['why'][number] => ({
  pair,
  timesMet: 63,
  metRoundsAgo: 52,
  insideWindow: true,
  waited: pair.map(id => ({ id, rounds: 63 })),
  topics: topics.map(one => ({ topic: one, wants: pair[0], offers: pair[1] })),
  otherSite: true,
  hours: 336,
});

const aRound = (now: number, but: Partial<Round>): Round => ({
  id: 'cr-0',
  programmeId: programme.id,
  number: 1,
  date: '2026-11-24',
  announce: now - 300 * DAY,
  nudge: now + 3 * DAY,
  ask: now + 9 * DAY,
  askAgain: now + 11 * DAY,
  close: now + 12 * DAY,
  state: 'announced',
  seed: 'cp-1:1',
  prompt: worst(LONGEST_PROMPT),
  inputHash: '',
  cost: null,
  leftOut: [{ id: 'U0MARTA', why: ['other side', 'manager and report'] }],
  version: 1,
  ...but,
});

/** A trio of the longest in each of more programmes than are shown, and a crowd for one round. */
async function keepsLongest({ store, clock }: Story): Promise<void> {
  const { queries, tables } = store;
  const now = clock.now();
  const agreed = { state: 'agreed', start: now + 300 * DAY, end: now + 300 * DAY + 30 * MINUTE } as const;
  const people = ['U0OMAR', 'U0LENA', 'U0INES'];
  const reasons = [why(['U0OMAR', 'U0INES']), why(['U0LENA', 'U0INES'])];
  for (let n = 1; n <= PROGRAMMES; n++) {
    const id = `cp-${n}`;
    await queries
      .insert(tables.programmes)
      .values({ ...programme, id, name: `${worst(LONGEST_NAME - 2)}${10 + n}` });
    for (const person of people) await keepsMember(store, joined(id, person));
    const round = aRound(now, { id: `cr-${n}`, programmeId: id, number: 2 });
    const next = aRound(now, {
      id: `cr-next-${n}`,
      programmeId: id,
      number: 3,
      date: '2027-11-24',
      state: 'planned',
    });
    const [inputs, roundId, programmeId] = ['', round.id, id];
    await queries.insert(tables.rounds).values([
      { ...round, inputs },
      { ...next, inputs },
    ]);
    const group = { ...aGroup, ...agreed, roundId, programmeId, people, why: reasons, sequence: 2 };
    await keepsGroup(store, { ...group, id: `cg-${n}` });
  }
  await keepsMember(store, { ...joined('cp-1', 'U0MARTA'), state: 'paused', pausedFor: 'silence' });
  for (let n = 0; n < 9; n++) {
    const held = aRound(now, { id: `held-${n}`, state: 'closed', number: -n, date: `2025-11-1${n}` });
    await queries.insert(tables.rounds).values({ ...held, inputs: '' });
    await keepsGroup(store, { ...aGroup, id: `met-${n}`, roundId: held.id, people, why: reasons });
  }

  const crowd = times(CROWD, n => ({
    id: `U9${n}`,
    name: longName(String(1000 + n)),
    side: n % 2 ? ('it' as const) : ('ot' as const),
    siteId: n % 4 < 2 ? 'rhine' : 'bayou',
    roles: [],
    left: false,
  }));
  const { satOut: _satOut, ...member } = joined('cp-1', '');
  const there = { ...member, waited: 63, satOutTimes: 63, satOutOf: 63 };
  for (const some of chunks(crowd)) {
    await queries.insert(tables.people).values(some);
    await queries
      .insert(tables.memberships)
      .values(some.map(({ id: personId }, n) => ({ ...there, personId, skips: n % 6 ? '' : '2027-11-24' })));
    await queries.insert(tables.wishes).values(
      some.map(({ id: personId }) => ({
        personId,
        offers: topics,
        wants: topics,
        doNotPair: [],
        version: 1,
      })),
    );
  }
  const doNotPair = crowd.slice(0, MOST_DO_NOT_PAIR).map(({ id }) => id);
  await queries
    .insert(tables.wishes)
    .values({ personId: 'U0INES', offers: topics, wants: topics, doNotPair: doNotPair, version: 1 });
}

/** Each message about one trio, of the longest. */
async function isTold({ store, slack, file, later }: Story): Promise<void> {
  const { auditKey } = testConfig(slack, file);
  const kept = coffeeStore(store, { auditKey, machine: systemClock });
  const [planned, round, group] = [
    await kept.round('cr-next-1'),
    await kept.round('cr-1'),
    await kept.group('cg-1'),
  ];
  if (!planned || !round || !group) throw new Error('there is no trio');
  // Where nothing is agreed they are nudged.
  const { coffeeGroups } = store.tables;
  const open = { state: 'open', start: null, end: null } as const;
  await store.queries.update(coffeeGroups).set(open).where(eq(coffeeGroups.id, 'cg-2'));
  const messages = [
    telling.noticed(planned, 'U0INES'),
    telling.calledOff(planned, 'U0INES'),
    telling.paired(group),
    telling.nudged({ ...group, id: 'cg-2' }),
    telling.agreedOn(group, 'U0OMAR', group.start ?? 0),
    ...telling.cannot(group, 'U0OMAR', { left: false }),
    telling.asked(group, 'U0INES', 1),
    telling.leftOut(round, 'U0MARTA'),
    telling.pausedFor(round, programme.id, 'U0MARTA'),
    telling.welcomed(programme, 'U0INES'),
    telling.invited(programme, 'U0GRACE'),
  ];
  await kept.commit([], { request: null, about: programme.id, messages });
  await later(0);
}

/** A programme as long as its form takes one, and its form once more. */
async function makes({ slack, clock }: Story, jonas: Person): Promise<void> {
  const today = dayOf(clock.now());
  const prompts = times(Math.floor(LONGEST_PROMPTS / (LONGEST_PROMPT + 1)), () => worst(LONGEST_PROMPT));
  await jonas.types('/coffee');
  await jonas.presses('New programme');
  await suggested(slack, jonas, ZONE, 'a');
  await jonas.fills({
    Name: `A${worst(LONGEST_NAME - 1)}`,
    'On whose clock': ZONE_NAME,
    'Days without a round': times(MOST_BLACKOUTS, n => dateOf(today + 14 * n)).join('\n'),
    'Conversation starters': prompts.join('\n'),
    'Its channel': 'canteen',
  });
  await jonas.presses('Change');
  await jonas.submits();
  await jonas.presses('End');
  while (jonas.modal) await jonas.closes();
}

async function looksAfter(jonas: Person): Promise<void> {
  await jonas.types('/coffee');
  // The first of the longest names.
  await jonas.presses('How it goes');
  await jonas.presses('Preview the next round');
  await jonas.presses('Back');
  await jonas.presses('Change');
  await jonas.submits();
  await jonas.presses('Check');
  while (jonas.modal) await jonas.closes();
}
