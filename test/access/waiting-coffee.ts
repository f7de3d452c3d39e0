import { NO_SEAL } from '../../src/audit/entry.ts';
import type { Group } from '../../src/coffee/group.ts';
import { joined, type Membership } from '../../src/coffee/membership.ts';
import { nextRound, type Programme } from '../../src/coffee/programme.ts';
import { seedOf, type Round } from '../../src/coffee/round.ts';
import { solving } from '../../src/coffee/solving.ts';
import { DAY, HOUR, MINUTE, type Clock } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/people/wall-clock.ts';
import { aParticipant } from '../coffee/matching/seasons.ts';
import type { Story } from '../support/story.ts';

/** What of coffee is there to be pressed. */
export interface Coffee {
  /** Of people of the company; and one that takes guests as well. */
  programme: string;
  open: string;
  /** Of which its members have read; and whose pairs are made, so that it can be checked. */
  planned: string;
  announced: string;
  /** Of Lena and Ines, who have a time; and of Omar and Marta, who have none yet. */
  pair: string;
  other: string;
  /** A time that Lena and Ines could have, in milliseconds. */
  at: number;
}

/** Of the programme, Priya with a pause. */
export const MEMBERS = ['U0LENA', 'U0INES', 'U0OMAR', 'U0MARTA', 'U0PRIYA'] as const;

export const aProgrammeOf = (but: Partial<Programme>): Programme => ({
  id: 'cp-1',
  name: 'IT–OT coffee',
  zone: 'Europe/Berlin',
  everyWeeks: 2,
  weekday: 2,
  at: 9 * 60,
  anchor: 0,
  sittingOut: 'rotate',
  repeatWindow: 12,
  blackouts: [],
  prompts: ['What would stop first?'],
  guests: false,
  channel: null,
  ended: false,
  changes: 0,
  version: 1,
  auditHead: NO_SEAL,
  ...but,
});

/** A programme with a round whose pairs meet and with the one after it, and one that takes guests. */
export async function waitingCoffee({
  slack,
  store,
  clock,
}: Pick<Story, 'slack' | 'store'> & { clock: Clock }): Promise<Coffee> {
  const { queries, tables } = store;
  const now = clock.now();
  const anchor = dayOf(now);
  const programme = aProgrammeOf({ anchor });
  const open = aProgrammeOf({ id: 'cp-open', name: 'Coffee with guests', anchor, guests: true });
  await queries.insert(tables.programmes).values([programme, open]);
  const paused = { state: 'paused', until: now + 60 * DAY, pausedFor: 'wish' } as const;
  for (const id of MEMBERS)
    await keepsMember(store, { ...joined('cp-1', id), ...(id === 'U0PRIYA' && paused) });

  const next = nextRound(programme, now);
  if (!next) throw new Error('no round comes');
  const { notice: _notice, ...due } = next;
  // So that only these two pairs can be made.
  const people = [
    aParticipant('U0LENA', 'it', { doNotPair: ['U0MARTA'] }),
    aParticipant('U0OMAR', 'it', { doNotPair: ['U0INES'] }),
    aParticipant('U0INES', 'ot'),
    aParticipant('U0MARTA', 'ot'),
  ];
  const input = {
    round: 1,
    seed: seedOf(programme, 1),
    sittingOut: 'rotate',
    repeatWindow: 12,
    hours: 40,
  } as const;
  const { pairs, inputs } = await solving(new AbortController().signal).solve({ ...input, people });
  const planned: Round = {
    ...due,
    id: 'cr-2',
    programmeId: 'cp-1',
    number: 2,
    state: 'planned',
    seed: seedOf(programme, 2),
    prompt: 'What would stop first?',
    inputHash: '',
    cost: null,
    leftOut: [],
    version: 1,
  };
  const announced: Round = {
    ...planned,
    id: 'cr-1',
    number: 1,
    date: '2026-11-24',
    announce: now - HOUR,
    nudge: now + 4 * DAY,
    ask: now + 9 * DAY,
    askAgain: now + 10 * DAY,
    close: now + 12 * DAY,
    state: 'announced',
    seed: seedOf(programme, 1),
    inputHash: pairs.inputHash,
    cost: pairs.cost,
    version: 2,
  };
  await queries.insert(tables.rounds).values([
    { ...planned, inputs: '' },
    { ...announced, inputs },
  ]);
  const start = now + DAY;
  const agreed = { state: 'agreed', start, end: start + 30 * MINUTE, sequence: 1, version: 2 } as const;
  const groups = { 'U0LENA U0INES': { ...agreed, id: 'cg-1' }, 'U0OMAR U0MARTA': { id: 'cg-2' } };
  for (const { people: two, why } of pairs.groups) {
    const which = groups[two.join(' ') as keyof typeof groups];
    await keepsGroup(store, { ...aGroup, ...which, people: two, why });
    slack.workspace.groupDmWith([...two]);
  }
  return {
    programme: 'cp-1',
    open: 'cp-open',
    planned: 'cr-2',
    announced: 'cr-1',
    pair: 'cg-1',
    other: 'cg-2',
    at: now + 2 * DAY,
  };
}

export const aGroup: Group = {
  id: 'cg-0',
  roundId: 'cr-1',
  programmeId: 'cp-1',
  number: 1,
  people: [],
  why: [],
  state: 'open',
  start: null,
  end: null,
  sequence: 0,
  version: 1,
};

export async function keepsGroup({ queries, tables }: Story['store'], group: Group): Promise<void> {
  await queries.insert(tables.coffeeGroups).values(group);
  for (const personId of group.people)
    await queries
      .insert(tables.coffeeSeats)
      .values({ groupId: group.id, personId, roundId: group.roundId, answer: null });
}

export async function keepsMember(
  { queries, tables }: Story['store'],
  { satOut, ...member }: Membership,
): Promise<void> {
  const counted = { satOutTimes: satOut.times, satOutOf: satOut.of };
  await queries.insert(tables.memberships).values({ ...member, ...counted });
}
