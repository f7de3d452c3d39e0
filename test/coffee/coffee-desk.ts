import { coffeeJobs } from '../../src/coffee/jobs.ts';
import { handOnCoffee } from '../../src/coffee/handing-on.ts';
import { joining } from '../../src/coffee/joining.ts';
import type { CoffeeStore } from '../../src/coffee/kept.ts';
import { mineOf } from '../../src/coffee/looking.ts';
import { pairSteps } from '../../src/coffee/pairs.ts';
import { previewing } from '../../src/coffee/previewing.ts';
import { programmeUseCases, type ProgrammeAnswers } from '../../src/coffee/programmes.ts';
import { solving, type Solving } from '../../src/coffee/solving.ts';
import { coffeeStore } from '../../src/coffee/store.ts';
import { hoursStore } from '../../src/people/hours/store.ts';
import { managerUseCases } from '../../src/people/managers.ts';
import { managerStore } from '../../src/people/managers/store.ts';
import { directoryStore } from '../../src/people/store.ts';
import type { Person } from '../../src/people/person.ts';
import { runDue } from '../../src/schedule/run.ts';
import { scheduleStore } from '../../src/schedule/store.ts';
import type { OpenStore } from '../../src/store/open.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock, type TestClock } from '../support/clocks.ts';
import { countedIds } from '../support/story.ts';

type Solve = Solving['solve'];

const { solve, solveAgain } = solving(new AbortController().signal);

/** Every week on Tuesdays at 09:00 in Berlin, from 24 November 2026 on. */
export const weekly: ProgrammeAnswers = {
  name: 'IT–OT coffee',
  zone: 'Europe/Berlin',
  everyWeeks: 1,
  weekday: 2,
  at: 9 * 60,
  anchor: 20_781,
  sittingOut: 'rotate',
  repeatWindow: 12,
  blackouts: [],
  prompts: [],
  guests: false,
  channel: null,
};

/**
 * Coffee without Slack on the demo's plant: people are called by their ids without `U0`.
 *
 * @param options `kept`: a store in place of the real one, made of it; `solve`: what makes the pairs
 */
export function coffeeDesk(
  options: {
    store?: OpenStore;
    clock?: TestClock;
    kept?: (real: CoffeeStore) => CoffeeStore;
    solve?: (real: Solve) => Solve;
  } = {},
) {
  const opened = options.store ?? plantStore();
  const clock = options.clock ?? testClock();
  const sealed = { auditKey: AUDIT_KEY, machine: clock };
  const real = coffeeStore(opened, sealed);
  const store = options.kept?.(real) ?? real;
  const directory = directoryStore(opened);
  const hours = hoursStore(opened, sealed);
  const managers = managerUseCases({ store: managerStore(opened, sealed), directory, clock });
  const own = { store, directory, hours, managers, clock, ids: countedIds() };
  const pairs = pairSteps(own);
  const joins = joining(own);
  const programmes = programmeUseCases(own);
  const { jobs, apart } = coffeeJobs({ ...own, solve: options.solve?.(solve) ?? solve });
  const log = rememberedLog();
  let presses = 0;

  const person = async (name: string): Promise<Person> => {
    const found = await directory.person(`U0${name}`);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const press = () => `press-${++presses}`;
  const settle = async () => {
    const parts = { schedule: scheduleStore(opened), jobs: { ...jobs, ...apart }, clock, log };
    await runDue(parts, () => true);
  };

  return {
    store,
    opened,
    clock,
    directory,
    hours,
    managers,
    joins,
    pairs,
    programmes,
    previews: previewing({ ...own, solve, solveAgain }),
    mine: mineOf(own),
    handOn: handOnCoffee({ store, pairs, clock }),
    jobs: { ...jobs, ...apart },
    log,
    person,
    press,
    settle,
    async later(ms: number) {
      clock.moveOn(ms);
      await settle();
    },
    /** A programme with these people in it. @returns its id */
    async programme(members: string, but: Partial<ProgrammeAnswers> = {}): Promise<string> {
      const id = await programmes.make({ ...weekly, ...but }, await person('JONAS'), press());
      for (const name of members.split(' ')) await joins.join(id, await person(name), press());
      return id;
    },
    /** All timers that wait, the next first. */
    timers: () => scheduleStore(opened).due(Number.MAX_SAFE_INTEGER, 100),
    /** Whom each message of an intent went to, in the order in which they were written. */
    async told(intent: string): Promise<string[]> {
      const rows = await opened.queries.select().from(opened.tables.outbox);
      return rows
        .filter(row => row.intent === intent)
        .map(({ to }) => (to.kind === 'person' ? to.id : to.kind === 'people' ? to.ids.join(' ') : '?'));
    },
    /** Who meets whom in a round, `INES OMAR`, by name. */
    async met(roundId: string): Promise<string[]> {
      const groups = await store.groups(roundId);
      return groups
        .map(({ people }) =>
          people
            .map(id => id.slice(2))
            .toSorted()
            .join(' '),
        )
        .toSorted();
    },
    async lastRound(programmeId: string) {
      const [round] = await store.rounds(programmeId, 1);
      if (!round) throw new Error('there was no round yet');
      return round;
    },
  };
}

export type CoffeeDesk = ReturnType<typeof coffeeDesk>;
