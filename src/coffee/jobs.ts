import { DAY, type Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Job, Timer } from '../schedule/timer.ts';
import type { Group, Seat } from './group.ts';
import { inputOf, whoIsThere, type MakingParts } from './making.ts';
import { afterRound, stateAt, type Membership } from './membership.ts';
import { heldLate, isLeftOut, momentOn, nextRound, NOTICE, type Programme } from './programme.ts';
import { notBefore, seedOf, type Round } from './round.ts';
import { asked, calledOff, leftOut, noticed, nudged, paired, pausedFor } from './telling.ts';
import type { Solving } from './solving.ts';
import {
  afterwards,
  AT_HALF_TIME,
  DID_YOU_MEET,
  GIVE_NOTICE,
  MAKE_PAIRS,
  noticeTimers,
  overTimer,
  pairsTimer,
  ROUND_IS_OVER,
} from './timers.ts';

export interface CoffeeJobParts extends MakingParts {
  solve: Solving['solve'];
  clock: Clock;
  ids: Ids;
}

/** What a round does by itself. Each is done once, whatever restarts: it commits with its timer. */
export function coffeeJobs(parts: CoffeeJobParts): { jobs: Record<string, Job>; apart: Record<string, Job> } {
  const { store, clock, ids } = parts;

  /** A round that is in the state in which something is due for it. */
  async function dueFor(timer: Timer, state: Round['state']): Promise<Round | undefined> {
    const round = await store.round(timer.about);
    return round?.state === state ? round : undefined;
  }

  const giveNotice: Job = async timer => {
    const programme = await store.programme(timer.about);
    if (!programme || programme.ended) return 'nothing to do';
    const now = clock.now();
    const planned = nextRound(programme, momentOn(programme, timer.round) - 1);
    const times = planned && heldLate(planned, now);
    if (!times) return later(timer, programme, now);
    const { notice: _notice, ...due } = times;
    const [last] = await store.rounds(programme.id, 1);
    if (last?.date === due.date) return later(timer, programme, due.announce);
    const number = (last?.number ?? 0) + 1;
    const { prompts } = programme;
    const round: Round = {
      ...due,
      id: ids.next(),
      programmeId: programme.id,
      number,
      state: 'planned',
      seed: seedOf(programme, number),
      prompt: prompts[(number - 1) % Math.max(1, prompts.length)] ?? '',
      inputHash: '',
      cost: null,
      leftOut: [],
      version: 1,
    };
    const { members } = await whoIsThere(parts, programme, round);
    const outcome = await store.commit([{ kind: 'round', is: round }], {
      request: null,
      fired: timer,
      about: programme.id,
      messages: members.map(({ personId }) => noticed(round, personId)),
      timers: [pairsTimer(round)],
    });
    return outcome === 'stale' ? { again: now } : 'done';
  };

  /** @param after the rounds that come after it, in milliseconds */
  async function later(timer: Timer, programme: Programme, after: number): ReturnType<Job> {
    const timers = noticeTimers(programme, after - NOTICE);
    const facts = { request: null, fired: timer, about: programme.id, messages: [], timers };
    await store.commit([], facts);
    return 'done';
  }

  const makePairs: Job = async timer => {
    const round = await dueFor(timer, 'planned');
    const programme = round && (await store.programme(round.programmeId));
    if (!round || !programme) return 'nothing to do';
    const there = await whoIsThere(parts, programme, round);
    const timers = noticeTimers(programme, notBefore(round));
    const now = clock.now();
    if (programme.ended || isLeftOut(programme, round) || now >= round.ask)
      return callOff(timer, round, there.members, timers);
    const { pairs, inputs } = await parts.solve(await inputOf(parts, there, round));
    const is: Round = {
      ...round,
      state: 'announced',
      inputHash: pairs.inputHash,
      cost: pairs.cost,
      leftOut: pairs.leftOut,
      version: round.version + 1,
    };
    const groups = pairs.groups.map(({ people, why }): Group => ({
      id: ids.next(),
      roundId: round.id,
      programmeId: programme.id,
      number: round.number,
      people,
      why,
      state: 'open',
      start: null,
      end: null,
      sequence: 0,
      version: 1,
    }));
    const satOut = pairs.leftOut.map(({ id }) => id);
    const outcome = await store.announce(
      { round: is, inputs, groups, satOut, programme },
      {
        request: null,
        fired: timer,
        about: round.id,
        messages: [...groups.map(paired), ...satOut.map(id => leftOut(round, id))],
        timers: [...afterwards(is, now), ...timers],
      },
    );
    // Somebody left or skipped while the pairs were made: they are made anew, without them.
    return outcome === 'stale' ? { again: clock.now() } : 'done';
  };

  async function callOff(
    timer: Timer,
    round: Round,
    members: readonly Membership[],
    timers: Timer[],
  ): ReturnType<Job> {
    const is: Round = { ...round, state: 'closed', version: round.version + 1 };
    const messages = members.map(({ personId }) => calledOff(round, personId));
    await store.commit([{ kind: 'round', is }], {
      request: null,
      fired: timer,
      about: round.id,
      messages,
      timers,
    });
    return 'done';
  }

  const atHalfTime: Job = async timer => {
    const round = await dueFor(timer, 'announced');
    if (!round) return 'nothing to do';
    const isLate = clock.now() >= round.ask;
    const groups = isLate ? [] : (await store.groups(round.id)).filter(({ state }) => state === 'open');
    return tell(timer, groups.map(nudged));
  };

  const didYouMeet: Job = async timer => {
    const round = await dueFor(timer, 'announced');
    if (!round) return 'nothing to do';
    const now = clock.now();
    // Where the app was away, they are asked once and not twice, and have a day to answer.
    if (timer.round === 0 && now >= round.askAgain) return 'nothing to do';
    const timers = now + DAY > round.close ? [overTimer(round, now + DAY)] : [];
    const [groups, seats] = await Promise.all([store.groups(round.id), store.seats(round.id)]);
    const byId = new Map(groups.map(group => [group.id, group]));
    const messages = seats.flatMap(seat => {
      const group = byId.get(seat.groupId);
      return group && group.state !== 'off' && isOpen(seat) ? [asked(group, seat.personId, timer.round)] : [];
    });
    return tell(timer, messages, timers);
  };

  async function tell(
    timer: Timer,
    messages: ReturnType<typeof asked>[],
    timers: Timer[] = [],
  ): ReturnType<Job> {
    if (messages.length === 0) return 'nothing to do';
    await store.commit([], { request: null, fired: timer, about: timer.about, messages, timers });
    return 'done';
  }

  const roundIsOver: Job = async timer => {
    const round = await dueFor(timer, 'announced');
    if (!round) return 'nothing to do';
    const [seats, members] = await Promise.all([store.seats(round.id), store.members(round.programmeId)]);
    const said = new Map(seats.map(seat => [seat.personId, seat.answer ?? 'silence']));
    const changed = members.flatMap(was => {
      const answer = said.get(was.personId);
      // Who is away by their own wish says nothing, and comes back as they said.
      if (answer === undefined || stateAt(was, round.close) !== 'in') return [];
      const is = afterRound(was, answer);
      return is.silent !== was.silent ? [is] : [];
    });
    const paused = changed.filter(one => one.pausedFor === 'silence');
    const closed: Round = { ...round, state: 'closed', version: round.version + 1 };
    const silent = seats.filter(({ answer }) => answer === null).length;
    const outcome = await store.close(closed, changed, silent, {
      request: null,
      fired: timer,
      about: round.id,
      messages: paused.map(({ personId }) => pausedFor(round, round.programmeId, personId)),
    });
    return outcome === 'stale' ? { again: clock.now() } : 'done';
  };

  return {
    jobs: {
      [GIVE_NOTICE]: giveNotice,
      [AT_HALF_TIME]: atHalfTime,
      [DID_YOU_MEET]: didYouMeet,
      [ROUND_IS_OVER]: roundIsOver,
    },
    // To make thousands of pairs takes seconds: nothing that is due waits for them.
    apart: { [MAKE_PAIRS]: makePairs },
  };
}

/** Who said *not yet* may have met by now. */
const isOpen = ({ answer }: Seat): boolean => answer === null || answer === 'not yet';
